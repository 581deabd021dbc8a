import type { Indicator } from "./indicator-set.schema.ts";

// Scores run from 0 to 100. Along an axis the score of a value is the unweighted mean of its indicators, and the overall
// score the unweighted mean of the values of one axis: the rule that MIPEX publishes (indicators → policy area → overall,
// https://www.mipex.eu/methodology). For MIPEX-R no rule was found in print; the same is used.

/** By the code of an indicator. Null: it does not apply in this region. Absent: not answered. */
export type Scores = Readonly<Record<string, number | null | undefined>>;

export interface Score {
  /** 0–100; null where nothing counts. */
  mean: number | null;
  /** Indicators that count in it. */
  answered: number;
  /** Left out because they do not apply. */
  inapplicable: number;
  asked: number;
}

const meanOf = (values: readonly number[]): number | null => (values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length);

/** The unweighted mean of some indicators. What is missing or does not apply is left out, and counted. */
export function scoreOf(indicators: readonly Pick<Indicator, "code">[], scores: Scores): Score {
  const given = indicators.map(({ code }) => (Object.hasOwn(scores, code) ? scores[code] : undefined));
  const values = given.filter((score) => typeof score === "number");
  return { mean: meanOf(values), answered: values.length, inapplicable: given.filter((score) => score === null).length, asked: indicators.length };
}

const grouped = new WeakMap<readonly Indicator[], Map<string, readonly Indicator[]>>();

/** The indicators of a set that count for a value of an axis. Looked up once, for hundreds of regions that answered it. */
export function indicatorsOf(indicators: readonly Indicator[], axis: string, value: string): readonly Indicator[] {
  const known = grouped.get(indicators) ?? new Map<string, readonly Indicator[]>();
  grouped.set(indicators, known);
  const key = JSON.stringify([axis, value]);
  const found = known.get(key) ?? indicators.filter(({ tags }) => tags[axis]?.includes(value));
  known.set(key, found);
  return found;
}

/** The scores along an axis, by its values. */
export function scoresAlong(axis: string, values: readonly string[], indicators: readonly Indicator[], scores: Scores): Record<string, Score> {
  return Object.fromEntries(values.map((value) => [value, scoreOf(indicatorsOf(indicators, axis, value), scores)]));
}

/** The mean of the means along an axis; values without a score are left out. */
export function overallOf(along: Readonly<Record<string, Score>>): number | null {
  return meanOf(Object.values(along).flatMap(({ mean }) => mean ?? []));
}

export interface Spread {
  low: number;
  median: number;
  high: number;
  count: number;
}

/** Lowest, middle and highest of some scores; null if there is none. Of an even number the middle is the mean of the two. */
export function spreadOf(values: readonly number[]): Spread | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  const median = Number.isInteger(half) ? ((sorted[half - 1] ?? 0) + (sorted[half] ?? 0)) / 2 : (sorted[Math.floor(half)] ?? 0);
  return { low: sorted[0] ?? 0, median, high: sorted.at(-1) ?? 0, count: sorted.length };
}
