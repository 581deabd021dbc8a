import type { Locale } from "#app/i18n/locales.ts";
import type { Sheet } from "#app/lib/tables/write-xlsx.server.ts";
import type { Indicator, SetContent } from "../indicator-set.schema.ts";
import { columnsOf, each, emptyTables, factNames, placeColumn, tableNames, type Tables, type TableName, type TypedSet } from "./typed-set.ts";

/** A set as tables, with its words in one language. What is asked of every value of an axis is one row again. */
export function tablesOf({ structure, indicators, texts }: SetContent, locale: Locale): Tables {
  const text = texts[locale];
  const { source } = structure;
  const tables: Tables = {
    ...emptyTables(),
    facts: { title: text?.title ?? "", about: text?.about ?? "", edition: structure.edition, kind: structure.kind, overall: structure.overallAxis, source: source.title, url: source.url ?? "", licence: source.licence ?? "" },
    axes: structure.axes.flatMap(({ key, values }) => values.map((value) => ({ axis: key, title: text?.axes[key]?.title ?? "", value, name: text?.axes[key]?.values[value] ?? "" }))),
    scales: Object.entries(structure.scales).flatMap(([scale, scores]) => scores.map((score, index) => ({ scale, score: String(score), answer: text?.scales[scale]?.[index] ?? "" }))),
  };
  const row = (code: string, name: string, { scale }: Indicator, places: Record<string, string>) => ({ code, question: text?.indicators[name]?.question ?? "", guidance: text?.indicators[name]?.guidance ?? "", scale, ...Object.fromEntries(Object.entries(places).map(([axis, place]) => [placeColumn(axis), place])) });
  const placesOf = (tags: Indicator["tags"]) => Object.fromEntries(Object.entries(tags).map(([axis, values]) => [axis, values.join("; ")]));
  for (const [name, asked] of Map.groupBy(indicators, ({ text: of }) => of)) {
    const [first] = asked;
    if (!first) continue;
    const axis = asked.every(({ code }) => code !== name) ? structure.axes.find(({ key, values }) => values.length === asked.length && asked.every(({ code, tags }, index) => code === `${values[index]}.${name}` && tags[key]?.join() === values[index])) : undefined;
    if (axis) tables.indicators.push(row(name, name, first, { ...placesOf(first.tags), [axis.key]: each }));
    else for (const one of asked) tables.indicators.push(row(one.code, name, one, placesOf(one.tags)));
  }
  return tables;
}

/** A set to go on from, in every language that it has. */
export function typedSetOf(content: SetContent, language: Locale): TypedSet {
  const others = (Object.keys(content.texts) as Locale[]).filter((locale) => locale !== language);
  return { language, tables: tablesOf(content, language), words: Object.fromEntries(others.map((locale) => [locale, tablesOf(content, locale)])) };
}

/** Names of sheets and columns in the language of the workbook. */
export interface Heads {
  sheet: (name: "facts" | TableName) => string;
  column: (name: string) => string;
  facts: { language: string; key: string; value: string };
}

/** Tables as a workbook that can be brought back. */
export function sheetsOf(tables: Tables, language: Locale, { sheet, column, facts }: Heads): Sheet[] {
  return [
    { name: sheet("facts"), lines: [[facts.key, facts.value], [facts.language, language], ...factNames.map((name) => [column(name), tables.facts[name]])] },
    ...tableNames.map((table) => {
      const columns = columnsOf(table, tables);
      return { name: sheet(table), lines: [columns.map((name) => (name.startsWith("@") ? name.slice(1) : column(name))), ...tables[table].map((row) => columns.map((name) => cellOf(name, row[name] ?? "")))] };
    }),
  ];
}

const cellOf = (column: string, cell: string): string | number => (column === "score" && cell !== "" && Number.isFinite(Number(cell)) ? Number(cell) : cell);
