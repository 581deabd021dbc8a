import { createReadStream } from "node:fs";
import { JSONParser } from "@streamparser/json";
import { AppError } from "#app/lib/app-error.ts";
import { readCsv, type ReadRow } from "#app/lib/tables/read-csv.server.ts";
import type { RawRow } from "./columns.ts";

export type ImportFormat = "csv" | "json";

/** The rows of a file, one after the other: never more of it in memory than a piece. @throws AppError invalid when it cannot be read on */
export function readRows(file: string, format: ImportFormat): AsyncGenerator<ReadRow<RawRow>> {
  return format === "csv" ? readCsv(file) : readJson(file);
}

async function* readJson(file: string): AsyncGenerator<ReadRow<RawRow>> {
  const found: RawRow[] = [];
  // A list, or an object with a list of practices, as the site's own file has.
  const parser = new JSONParser({ paths: ["$.*", "$.practices.*"], keepStack: false });
  parser.onValue = ({ value, stack, key }) => {
    const isRow = typeof key === "number" && typeof value === "object" && value !== null && !Array.isArray(value);
    if (isRow && stack.length <= 2) found.push(asRow(value));
  };
  const bytes = createReadStream(file);
  let number = 0;
  try {
    for await (const piece of bytes) {
      parser.write(piece as Uint8Array);
      for (const row of found.splice(0)) yield { number: ++number, row, isWhole: true, read: bytes.bytesRead };
    }
    if (!parser.isEnded) throw new Error("It ends too early");
  } catch (error) {
    if (error instanceof AppError || (error as NodeJS.ErrnoException).code !== undefined) throw error;
    throw new AppError("invalid", "imports:failed.json", { row: number + 1 });
  } finally {
    bytes.destroy();
  }
}

/** Words and lists of words; numbers and truth as they are written; nothing counts as nothing. */
function asRow(value: Record<string, unknown>): RawRow {
  const word = (one: unknown): string => (typeof one === "string" ? one : typeof one === "number" || typeof one === "boolean" ? String(one) : one === null ? "" : JSON.stringify(one));
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, Array.isArray(one) ? one.map(word) : word(one)]));
}
