import { getT } from "#app/i18n/i18n.server.ts";
import { localeNames, locales, type Locale } from "#app/i18n/locales.ts";
import { AppError } from "#app/lib/app-error.ts";
import { cleanLine, cleanLines } from "#app/lib/clean-text.ts";
import { fold } from "#app/lib/fold.ts";
import { readCsv } from "#app/lib/tables/read-csv.server.ts";
import { readXlsx } from "#app/lib/tables/read-xlsx.server.ts";
import { detectFormat } from "../imports/read-data.server.ts";
import { emptyTables, factNames, keyOf, most, placeColumn, sections, tableColumns, type FactName, type Section, type TableName, type Tables, type TypedRow } from "./typed-set.ts";

/** What a file says, and its language if it names one. */
export interface SetFile {
  tables: Tables;
  language: Locale | null;
}

interface FileContext {
  name: string;
  /** Of whoever brings it: of the answers it leaves out, and of itself if it does not say. */
  locale: Locale;
  now: Date;
}

/** How a sheet or column may be called: by its key, or by its name in any language. */
const named = <Key extends string>(keys: readonly Key[], kind: "sheets" | "columns"): Map<string, Key> => new Map(keys.flatMap((key) => [[fold(key), key], ...locales.map((locale): [string, Key] => [fold(getT(locale, "sets")(`${kind}.${key}`)), key])] as [string, Key][]));
const languageOf = new Map([...locales.map((code): [string, Locale] => [code, code]), ...locales.map((code): [string, Locale] => [fold(localeNames[code]), code])]);

/** Reads one workbook, or the questions alone as CSV. What they leave out and what can be told from the rest is filled in. @throws AppError invalid when it cannot be read */
export async function readSetFile(file: string, { name, locale, now }: FileContext): Promise<SetFile> {
  const format = await detectFormat(file);
  if (format === "json-stat") throw new AppError("invalid", "sets:errors.format");
  const tables = emptyTables();
  const written = format === "xlsx" ? await readBook(file, tables) : await readQuestions(file, tables);
  if (tables.indicators.length === 0 && tables.axes.length === 0 && Object.values(tables.facts).every((fact) => fact === "")) throw new AppError("invalid", "sets:errors.nothing");
  if (tables.facts.kind !== "") tables.facts.kind = kindOf(tables.facts.kind);
  if (Object.values(tables.facts).every((fact) => fact === "")) {
    tables.facts.title = cleanLine(name.replace(/\.\w+$/, "").replace(/[-_]+/g, " ")).slice(0, 200);
    tables.facts.edition = String(now.getUTCFullYear());
  }
  const language = written === "" ? null : languageOf.get(fold(written)) ?? null;
  if (written !== "" && language === null) throw new AppError("invalid", "sets:errors.language", { language: written.slice(0, 40) });
  completeTables(tables, language ?? locale);
  return { tables, language };
}

function kindOf(written: string): string {
  for (const kind of ["self-assessment", "policy"] as const) if (locales.some((locale) => fold(getT(locale, "sets")(`kinds.${kind}`)) === fold(written))) return kind;
  return written;
}

/** The sheets of a workbook, by their names. @returns the language as it is written */
async function readBook(file: string, tables: Tables): Promise<string> {
  const [sheetNames, facts, questions] = [named(sections, "sheets"), named(["language", ...factNames], "columns"), named(["question"], "columns")];
  let [sheet, section, head, language]: [string | null, Section | null, string[] | null, string] = [null, null, null, ""];
  for await (const { sheet: name, number, cells } of readXlsx(file)) {
    if (name !== sheet) [sheet, section, head] = [name, sheetNames.get(fold(name)) ?? null, null];
    if (cells.every((cell) => cell.trim() === "")) continue;
    // A sheet of any name with a column of questions has the questions.
    if (section === null && head === null && cells.some((cell) => questions.has(fold(cell)))) section = "indicators";
    if (section === null) continue;
    if (section === "facts") {
      const fact = facts.get(fold(cells[0] ?? ""));
      if (fact === "language") language = cleanLine(cells[1] ?? "");
      else if (fact) tables.facts[fact] = cleanFact(fact, cells[1] ?? "");
    } else if (head === null) head = columnsIn(section, cells);
    else addRow(tables, section, head, cells, number);
  }
  return language;
}

