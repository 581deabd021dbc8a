import type { TFunction } from "i18next";
import type { Cited } from "./cite.ts";
import type { PracticePage } from "./practice-page.server.ts";

// A record's own words, where page and paper say the same.

/** What is cited of a record: whoever led the practice is its author. */
export function citedOf(page: Pick<PracticePage, "slug" | "title" | "version" | "publishedAt" | "record">, address: string): Cited {
  return { slug: page.slug, title: page.title, version: page.version, publishedAt: page.publishedAt, authors: page.record.organisations.filter(({ role }) => role === "lead").map(({ name }) => name), address };
}

/** The names of fields that no source tells. */
export function untoldNames(t: TFunction<"practices">, untold: readonly string[]): string {
  const facetNames: Record<string, string> = { outcome: t("facets.outcome"), evidenceKind: t("facets.evidence"), budget: t("facets.budget") };
  return [...new Set(untold.map((field) => facetNames[field] ?? t(`fields.${field}`)))].join(", ");
}
