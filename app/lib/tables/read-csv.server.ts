import { createReadStream, type ReadStream } from "node:fs";
import { Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { AppError } from "../app-error.ts";

export interface ReadRow<Row> {
  /** As a spreadsheet counts: the head is 1. */
  number: number;
  row: Row;
  /** It has as many cells as the head. */
  isWhole: boolean;
  /** Bytes of the file that have been read. */
  read: number;
}

/** How a file is written: in UTF-8; with their mark before it, in UTF-16; else in Windows-1252, as spreadsheets in Western Europe save. */
async function encodingOf(file: string): Promise<"utf-8" | "utf-16le" | "windows-1252"> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let isFirst = true;
  for await (const piece of createReadStream(file) as AsyncIterable<Buffer>) {
    if (isFirst && piece[0] === 0xff && piece[1] === 0xfe) return "utf-16le";
    isFirst = false;
    try {
      decoder.decode(piece, { stream: true });
    } catch {
      return "windows-1252";
    }
  }
  return "utf-8";
}

async function* decode(bytes: ReadStream, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const piece of bytes as AsyncIterable<Buffer>) yield decoder.decode(piece, { stream: true });
  yield decoder.decode();
}

/** The rows of a table, one after the other: never more of it in memory than a piece. @throws AppError invalid when it cannot be read on */
export async function* readCsv(file: string): AsyncGenerator<ReadRow<Record<string, string>>> {
  const encoding = await encodingOf(file);
  const bytes = createReadStream(file);
  const text = encoding === "utf-8" ? bytes : Readable.from(decode(bytes, encoding));
  const parser = text.pipe(parse({ bom: true, columns: (head: string[]) => head.map((name) => name.trim()), delimiter: [",", ";", "\t"], info: true, relax_column_count: true, skip_empty_lines: true, skip_records_with_empty_values: true, max_record_size: 256 * 1024 }));
  text.on("error", (error: Error) => parser.destroy(error));
  let number = 1;
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: Record<string, string>; info: { error?: unknown } }>) yield { number: ++number, row: record, isWhole: !info.error, read: bytes.bytesRead };
  } catch (error) {
    if (error instanceof CsvError) throw new AppError("invalid", "imports:failed.csv", { line: Number(error.lines ?? number) });
    throw error;
  } finally {
    bytes.destroy();
  }
}
