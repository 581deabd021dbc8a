import type { TFunction } from "i18next";
import type { Locale } from "#app/i18n/locales.ts";
import { overallOf, scoresAlong, type Score, type Scores } from "./aggregate.ts";
import type { SetContent } from "./indicator-set.schema.ts";
import { axisTitle, ownerOf, textOf, valueName } from "./set-texts.ts";

/** Where somebody stands along every axis of a set, from scores of its indicators. */
export interface Standing {
  axes: Record<string, Record<string, Score>>;
  overall: number | null;
}

export function standingOf({ structure: { axes, overallAxis }, indicators }: SetContent, scores: Scores): Standing {
  const along = Object.fromEntries(axes.map(({ key, values }) => [key, scoresAlong(key, values, indicators, scores)]));
  return { axes: along, overall: overallOf(along[overallAxis] ?? {}) };
}

export interface SaidSet {
  id: string;
  slug: string;
  title: string;
  edition: string;
  kind: string;
  /** The region that made it; none where it is for all. */
  owner: string | null;
  /** What the axis is called whose parts make up the overall score. */
  axis: string;
  locale: Locale;
  source: { title: string; url?: string | undefined; licence?: string | undefined };
}

/** A set in the reader's language. */
export function saySet(id: string, content: SetContent, locale: Locale): SaidSet {
  const { text, locale: language } = textOf(content, locale);
  const { slug, edition, kind, source } = content.structure;
  return { id, slug, edition, kind, source, owner: ownerOf(content, locale), title: text.title, axis: axisTitle(text, content.structure.overallAxis), locale: language };
}

export interface SaidAxis {
  key: string;
  title: string;
  values: { key: string; name: string }[];
}

/** The axes of a set in the reader's language. */
export function sayAxes(content: SetContent, locale: Locale, t: TFunction): SaidAxis[] {
  const { text } = textOf(content, locale);
  return content.structure.axes.map(({ key, values }) => ({ key, title: axisTitle(text, key), values: values.map((value) => ({ key: value, name: valueName(text, key, value, t) })) }));
}

export const noScore: Score = { mean: null, answered: 0, inapplicable: 0, asked: 0 };
export const difference = (now: number | null | undefined, then: number | null | undefined): number | null => (typeof now === "number" && typeof then === "number" ? now - then : null);
