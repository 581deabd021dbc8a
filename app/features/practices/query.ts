import { locales, type Locale } from "#app/i18n/locales.ts";
import { isStopWord, isStopWordSomewhere, stem, toWords } from "./stems.ts";
import { conceptLabel, conceptToken, labelStems, matchConcepts } from "./thesaurus.ts";

/** What a person typed → the index's language. Never a syntax error, whatever is typed. */

const wordLimit = 16;

/** One thing asked for: words as typed, and the concepts that they name. */
export interface Unit {
  words: string[];
  isPhrase: boolean;
  concepts: string[];
}

export interface Query {
  units: Unit[];
  locale: Locale;
}

interface TypedWord {
  text: string;
  plain: string;
}

/** Reads words and "phrases". The longest label that stands there names the concept; the reader's own language first. */
export function parseQuery(typed: string, locale: Locale): Query {
  const clean = typed.slice(0, 300).normalize("NFC").replaceAll(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu, " ");
  const pieces = [...clean.matchAll(/["“”«»„]([^"“”«»„]*)["“”«»„]?|([^"“”«»„]+)/gu)];
  const units = pieces.flatMap(([, phrase, text]): Unit[] => {
    if (phrase !== undefined) return /[\p{L}\p{N}]/u.test(phrase) ? [{ words: [phrase.trim()], isPhrase: true, concepts: [] }] : [];
    return readUnits(text ?? "", locale);
  });
  return { units: units.slice(0, wordLimit), locale };
}

function readUnits(text: string, locale: Locale): Unit[] {
  // As typed, and as compared: the two differ in l·l only, which the index takes apart.
  const words = (text.replace(/l[·.•]l/giu, "ll").match(/[\p{L}\p{N}\p{M}]+/gu) ?? []).slice(0, wordLimit * 2).map((word): TypedWord => ({ text: word, plain: toWords(word)[0] ?? "" })).filter(({ plain }) => plain !== "");
  const telling = words.filter(({ plain }) => !isStopWord(plain, locale) && !isStopWordSomewhere(plain));
  const kept = telling.length > 0 ? telling : words;
  const stems = new Map(locales.map((language) => [language, kept.map(({ plain }) => stem(plain, language))]));
  const order = [locale, ...locales.filter((other) => other !== locale)];
  const units: Unit[] = [];
  for (let at = 0; at < kept.length; ) {
    const found = order.map((language) => matchConcepts(stems.get(language) ?? [], at, language));
    const length = Math.max(1, ...found.flat().map((match) => match.length));
    const longest = found.map((matches) => matches.filter((match) => match.length === length).map(({ id }) => id));
    const own = longest[0] ?? [];
    units.push({ words: kept.slice(at, at + length).map(({ text: word }) => word), isPhrase: false, concepts: own.length > 0 ? own : [...new Set(longest.flat())] });
    at += length;
  }
  return units;
}

const quoted = (text: string): string => `"${text.replaceAll('"', "")}"`;

/** A word and what begins like its stem; a short one only as it is. */
function wordMatch(word: string, locale: Locale): string {
  const plain = toWords(word)[0] ?? word;
  const short = stem(plain, locale);
  return short.length >= 4 ? `${quoted(short)}*` : plain.length >= 3 ? `${quoted(plain)}*` : quoted(plain);
}

function unitMatch({ words, isPhrase, concepts }: Unit, locale: Locale, expand: boolean): string {
  const literal = isPhrase ? quoted(words[0] ?? "") : words.map((word) => wordMatch(word, locale)).join(" AND ");
  const typed = `{title summary body} : (${literal})`;
  if (!expand || concepts.length === 0) return typed;
  return `((${typed}) OR {subject concepts} : (${concepts.map((id) => quoted(conceptToken(id))).join(" OR ")}))`;
}

/** The whole query for the index: all units, or any of them. Null when nothing can be looked for. */
export function toMatch({ units, locale }: Query, { expand, any = false }: { expand: boolean; any?: boolean }): string | null {
  if (units.length === 0) return null;
  return units.map((unit) => `(${unitMatch(unit, locale, expand)})`).join(any ? " OR " : " AND ");
}

export interface AlsoSearched {
  typed: string;
  /** Preferred labels in the other languages. */
  labels: { locale: Locale; label: string }[];
}

/** What the thesaurus adds to a query, to be shown. */
export function alsoSearched({ units, locale }: Query): AlsoSearched[] {
  return units.filter(({ concepts }) => concepts.length > 0).map(({ words, concepts }) => {
    const typed = words.join(" ");
    const own = labelStems(typed, locale).join(" ");
    const labels = concepts.flatMap((id) => [locale, ...locales.filter((other) => other !== locale)].map((language) => ({ locale: language, label: conceptLabel(id, language) })));
    const seen = new Set([own]);
    return { typed, labels: labels.filter(({ label, locale: language }) => !seen.has(labelStems(label, language).join(" ")) && seen.add(labelStems(label, language).join(" ")).size > 0) };
  });
}
