const types = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  json: "application/json; charset=utf-8",
  svg: "image/svg+xml",
  png: "image/png",
} as const;
export type FileKind = keyof typeof types;
export const fileKinds = Object.keys(types) as FileKind[];

/** What is asked for, by the end of the address. */
export const kindOfFile = ({ pathname }: URL): FileKind => fileKinds.find((kind) => pathname.endsWith(`.${kind}`)) ?? "json";

/** A file to take along. */
export function answerFile(body: string | Uint8Array<ArrayBuffer>, kind: FileKind, name: string): Response {
  return new Response(body, { headers: { "Content-Type": types[kind], "Content-Disposition": `attachment; filename="${name}.${kind}"`, "Cache-Control": "private, no-cache" } });
}
