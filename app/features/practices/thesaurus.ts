import { locales, type Locale } from "#app/i18n/locales.ts";
import { isStopWord, stem, toWords } from "./stems.ts";
import areas from "./thesaurus/areas.json" with { type: "json" };
import evidence from "./thesaurus/evidence.json" with { type: "json" };
import institutions from "./thesaurus/institutions.json" with { type: "json" };
import instruments from "./thesaurus/instruments.json" with { type: "json" };
import people from "./thesaurus/people.json" with { type: "json" };

// The field's concepts in seven languages. What a text speaks of is written into the index as concepts, so a word in one
// language finds what is said in any. Files: one a group; the first label of a language is the one that is shown.

/** Labels of a concept in each language, the preferred one first. */
export type ConceptLabels = Record<Locale, string[]>;

export const thesaurusGroups: Record<string, Record<string, ConceptLabels>> = { people, areas, instruments, institutions, evidence };

const concepts = new Map(Object.values(thesaurusGroups).flatMap((group) => Object.entries(group)));

/** All concepts by id. */
export const conceptIds: readonly string[] = [...concepts.keys()];

/** The preferred label of a concept. */
export function conceptLabel(id: string, locale: Locale): string {
  return concepts.get(id)?.[locale][0] ?? id;
}

/** A concept as one word of the full-text index that nobody would type. */
export const conceptToken = (id: string): string => `c0${id.replaceAll("-", "")}`;

interface Label {
  stems: string[];
  id: string;
}

/** Stems of the words that carry a label's meaning. */
export function labelStems(label: string, locale: Locale): string[] {
  const words = toWords(label);
  const telling = words.filter((word) => !isStopWord(word, locale));
  return (telling.length > 0 ? telling : words).map((word) => stem(word, locale));
}

const labelsByFirst = Object.fromEntries(
  locales.map((locale) => {
    const all = [...concepts].flatMap(([id, labels]) => labels[locale].map((label): Label => ({ id, stems: labelStems(label, locale) })));
    return [locale, Map.groupBy(all, ({ stems }) => stems[0] ?? "")];
  }),
) as Record<Locale, Map<string, Label[]>>;

export interface ConceptMatch {
  id: string;
  /** How many of the words it takes. */
  length: number;
}

/** The concepts whose labels begin at one of the stems, as they stand in a row without words that carry no meaning. */
export function matchConcepts(stems: readonly string[], at: number, locale: Locale): ConceptMatch[] {
  const first = stems[at];
  if (first === undefined) return [];
  const candidates = labelsByFirst[locale].get(first) ?? [];
  return candidates.filter((label) => label.stems.every((part, index) => stems[at + index] === part)).map(({ id, stems: { length } }) => ({ id, length }));
}

/** Every concept that a text speaks of, wider ones inside narrower ones too: "unaccompanied minors" speaks of minors. */
export function findConcepts(text: string, locale: Locale): Set<string> {
  const stems = toWords(text).filter((word) => !isStopWord(word, locale)).map((word) => stem(word, locale));
  return new Set(stems.flatMap((_, at) => matchConcepts(stems, at, locale).map(({ id }) => id)));
}
