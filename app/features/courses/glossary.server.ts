import { db } from "#app/db/client.server.ts";
import { defaultLocale, type Locale } from "#app/i18n/locales.ts";
import type { GlossaryView } from "./markdown/render.ts";

/** The shared glossary in a reader's language, term by term in English where it has no such entry. One statement. */
export async function getGlossary(locale: Locale): Promise<Record<string, GlossaryView>> {
  const rows = await db.glossaryTerm.findMany({ where: { locale: { in: [locale, defaultLocale] } }, orderBy: { key: "asc" } });
  const glossary: Record<string, GlossaryView> = {};
  for (const row of rows) {
    if (row.locale === locale || !Object.hasOwn(glossary, row.key)) {
      glossary[row.key] = { term: row.term, definition: row.definition, source: row.source, locale: row.locale };
    }
  }
  return glossary;
}
