/** The parts of a name without accents and case, to compare by: "Åsa Öberg-Lind" → asa, oberg, lind. */
export const nameWords = (text: string): string[] => text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(Boolean);

/** Whether each word begins a part of the name. */
export function beginsName(words: readonly string[], name: string): boolean {
  const parts = nameWords(name);
  return words.every((word) => parts.some((part) => part.startsWith(word)));
}
