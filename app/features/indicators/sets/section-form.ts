import { cleanLine, cleanLines } from "#app/lib/clean-text.ts";
import { factNames, keyOf, most, tableColumns, type FactName, type Section, type Tables, type TypedRow } from "./typed-set.ts";

// A section's form: fields of rows are called "<row>.<column>". Rows are added and taken out by buttons of the form; what a
// person need not think about, the keys, is made from the names.

export const rowField = (index: number, column: string): string => `${index}.${column}`;

const longest = 4_000;
const typed = (form: FormData, name: string, isLong: boolean): string => {
  const value = form.get(name);
  return typeof value === "string" ? (isLong ? cleanLines(value) : cleanLine(value)).slice(0, longest) : "";
};

/** What was typed into a section, whatever is wrong with it; blank rows fall away, and the one that is to go. */
export function readSection(form: FormData, section: Section, gone: number | null = null): Tables[Section] {
  if (section === "facts") return Object.fromEntries(factNames.map((name: FactName) => [name, typed(form, name, name === "about")])) as Tables["facts"];
  const places = section === "indicators" ? [...form.keys()].flatMap((name) => /^\d{1,4}\.(@.{1,100})$/.exec(name)?.[1] ?? []) : [];
  const columns = [...tableColumns[section], ...[...new Set(places)].slice(0, most.places)];
  const count = Math.min(most.rows, Math.max(0, ...[...form.keys()].flatMap((name) => { const match = /^(\d{1,4})\./.exec(name); return match ? [Number(match[1]) + 1] : []; })));
  const rows = Array.from({ length: count }, (_, index) => Object.fromEntries(columns.map((column) => [column, typed(form, rowField(index, column), column === "guidance")])));
  const isSaid = (row: TypedRow): boolean => saidBy[section].some((column) => row[column] !== "");
  return nameRows(section, rows.filter((row, index) => index !== gone && isSaid(row)));
}

/** A row in which none of these stands is blank. */
const saidBy = { axes: ["name", "value"], scales: ["score", "answer"], indicators: ["code", "question", "guidance"] } as const;

/** Gives rows their keys where they have none, and the rows of an axis its title; what belongs together stands together. */
function nameRows(section: Exclude<Section, "facts">, rows: TypedRow[]): TypedRow[] {
  const numbered = (name: (number: number) => string, taken: readonly (string | undefined)[]): string => {
    for (let number = 1; ; number++) if (!taken.includes(name(number))) return name(number);
  };
  const free = (wanted: string, taken: readonly (string | undefined)[]) => numbered((number) => (number === 1 ? wanted : `${wanted}-${number}`), taken);
  if (section === "indicators") {
    for (const row of rows) row.code ||= numbered((number) => `q${number}`, rows.map(({ code }) => code));
    return rows;
  }
  if (section === "scales") return grouped(rows, "scale");
  for (const row of rows) {
    row.axis ||= free(keyOf(row.title ?? "") || "axis", rows.map(({ axis }) => axis));
    row.title ||= rows.find(({ axis, title }) => axis === row.axis && title !== "")?.title ?? "";
    row.value ||= free(keyOf(row.name ?? "") || "value", rows.filter(({ axis }) => axis === row.axis).map(({ value }) => value));
  }
  // The title is asked once an axis.
  for (const row of rows) row.title = rows.find(({ axis }) => axis === row.axis)?.title ?? "";
  return grouped(rows, "axis");
}

const grouped = (rows: TypedRow[], column: string): TypedRow[] => [...Map.groupBy(rows, (row) => row[column] ?? "").values()].flat();

/** Rows with a blank one more: of an axis or scale that is there, or of a new one. */
export function withBlank(section: Exclude<Section, "facts">, rows: readonly TypedRow[], group: string): { rows: TypedRow[]; focus: number } {
  const column = { axes: "axis", scales: "scale", indicators: "" }[section];
  const last = group === "" ? -1 : rows.findLastIndex((row) => row[column] === group);
  const focus = last < 0 ? rows.length : last + 1;
  const names = new Set(rows.map(({ scale }) => scale));
  const fresh: TypedRow = section === "scales" ? { scale: last < 0 ? Array.from({ length: names.size + 2 }, (_, index) => `scale-${index + 1}`).find((name) => !names.has(name)) ?? "" : group } : section === "axes" && last >= 0 ? { axis: group, title: rows[last]?.title ?? "" } : {};
  const blank = section === "scales" && last < 0 ? [fresh, fresh, fresh] : [fresh];
  return { rows: [...rows.slice(0, focus), ...blank, ...rows.slice(focus)], focus };
}

