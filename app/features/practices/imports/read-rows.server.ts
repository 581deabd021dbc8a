import { createReadStream } from "node:fs";
import { JSONParser } from "@streamparser/json";
import { CsvError, parse } from "csv-parse";
import { AppError } from "#app/lib/app-error.ts";
import type { RawRow } from "./columns.ts";

export type ImportFormat = "csv" | "json";

export interface ReadRow {
  number: number;
  row: RawRow;
  /** It has as many cells as the head. */
  isWhole: boolean;
  /** Bytes of the file that have been read. */
  read: number;
}

/** The rows of a file, one after the other: never more of it in memory than a piece. @throws AppError invalid when it cannot be read on */
export function readRows(file: string, format: ImportFormat): AsyncGenerator<ReadRow> {
  return format === "csv" ? readCsv(file) : readJson(file);
}

async function* readCsv(file: string): AsyncGenerator<ReadRow> {
  const bytes = createReadStream(file);
  const parser = bytes.pipe(parse({ bom: true, columns: (head: string[]) => head.map((name) => name.trim()), delimiter: [",", ";", "\t"], info: true, relax_column_count: true, skip_empty_lines: true, skip_records_with_empty_values: true, max_record_size: 256 * 1024 }));
  bytes.on("error", (error) => parser.destroy(error));
  let number = 1;
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: RawRow; info: { error?: unknown } }>) yield { number: ++number, row: record, isWhole: !info.error, read: bytes.bytesRead };
  } catch (error) {
    if (error instanceof CsvError) throw new AppError("invalid", "imports:failed.csv", { line: Number(error.lines ?? number) });
    throw error;
  } finally {
    bytes.destroy();
  }
}

async function* readJson(file: string): AsyncGenerator<ReadRow> {
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
