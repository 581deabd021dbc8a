// Passages that look as if they were about a person, for the author and the reviewers to judge. Never a refusal: an
// institution has an address too, and no pattern finds a story by which somebody is recognised.

export const hintKinds = ["email", "phone", "id", "birth", "age"] as const;
export type HintKind = (typeof hintKinds)[number];

export interface PersonalHint {
  kind: HintKind;
  passage: string;
}

const patterns: [HintKind, RegExp][] = [
  ["email", /[\p{L}\d._%+-]+@[\p{L}\d.-]+\.\p{L}{2,}/gu],
  // Spanish DNI and NIE, Italian fiscal code, Swedish personal number, passports and the like.
  ["id", /\b(?:\d{8}[A-Z]|[XYZ]\d{7}[A-Z]|[A-Z]{6}\d{2}[A-Z]\d{2}[A-Z]\d{3}[A-Z]|(?:19|20)?\d{6}[-+]\d{4}|[A-Z]{1,2}\d{7,8})\b/g],
  ["birth", /\b(?:born|nacid[oa]|nascut|nascuda|nascid[oa]|nat[oa]|född|née?)\b[^.\n]{0,20}\b(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|(?:19|20)\d{2})\b/giu],
  ["age", /\b(?:an?|una?|um|uma|en|ett|une?)\b[^.\n]{0,24}?\b\d{1,2}[\s-]*(?:years?[\s-]old|year-old|años|anys|anos|anni|år(?:ig)?|ans)\b/giu],
  ["phone", /(?<![\d./:-])(?:\+|00)\d{1,3}[\s().-]?(?:\d[\s().-]?){6,12}\d(?![\d/])/g],
];

/** What in a text looks like a person's address, number, birth or age; each passage once. */
export function findPersonalHints(text: string): PersonalHint[] {
  const found = patterns.flatMap(([kind, pattern]) => [...text.matchAll(pattern)].map(([passage]): PersonalHint => ({ kind, passage: passage.trim().slice(0, 120) })));
  return [...new Map(found.map((hint) => [`${hint.kind} ${hint.passage}`, hint])).values()].slice(0, 20);
}