async function readQuestions(file: string, tables: Tables): Promise<string> {
  for await (const { number, row } of readCsv(file)) addRow(tables, "indicators", columnsIn("indicators", Object.keys(row)), Object.values(row), number);
  return "";
}

/** What a head means. Of indicators, whatever else is a column is an axis. */
function columnsIn(table: TableName, head: readonly string[]): string[] {
  const known = named(tableColumns[table], "columns");
  return head.map((cell) => known.get(fold(cell)) ?? (table === "indicators" && keyOf(cell) !== "" ? placeColumn(cleanLine(cell).slice(0, 100)) : ""));
}

function addRow(tables: Tables, table: TableName, columns: readonly string[], cells: readonly string[], number: number): void {
  if (tables[table].length >= most.rows) throw new AppError("invalid", "sets:errors.tooManyRows", { most: most.rows });
  const row: TypedRow = { "#": String(number) };
  for (const [index, column] of columns.entries()) if (column !== "") row[column] = clean(column, cells[index] ?? "");
  if (Object.entries(row).some(([column, cell]) => column !== "#" && cell !== "")) tables[table].push(row);
}

/** Longer than anything may be: it is kept, and said to be too long. */
const longest = 4_000;
const clean = (column: string, cell: string): string => (column === "guidance" || column.startsWith("@") ? cleanLines(cell) : cleanLine(cell)).slice(0, longest);
const cleanFact = (fact: FactName, cell: string): string => (fact === "about" ? cleanLines(cell) : cleanLine(cell)).slice(0, longest);

/** Fills in what is left out: keys from names, what stands in the row above, axes from the places of questions, a scale of three answers. */
export function completeTables(tables: Tables, locale: Locale): void {
  const t = getT(locale, "sets");
  for (const [index, row] of tables.axes.entries()) {
    row.axis ||= keyOf(row.title ?? "") || tables.axes[index - 1]?.axis || "";
    row.title ||= tables.axes.find(({ axis, title = "" }) => axis === row.axis && title !== "")?.title ?? "";
    row.value ||= keyOf(row.name ?? "");
  }
  for (const [index, row] of tables.scales.entries()) row.scale ||= tables.scales[index - 1]?.scale ?? "extent";
  for (const [index, row] of tables.indicators.entries()) row.code ||= `q${index + 1}`;
  if (tables.scales.length === 0) tables.scales = ([["0", "no"], ["50", "part"], ["100", "yes"]] as const).map(([score, answer]) => ({ scale: "extent", score, answer: t(`extent.${answer}`) }));
  const heads = new Map([...new Set(tables.indicators.flatMap((row) => Object.keys(row).filter((column) => column.startsWith("@"))))].map((column) => [column, keyOf(column.slice(1))]));
  if (tables.axes.length === 0) for (const [column, axis] of heads) tables.axes.push(...valuesIn(tables.indicators, column).map((name) => ({ axis, title: column.slice(1), value: keyOf(name), name })));
  const keys = new Map(tables.axes.flatMap(({ axis = "", title = "" }): [string, string][] => [[keyOf(title), axis], [axis, axis]]));
  for (const row of tables.indicators) {
    for (const [column, head] of heads) {
      const { [column]: place = "" } = row;
      delete row[column];
      row[keys.has(head) ? placeColumn(keys.get(head) ?? "") : column] = place;
    }
  }
}

const valuesIn = (rows: readonly TypedRow[], column: string): string[] => [...new Map(rows.flatMap((row) => (row[column] ?? "").split(/[;|,\n]/)).map((name) => name.trim()).filter((name) => keyOf(name) !== "").map((name) => [keyOf(name), name])).values()];
