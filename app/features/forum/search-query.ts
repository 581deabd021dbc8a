/** What a person typed → the index's language. Never a syntax error, whatever is typed. */

const sayable = /[\p{L}\p{N}]/u;
const wordLimit = 12;

/** One letter begins half of all words: it is looked for as a word. */
const begun = /[\p{L}\p{N}]{2}$/u;

/** Words and "phrases", all of which have to occur; the last word may be only begun. Null when nothing can be looked for. */
export function toMatch(typed: string): string | null {
  const parts = [...typed.slice(0, 300).replaceAll(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu, " ").matchAll(/["“”«»„]([^"“”«»„]*)["“”«»„]?|([^\s"“”«»„]+)/gu)].map(([whole, phrase, word]) => ({ text: phrase ?? word ?? "", isPhrase: phrase !== undefined, end: whole }));
  const kept = parts.filter(({ text }) => sayable.test(text)).slice(0, wordLimit);
  if (kept.length === 0) return null;
  const isOpen = begun.test(typed);
  return kept.map(({ text, isPhrase }, index) => `"${text.trim()}"${index === kept.length - 1 && !isPhrase && isOpen ? "*" : ""}`).join(" ");
}

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
