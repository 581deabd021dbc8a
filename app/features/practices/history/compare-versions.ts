import type { TFunction } from "i18next";
import { formatLanguage } from "#app/i18n/format.ts";
import { locales, type Locale } from "#app/i18n/locales.ts";
import { textFields } from "../keys.ts";
import { practiceFacts } from "../practice-facts.ts";
import type { PracticeContent, PracticeText } from "../practice.schema.ts";
import { wordChanges, type Words } from "./word-changes.ts";

export interface FieldChange {
  key: string;
  label: string;
  /** Language of the words; null for those of the page. */
  lang: Locale | null;
  words: Words[];
}

export interface VersionChanges {
  /** Language in which the texts are compared. */
  locale: Locale;
  /** Languages that either version has, in which one could compare. */
  languages: Locale[];
  changes: FieldChange[];
  /** Other languages whose texts have changed. */
  elsewhere: Locale[];
}

interface Asked {
  t: TFunction<"practices">;
  /** The reader's. */
  own: Locale;
  /** The one to compare texts in; else the reader's, else the original. */
  wanted: Locale | null;
  regionNames: Record<string, string>;
}

interface Told {
  key: string;
  label: string;
  words: string;
  lang: Locale | null;
}

/** Paragraphs without the line breaks of files, as the record's page shows them. */
const asRead = (text: string): string => text.split(/\n\s*\n/).map((part) => part.replace(/\s*\n\s*/g, " ").trim()).filter((part) => part !== "").join("\n\n");
const lines = (list: readonly string[]): string => list.join("\n");

function textOf(t: TFunction<"practices">, text: PracticeText | undefined, lang: Locale): Told[] {
  return [
    { key: "title", label: t("csv.title"), words: text?.title ?? "", lang },
    { key: "summary", label: t("csv.summary"), words: text?.summary ?? "", lang },
    ...textFields.map((field): Told => { const value = text?.[field] ?? ""; return { key: field, label: t(`fields.${field}`), words: typeof value === "string" ? asRead(value) : lines(value), lang }; }),
    ...Object.entries(text?.assessment ?? {}).flatMap(([aspect, { inspiring, improve }]): Told[] => [
      { key: `inspiring ${aspect}`, label: `${t(`aspects.${aspect}` as "aspects.inclusion")}: ${t("record.inspiring")}`, words: inspiring ?? "", lang },
      { key: `improve ${aspect}`, label: `${t(`aspects.${aspect}` as "aspects.inclusion")}: ${t("record.improve")}`, words: improve ?? "", lang },
    ]),
  ];
}

/** All that a version says, as lines of words, in the order of its page. */
function tell({ record, texts }: PracticeContent, lang: Locale, { t, own, regionNames }: Asked): Told[] {
  const text = texts[lang];
  const figures = record.figures.map(({ key, value }) => `${value}: ${text?.figures?.[key] ?? texts[record.original]?.figures?.[key] ?? key}`);
  return [
    ...practiceFacts(t, record, regionNames, own).map(({ key, label, value }): Told => ({ key: `fact ${key}`, label, words: value, lang: null })),
    ...textOf(t, text, lang),
    { key: "figures", label: t("record.figures"), words: lines(figures), lang },
    { key: "adoptions", label: t("record.adoptedBy"), words: lines(record.adoptions.map(({ place, state, changes }) => [place, t(`adoptionStates.${state}`), changes ?? ""].filter((part) => part !== "").join(", "))), lang: null },
    { key: "documents", label: t("record.documents"), words: lines(record.documents.map(({ title, url }) => `${title} ${url}`)), lang: null },
    { key: "sources", label: t("record.sources"), words: lines(Object.values(record.sources).map(({ title, publisher, url }) => [title, publisher, url ?? ""].filter((part) => part !== "").join(". "))), lang: null },
  ];
}

/** What became of a record between two versions, field by field. Pure. */
export function compareVersions(before: PracticeContent, after: PracticeContent, asked: Asked): VersionChanges {
  const languages = locales.filter((code) => before.texts[code] ?? after.texts[code]);
  const locale = [asked.wanted, asked.own].find((code) => code !== null && languages.includes(code)) ?? after.record.original;
  const then = new Map(tell(before, locale, asked).map((told) => [told.key, told]));
  const now = tell(after, locale, asked);
  const all = [...now, ...[...then.values()].filter(({ key }) => !now.some((told) => told.key === key)).map((told) => ({ ...told, words: "" }))];
  const changes = all.map(({ key, label, words, lang }): FieldChange => ({ key, label, lang, words: wordChanges(then.get(key)?.words ?? "", words) }));
  return {
    locale,
    languages,
    changes: changes.filter(({ words }) => words.length > 0),
    elsewhere: languages.filter((code) => code !== locale && JSON.stringify({ ...before.texts[code], of: undefined }) !== JSON.stringify({ ...after.texts[code], of: undefined })),
  };
}

/** Languages by their names, in the reader's. */
export const nameLanguages = (codes: readonly Locale[], own: Locale): { code: Locale; name: string }[] => codes.map((code) => ({ code, name: formatLanguage(code, own) }));
