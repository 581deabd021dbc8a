import { aspects, listFields, textFields } from "../keys.ts";
import type { PracticeText } from "../practice.schema.ts";

// What of a record can be said in another language, part by part: its texts, no numbers and no tags. Pages need it too.

export type PartWords = string | string[];

/** How a part is written: a line, paragraphs, or one point a line. */
export type PartKind = "line" | "text" | "points";

const isList = (key: string): boolean => (listFields as readonly string[]).includes(key);
const isTold = (key: string): boolean => (textFields as readonly string[]).includes(key);

export const kindOf = (key: string): PartKind => (isList(key) ? "points" : key === "title" || key.startsWith("figure-") ? "line" : "text");

/** Characters of a line, of all paragraphs, or of one point. */
export function mostOf(key: string): number {
  if (key === "title") return 100;
  if (key === "summary") return 500;
  if (key.startsWith("figure-")) return 200;
  return isTold(key) && !isList(key) ? 8_000 : 1_000;
}

/** What a text says, part by part, in the order in which a record tells it. */
export function partsOf(text: PracticeText): Map<string, PartWords> {
  const told = textFields.flatMap((field): [string, PartWords][] => { const words = text[field]; return words === undefined ? [] : [[field, words]]; });
  const figures = Object.entries(text.figures ?? {}).map(([key, words]): [string, PartWords] => [`figure-${key}`, words]);
  const assessed = aspects.flatMap((aspect) => (["inspiring", "improve"] as const).flatMap((side): [string, PartWords][] => {
    const words = text.assessment?.[aspect]?.[side];
    return words === undefined ? [] : [[`${side}-${aspect}`, words]];
  }));
  return new Map([["title", text.title], ["summary", text.summary], ...told, ...figures, ...assessed]);
}

/** The text that says these parts; always written in the same order, so that the same words are the same version. */
export function textOf(parts: ReadonlyMap<string, PartWords>, state: PracticeText["state"], of: Record<string, string>): PracticeText {
  const told = Object.fromEntries(textFields.flatMap((field) => (parts.has(field) ? [[field, parts.get(field)]] : [])));
  const figures = Object.fromEntries([...parts].flatMap(([key, words]) => (key.startsWith("figure-") ? [[key.slice("figure-".length), words]] : [])));
  const assessment = Object.fromEntries(aspects.flatMap((aspect) => {
    const sides = (["inspiring", "improve"] as const).flatMap((side) => { const words = parts.get(`${side}-${aspect}`); return words === undefined ? [] : [[side, words] as const]; });
    return sides.length === 0 ? [] : [[aspect, Object.fromEntries(sides)]];
  }));
  const marks = Object.fromEntries([...parts.keys()].flatMap((key) => (of[key] === undefined ? [] : [[key, of[key]]]))) as Record<string, string>;
  return {
    title: parts.get("title"), summary: parts.get("summary"), ...told,
    ...(Object.keys(figures).length > 0 && { figures }),
    ...(Object.keys(assessment).length > 0 && { assessment }),
    state,
    ...(Object.keys(marks).length > 0 && { of: marks }),
  } as PracticeText;
}

/** Words as they are typed: one point a line. */
export const typed = (words: PartWords | undefined): string => (Array.isArray(words) ? words.map((point) => point.replace(/\s*\n\s*/g, " ")).join("\n") : (words ?? ""));

/** Typed words as a text keeps them; undefined when nothing is said. */
export function kept(key: string, words: string): PartWords | undefined {
  const trimmed = words.trim();
  if (!isList(key)) return trimmed === "" ? undefined : kindOf(key) === "line" ? trimmed.replace(/\s+/g, " ") : trimmed;
  const points = words.split("\n").map((point) => point.replace(/^\s*[-*•]\s+/, "").trim()).filter((point) => point !== "");
  return points.length === 0 ? undefined : points;
}

/** Per cent of the original's parts that a text says. */
export function completenessOf(original: PracticeText, text: PracticeText): number {
  const [wanted, said] = [partsOf(original), partsOf(text)];
  return Math.round(([...wanted.keys()].filter((key) => said.has(key)).length / wanted.size) * 100);
}
