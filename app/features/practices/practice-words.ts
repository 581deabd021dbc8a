import type { TFunction } from "i18next";
import { formatLanguage } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locales.ts";
import type { Cited } from "./cite.ts";
import type { PracticePage, ShownContent } from "./practice-page.server.ts";

// What is said of a record wherever it is read.

/** What is cited of a record: whoever led the practice is its author. */
export function citedOf(page: Pick<PracticePage, "slug" | "title" | "version" | "publishedAt" | "record">, address: string): Cited {
  return { slug: page.slug, title: page.title, version: page.version, publishedAt: page.publishedAt, authors: page.record.organisations.filter(({ role }) => role === "lead").map(({ name }) => name), address };
}

/** The names of fields that no source tells. */
export function untoldNames(t: TFunction<"practices">, untold: readonly string[]): string {
  const facetNames: Record<string, string> = { outcome: t("facets.outcome"), evidenceKind: t("facets.evidence"), budget: t("facets.budget") };
  return [...new Set(untold.map((field) => facetNames[field] ?? t(`fields.${field}`)))].join(", ");
}

/** What a reader should know of the language in which they read a record; null when it is told in their own. */
export function languageNotice(t: TFunction<"practices">, { state, isPartial, locale, languages, record }: Pick<ShownContent, "state" | "isPartial" | "locale" | "languages"> & { record: Pick<ShownContent["record"], "original"> }, reader: Locale): { text: string; outdated: string | null } | null {
  if (state === "original" && locale === reader) return null;
  const names = { language: formatLanguage(locale, reader), original: formatLanguage(record.original, reader) };
  const outdated = languages.find((one) => one.locale === locale)?.outdated ?? 0;
  const isThere = languages.some((one) => one.locale === reader);
  return {
    text: state === "original" ? t(isThere ? "record.inOriginal" : "record.onlyIn", names) : state === "machine" ? t("record.machine", names) : isPartial ? t("record.partial", names) : t("record.translated", names),
    outdated: outdated > 0 ? t("record.outdated", { count: outdated }) : null,
  };
}
