import type { Locale } from "#app/i18n/locales.ts";
import { cleanLine, cleanLines } from "#app/lib/clean-text.ts";
import { alignWords, emptyTables, wordsOf, type Section, type Tables, type TypedRow, type TypedSet } from "./typed-set.ts";

// The words of a set, one by one: what is translated, and what the original has moved away from since.

const longest = 4_000;

export interface WordCell {
  /** The same in every language. */
  key: string;
  section: Section;
  /** Null in the facts. */
  row: number | null;
  column: string;
  words: string;
}

const idOf = { axes: ({ axis, value }: TypedRow) => `${axis} ${value}`, scales: ({ scale, score = "" }: TypedRow) => `${scale} ${Number(score.replace(",", "."))}`, indicators: ({ code }: TypedRow) => code } as const;

/** Every word of a set that is written in one of its languages; the title of an axis once. */
export function wordCells(tables: Tables): WordCell[] {
  const facts = wordsOf.facts.map((column): WordCell => ({ key: `facts ${column}`, section: "facts", row: null, column, words: tables.facts[column] }));
  const rows = (["axes", "scales", "indicators"] as const).flatMap((section) => tables[section].flatMap((row, index) => wordsOf[section].flatMap((column): WordCell[] => {
    const isTitle = section === "axes" && column === "title";
    if (isTitle && tables.axes.findIndex(({ axis }) => axis === row.axis) !== index) return [];
    return [{ key: `${section} ${column} ${isTitle ? row.axis : idOf[section](row)}`, section, row: index, column, words: row[column] ?? "" }];
  })));
  return [...facts, ...rows];
}

const byKey = (tables: Tables): Map<string, string> => new Map(wordCells(tables).map(({ key, words }) => [key, words]));

/** The set with other words of its own: translations of what has changed are out of date until somebody looks at them. */
export function withOriginal(typed: TypedSet, tables: Tables): TypedSet {
  const [before, after] = [byKey(typed.tables), byKey(tables)];
  const changed = [...after].flatMap(([key, words]) => { const old = before.get(key); return old !== undefined && old !== "" && old !== words ? [key] : []; });
  const outdated = Object.fromEntries(Object.entries(typed.words).map(([locale, theirs]) => {
    const translated = byKey(theirs ?? emptyTables());
    return [locale, [...new Set([...(typed.outdated?.[locale as Locale] ?? []), ...changed])].filter((key) => (translated.get(key) ?? "") !== "")];
  }));
  return { ...typed, tables, outdated };
}

/** The set with the words of a further language, of which `still` are out of date. */
export const withWords = (typed: TypedSet, locale: Locale, words: Tables, still: readonly string[] = []): TypedSet => ({ ...typed, words: { ...typed.words, [locale]: words }, outdated: { ...typed.outdated, [locale]: [...still] } });

export interface TranslatedCell extends WordCell {
  translation: string;
  isOutdated: boolean;
}

/** The words beside those of a further language; of what the original does not say, nothing is asked. */
export function translatedCells(typed: TypedSet, locale: Locale): TranslatedCell[] {
  const theirs = byKey(alignWords(typed.tables, typed.words[locale]));
  const outdated = typed.outdated?.[locale] ?? [];
  return wordCells(typed.tables).flatMap((cell) => { const translation = theirs.get(cell.key) ?? ""; return cell.words === "" && translation === "" ? [] : [{ ...cell, translation, isOutdated: outdated.includes(cell.key) }]; });
}

/** The field of a translation, and that of saying that what stands there still fits: by the key, whatever rows come between. */
export const wordField = (key: string): string => `word.${key}`;
export const fitsField = (key: string): string => `fits.${key}`;

/** What was typed, by key, whoever typed it. */
export const typedWords = (form: FormData): Record<string, string> => Object.fromEntries([...form].flatMap(([name, value]) => (name.startsWith("word.") && typeof value === "string" ? [[name.slice(5), value.slice(0, longest)]] : [])));

/** What was typed beside the original. */
export function readWords(form: FormData, typed: TypedSet, locale: Locale): { words: Tables; still: string[] } {
  const cells = translatedCells(typed, locale).map((cell) => {
    const value = form.get(wordField(cell.key));
    const translation = typeof value === "string" ? (isLong(cell) ? cleanLines(value) : cleanLine(value)).slice(0, longest) : cell.translation;
    return { ...cell, translation, isOutdated: cell.isOutdated && translation === cell.translation && translation !== "" && !form.has(fitsField(cell.key)) };
  });
  const words = alignWords(typed.tables, typed.words[locale]);
  for (const { section, row, column, translation } of cells) {
    if (section === "facts") words.facts = { ...words.facts, [column]: translation };
    else for (const [index, one] of words[section].entries()) if (index === row || (section === "axes" && column === "title" && one.axis === words.axes[row ?? 0]?.axis)) one[column] = translation;
  }
  return { words, still: cells.filter(({ isOutdated }) => isOutdated).map(({ key }) => key) };
}

/** Whether a cell is written in several lines. */
export const isLong = ({ column }: Pick<WordCell, "column">): boolean => column === "about" || column === "guidance";
