/**
 * The file that was pasted or dropped, rather a picture than another. Word processors put a picture of the words beside the
 * words: those are meant.
 */
export function fileOf(data: DataTransfer | null): File | null {
  if (!data || data.getData("text/plain").trim() !== "") return null;
  return [...data.files].find(({ type }) => type.startsWith("image/")) ?? data.files[0] ?? null;
}
