import type { Locale } from "#app/i18n/locales.ts";
import { fold } from "#app/lib/fold.ts";

// A set of indicators as it is typed, into a file or a form: tables of text, of which nothing need be right
// (docs/indicator-format.md). check-set.ts says what is wrong, and makes a set of it.

export const tableColumns = {
  axes: ["axis", "title", "value", "name"],
  scales: ["scale", "score", "answer"],
  indicators: ["code", "question", "guidance", "scale"],
} as const;
export type TableName = keyof typeof tableColumns;
export const tableNames = Object.keys(tableColumns) as TableName[];

export const factNames = ["title", "about", "edition", "kind", "overall", "source", "url", "licence"] as const;
export type FactName = (typeof factNames)[number];

/** What each section has words in: the rest is the same in every language. */
export const wordsOf = { facts: ["title", "about"], axes: ["title", "name"], scales: ["answer"], indicators: ["question", "guidance"] } as const;

/** By column. Places on axes are under "@" and the axis; "#" is the row of the file it came from. */
export type TypedRow = Record<string, string>;
export interface Tables {
  facts: Record<FactName, string>;
  axes: TypedRow[];
  scales: TypedRow[];
  indicators: TypedRow[];
}
export type Section = keyof Tables;
export const sections = ["facts", ...tableNames] as const satisfies readonly Section[];
export const isSection = (value: unknown): value is Section => (sections as readonly unknown[]).includes(value);

export interface TypedSet {
  language: Locale;
  tables: Tables;
  /** The same rows in further languages; only their words count. */
  words: Partial<Record<Locale, Tables>>;
  /** Translations whose original has changed since, by their keys (set-words.ts). */
  outdated?: Partial<Record<Locale, string[]>>;
}

/** Stands in a place on an axis: asked once for every value of it. */
export const each = "*";
export const placeColumn = (axis: string): string => `@${axis}`;
export const most = { rows: 1_000, indicators: 400, axes: 8, values: 40, answers: 11, places: 20 };

export const emptyFacts = (): Tables["facts"] => Object.fromEntries(factNames.map((name) => [name, ""])) as Tables["facts"];
export const emptyTables = (): Tables => ({ facts: emptyFacts(), axes: [], scales: [], indicators: [] });

/** A name as a key: "Political participation" → "political-participation". */
export const keyOf = (name: string, longest = 40): string => fold(name).replace(/[^a-z0-9]+/g, "-").slice(0, longest).replace(/^-+|-+$/g, "");

/** Columns of a table: of indicators, one more an axis. */
export const columnsOf = (table: TableName, { axes }: Tables): string[] => [...tableColumns[table], ...(table === "indicators" ? [...new Set(axes.map(({ axis = "" }) => axis))].filter((axis) => axis !== "").map(placeColumn) : [])];

/** How a person finds a row again: as their spreadsheet counts. */
export const rowNumber = (row: TypedRow | undefined, index: number): number => Number(row?.["#"]) || index + 2;

/** What joins a row to the same one in another language. */
const idOf: Record<TableName, (row: TypedRow) => string> = {
  axes: ({ axis = "", value = "" }) => `${axis} ${value}`,
  scales: ({ scale = "", score = "" }) => `${scale} ${Number(score.replace(",", "."))}`,
  indicators: ({ code = "" }) => code,
};

/** The rows of a set with the words of another language: what that language lacks is empty, what the set does not know is left out. */
export function alignWords(main: Tables, words: Tables | undefined): Tables {
  const taken = (names: readonly string[], from: TypedRow | undefined): TypedRow => Object.fromEntries(names.map((name) => [name, from?.[name] ?? ""]));
  const rows = (table: TableName): TypedRow[] => {
    const known = new Map(words?.[table].map((row) => [idOf[table](row), row]));
    return main[table].map((row) => ({ ...row, ...taken(wordsOf[table], known.get(idOf[table](row))) }));
  };
  return { facts: { ...main.facts, ...taken(wordsOf.facts, words?.facts) }, axes: rows("axes"), scales: rows("scales"), indicators: rows("indicators") };
}
