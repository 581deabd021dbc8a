import { seededChance, type Chance } from "./chance.ts";

// Words that mean nothing, some said often and most seldom, as in what people write: a search finds few or many.

const onsets = ["b", "c", "d", "f", "g", "l", "m", "n", "p", "r", "s", "t", "v", "pr", "tr", "st", "gr", "pl", "ch", ""];
const vowels = ["a", "e", "i", "o", "u", "é", "ó", "à", "å", "ia"];
const codas = ["", "", "", "n", "r", "s", "l", "nt"];
const vocabulary = 20_000;

/** A list of different words, the most frequent ones first; always the same. */
export function makeVocabulary(): string[] {
  const chance = seededChance(1_897);
  const words = new Set<string>();
  while (words.size < vocabulary) {
    const syllables = 1 + Math.floor(Math.log10(words.size + 10) / 1.5) + chance.whole(0, 1);
    words.add(Array.from({ length: syllables }, () => chance.pick(onsets) + chance.pick(vowels) + chance.pick(codas)).join(""));
  }
  return [...words];
}

/** Words by their frequency: the n-th is said about 1/n as often as the first. */
export function words(list: readonly string[], chance: Chance, count: number): string {
  return Array.from({ length: count }, () => list[Math.floor(list.length ** chance.next()) - 1]).join(" ");
}
