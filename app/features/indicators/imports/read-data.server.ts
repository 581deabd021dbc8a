import { open } from "node:fs/promises";
import { readCsv, type ReadRow } from "#app/lib/tables/read-csv.server.ts";
import { readJsonStat } from "#app/lib/tables/read-json-stat.server.ts";
import { readXlsx, type SheetRow } from "#app/lib/tables/read-xlsx.server.ts";

export type DataFormat = "csv" | "xlsx" | "sdmx-csv" | "json-stat";
export type DataRow = ReadRow<Record<string, string>>;

/** Columns of rows that stood in blocks: one sheet a country or region, and in it blocks with a column a year. */
export const blockColumns = { sheet: "sheet", block: "block", item: "item", year: "year", value: "value" } as const;

/** What a file is, by what is in it; its name does not count. */
export async function detectFormat(file: string): Promise<DataFormat> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4_096), 0, 4_096, 0);
    const head = buffer.subarray(0, bytesRead);
    if (head.subarray(0, 4).equals(Buffer.from([0x50, 0x4b, 3, 4]))) return "xlsx";
    const text = head.toString("utf8").replace(/^\ufeff/, "").trimStart();
    if (text.startsWith("{")) return "json-stat";
    const [line = ""] = text.split(/\r?\n/);
    return /\bOBS_VALUE\b/.test(line) && /\bTIME_PERIOD\b/.test(line) ? "sdmx-csv" : "csv";
  } finally {
    await handle.close();
  }
}

/** A file as rows with named columns, one after the other. @throws AppError invalid */
export function readData(file: string, format: DataFormat): AsyncGenerator<DataRow> {
  switch (format) {
    case "json-stat":
      return readJsonStat(file);
    case "xlsx":
      return readSheets(file);
    default:
      return readCsv(file);
  }
}

const isYear = (cell: string): boolean => /^(?:19|20)\d{2}(?:\.0)?$/.test(cell.trim());

/** A head of years: "Policy strand | 2020 | 2021 | …". */
const isHeadOfYears = (cells: readonly string[]): boolean => {
  const rest = cells.slice(1).filter((cell) => cell.trim() !== "");
  return !isYear(cells[0] ?? "") && rest.length > 0 && rest.every(isYear);
};

async function* readSheets(file: string): AsyncGenerator<DataRow> {
  let number = 0;
  for await (const { row, read } of spreadSheets(readXlsx(file))) yield { number: ++number, row, isWhole: true, read };
}

/** Sheets that begin with a head of years, under a title perhaps, are read in blocks; others as tables whose first row names the columns. */
async function* spreadSheets(rows: AsyncGenerator<SheetRow>): AsyncGenerator<{ row: Record<string, string>; read: number }> {
  let [sheet, table, block, years, title]: [string | null, string[] | null, string, string[] | null, string] = [null, null, "", null, ""];
  for await (const { sheet: name, cells, read } of rows) {
    if (name !== sheet) [sheet, table, block, years, title] = [name, null, "", null, ""];
    const filled = cells.filter((cell) => cell.trim() !== "");
    if (filled.length === 0) {
      if (table === null) years = null;
      continue;
    }
    const first = (cells[0] ?? "").trim();
    if (table) yield { row: { [blockColumns.sheet]: name, ...Object.fromEntries(table.map((column, index) => [column, cells[index] ?? ""])) }, read };
    else if (isHeadOfYears(cells)) [block, years, title] = [first || title, cells, ""];
    else if (years) {
      for (const [index, year] of years.entries()) if (index > 0 && isYear(year)) yield { row: { [blockColumns.sheet]: name, [blockColumns.block]: block, [blockColumns.item]: first || block, [blockColumns.year]: String(Number(year)), [blockColumns.value]: cells[index] ?? "" }, read };
    } else if (filled.length === 1) title = filled[0]?.trim() ?? "";
    else table = cells.map((cell, index) => cell.trim() || `column ${index + 1}`);
  }
}
