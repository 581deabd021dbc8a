import { locales, type Locale } from "#app/i18n/locales.ts";
import type { TranslationState } from "./keys.ts";
import type { PracticeContent } from "./practice.schema.ts";
import { outdatedParts } from "./translations/marks.ts";
import { completenessOf } from "./translations/parts.ts";

/** One language of a record, and how good what there is in it is. */
export interface RecordLanguage {
  locale: Locale;
  state: TranslationState;
  /** Per cent of the original. */
  completeness: number;
  /** Parts that say what an earlier version said. */
  outdated: number;
}

/** The languages of a version, in the order of languages. Pure. */
export function languagesOf({ record, texts }: PracticeContent): RecordLanguage[] {
  const original = texts[record.original];
  return locales.flatMap((locale) => {
    const text = texts[locale];
    return text && original ? [{ locale, state: locale === record.original ? ("original" as const) : text.state, completeness: completenessOf(original, text), outdated: locale === record.original ? 0 : outdatedParts(original, text).length }] : [];
  });
}
