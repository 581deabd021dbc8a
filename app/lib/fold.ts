/** Folds text for searching: lower case, no accents, single spaces. "São  João" → "sao joao". */
export function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("ß", "ss").replaceAll("œ", "oe").replaceAll("æ", "ae").replaceAll("ø", "o").replace(/\s+/gu, " ").trim();
}
