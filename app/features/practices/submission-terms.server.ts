import { getGlossary } from "#app/features/courses/glossary.server.ts";
import type { Locale } from "#app/i18n/locales.ts";
import type { ShownTerm } from "./components/field-terms.tsx";
import type { SubmissionField } from "./submission-fields.ts";
import { termsOfField } from "./submission-terms.ts";

/** What the words of some questions mean, in the reader's language. One statement. */
export async function readFieldTerms(fields: readonly SubmissionField[], locale: Locale): Promise<Partial<Record<SubmissionField, ShownTerm[]>>> {
  const glossary = await getGlossary(locale);
  return Object.fromEntries(fields.flatMap((field) => {
    const terms = (termsOfField[field] ?? []).flatMap((key) => { const found = glossary[key]; return found ? [{ key, term: found.term, definition: found.definition, locale: found.locale }] : []; });
    return terms.length === 0 ? [] : [[field, terms]];
  }));
}
