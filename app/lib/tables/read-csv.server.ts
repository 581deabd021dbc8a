import { createReadStream } from "node:fs";
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

/** The rows of a table, one after the other: never more of it in memory than a piece. @throws AppError invalid when it cannot be read on */
export async function* readCsv(file: string): AsyncGenerator<ReadRow<Record<string, string>>> {
  const bytes = createReadStream(file);
  const parser = bytes.pipe(parse({ bom: true, columns: (head: string[]) => head.map((name) => name.trim()), delimiter: [",", ";", "\t"], info: true, relax_column_count: true, skip_empty_lines: true, skip_records_with_empty_values: true, max_record_size: 256 * 1024 }));
  bytes.on("error", (error) => parser.destroy(error));
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
