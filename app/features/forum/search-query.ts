import type { Wanted } from "./search-marks.ts";

/** What a person typed → the index's language. Never a syntax error, whatever is typed. */

const sayable = /[\p{L}\p{N}]/u;
/** A search takes longer with each word; whoever pastes a page is told that its first words were looked for. */
export const wordLimit = 12;

/** One letter begins half of all words: it is looked for as a word. */
const begun = /[\p{L}\p{N}]{2}$/u;

/** "l'habitatge" is said of housing, "d'habitatge" as well: an article or particle that has lost its vowel is not looked for. */
const elided = /^(?:[cdjlmnst]|qu|un|dell|nell|all|dall|sull|quell)['’ʼ](?=[\p{L}\p{N}]{2})/iu;

/** Operators of other search engines: here all words have to occur anyway. */
const operator = /^(?:AND|OR|NOT|NEAR(?:\/\d+)?)$/;

interface Part {
  text: string;
  isPhrase: boolean;
  isBegun: boolean;
}

function readParts(typed: string): Part[] {
  const parts = [...typed.normalize("NFC").replaceAll(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu, " ").matchAll(/["“”«»„]([^"“”«»„]*)["“”«»„]?|([^\s"“”«»„]+)/gu)].map(([, phrase, word = ""]): Part =>
    phrase === undefined ? { text: word.replace(elided, "").replace(/\*+$/, ""), isPhrase: false, isBegun: word.endsWith("*") } : { text: phrase.trim(), isPhrase: true, isBegun: false });
  const sayables = parts.filter(({ text }) => sayable.test(text));
  const words = sayables.filter(({ text, isPhrase }) => isPhrase || !operator.test(text));
  return words.length > 0 ? words : sayables;
}

/** Words and "phrases" that are looked for; the last word, and one that ends in *, may be only begun. */
export function readWanted(typed: string): Wanted[] {
  const parts = readParts(typed).slice(0, wordLimit);
  const isOpen = begun.test(typed.normalize("NFC"));
  return parts.map(({ text, isPhrase, isBegun }, index) => ({ text, isBegun: begun.test(text) && (isBegun || (index === parts.length - 1 && !isPhrase && isOpen)) }));
}

/** All of them have to occur. Null when nothing can be looked for. */
export function toMatch(wanted: readonly Wanted[]): string | null {
  return wanted.length === 0 ? null : wanted.map(({ text, isBegun }) => `"${text}"${isBegun ? "*" : ""}`).join(" ");
}

/** Whether more is typed than is looked for. */
export const isTooMuch = (typed: string): boolean => readParts(typed).length > wordLimit;

/** How far back a search looks. */
export const searchTimes = ["week", "month", "year"] as const;
