/** The largest number that a column of kind Int holds; the database's client throws on what is larger. */
export const largestRowNumber = 2_147_483_647;

/** The number of a row as an address writes it; null when it can be none. */
export function parseRowNumber(text: string | undefined): number | null {
  if (text === undefined || !/^[1-9]\d{0,9}$/.test(text)) return null;
  const number = Number(text);
  return number <= largestRowNumber ? number : null;
}
