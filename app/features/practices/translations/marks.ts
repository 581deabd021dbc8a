import { createHash } from "node:crypto";
import { locales } from "#app/i18n/locales.ts";
import type { PracticeContent, PracticeText } from "../practice.schema.ts";
import { partsOf, textOf, type PartWords } from "./parts.ts";

// Of which words a translation is one. Marks stand in the version itself, so whether a part is outdated is known from it alone.

/** A mark of words: others have another one. */
export const markOf = (words: PartWords): string => createHash("sha256").update(JSON.stringify(words)).digest("base64url").slice(0, 12);

/** The marks of all that a text says. */
export const marksOf = (text: PracticeText): Record<string, string> => Object.fromEntries([...partsOf(text)].map(([key, words]) => [key, markOf(words)]));

/** Parts that were translated from other words than the original has now. */
export function outdatedParts(original: PracticeText, text: PracticeText): string[] {
  const now = partsOf(original);
  return [...partsOf(text).keys()].filter((key) => {
    const [mark, words] = [text.of?.[key], now.get(key)];
    return mark !== undefined && words !== undefined && mark !== markOf(words);
  });
}

/**
 * What was translated here of the version before, in the next one too. It stays while it says what the original says; once
 * outdated, what comes with the new version (a file's own translation) takes its place, if there is anything. Pure.
 */
export function carryTranslations(before: PracticeContent | null, after: PracticeContent): PracticeContent {
  const original = after.texts[after.record.original];
  if (!before || !original) return after;
  const carried = new Map(locales.flatMap((locale): [string, PracticeText][] => {
    const [was, comes] = [before.texts[locale], after.texts[locale]];
    if (locale === after.record.original || was?.of === undefined) return [];
    const text = carryText(original, was, comes);
    return text === comes ? [] : [[locale, text]];
  }));
  if (carried.size === 0) return after;
  return { ...after, texts: Object.fromEntries(locales.flatMap((locale) => { const text = carried.get(locale) ?? after.texts[locale]; return text ? [[locale, text]] : []; })) };
}

function carryText(original: PracticeText, was: PracticeText, comes: PracticeText | undefined): PracticeText {
  const [old, fresh] = [partsOf(was), comes && partsOf(comes)];
  const of: Record<string, string> = {};
  const parts = new Map([...partsOf(original)].flatMap(([key, words]): [string, PartWords][] => {
    const [mine, mark, theirs] = [old.get(key), was.of?.[key], fresh?.get(key)];
    if (mine !== undefined && mark !== undefined && (mark === markOf(words) || theirs === undefined)) {
      of[key] = mark;
      return [[key, mine]];
    }
    const said = fresh ? theirs : mine;
    return said === undefined ? [] : [[key, said]];
  }));
  return comes && Object.keys(of).length === 0 ? comes : textOf(parts, was.state, of);
}

/** The same content with marks on all that is translated: what no file brings anew is kept for what it translates. */
export function markAll(content: PracticeContent): PracticeContent {
  const { record, texts } = content;
  const original = texts[record.original];
  if (!original) return content;
  const marks = marksOf(original);
  return { record, texts: Object.fromEntries(Object.entries(texts).map(([locale, text]) => [locale, locale === record.original ? text : { ...text, of: { ...marks, ...text.of } }])) };
}
