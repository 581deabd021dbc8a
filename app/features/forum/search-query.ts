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

/** Words and "phrases", all of which have to occur; the last word, and one that ends in *, may be only begun. Null when nothing can be looked for. */
export function toMatch(typed: string): string | null {
  const parts = readParts(typed).slice(0, wordLimit);
  if (parts.length === 0) return null;
  const isOpen = begun.test(typed.normalize("NFC"));
  return parts.map(({ text, isPhrase, isBegun }, index) => `"${text}"${begun.test(text) && (isBegun || (index === parts.length - 1 && !isPhrase && isOpen)) ? "*" : ""}`).join(" ");
}

/** Whether more is typed than is looked for. */
export const isTooMuch = (typed: string): boolean => readParts(typed).length > wordLimit;

/** How far back a search looks. */
export const searchTimes = ["week", "month", "year"] as const;

/** A piece of text: found or not. Never HTML. */
export interface Segment {
  text: string;
  hit: boolean;
}

export const hitStart = "\u0002";
export const hitEnd = "\u0003";

/** The index's marks → segments. */
export function toSegments(marked: string): Segment[] {
  return marked.split(hitStart).flatMap((piece, index): Segment[] => {
    if (index === 0) return piece === "" ? [] : [{ text: piece, hit: false }];
    const [found = "", ...rest] = piece.split(hitEnd);
    const after = rest.join("");
    return [{ text: found, hit: true }, ...(after === "" ? [] : [{ text: after, hit: false }])];
  });
}

/** What parts the translations of a post in the index, in the order of their languages. */
const parting = "\u001e";
const wordsBefore = 8;
const wordsShown = 32;

/** All translations of a post, marked by the index → which of them says most of it, and the words around. */
export function cutTranslation(marked: string): { index: number; text: Segment[] } {
  const texts = marked.split(parting);
  const hits = texts.map((text) => text.split(hitStart).length - 1);
  const index = hits.indexOf(Math.max(...hits));
  const words = (texts[index] ?? "").split(/\s+/);
  const from = Math.max(0, words.findIndex((word) => word.includes(hitStart)) - wordsBefore);
  const shown = words.slice(from, from + wordsShown).join(" ");
  return { index, text: toSegments(`${from > 0 ? "…" : ""}${shown}${from + wordsShown < words.length ? "…" : ""}`) };
}
