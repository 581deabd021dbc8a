import { scoreOf, type Score, type Scores } from "./aggregate.ts";
import type { Indicator } from "./indicator-set.schema.ts";

// Where a region is weakest, and what it can do something about. No black box: the weight is shown with the result.

export const competences = ["own", "shared", "none"] as const;
export type Competence = (typeof competences)[number];

/** How much of a distance counts: what a region decides itself, decides with others, or does not decide. The product's own convention. */
export const weightOf: Record<Competence, number> = { own: 1, shared: 0.75, none: 0.25 };

export interface Gap {
  area: string;
  score: Score;
  competence: Competence;
  /** (100 − mean) × weight. */
  size: number;
  /** Weakest first: what is missing in this area, by the values of the other axis. */
  weakest: { value: string; score: Score }[];
  /** Indicators that scored least, weakest first. */
  indicators: { code: string; score: number }[];
}

interface Asked {
  areaAxis: string;
  areas: readonly string[];
  phaseAxis: string | null;
  phases: readonly string[];
  indicators: readonly Indicator[];
  scores: Scores;
  competences: Readonly<Record<string, Competence>>;
}

/** All areas with an answer, the widest gap first. An area of which nobody has said who decides counts as shared. */
export function findGaps({ areaAxis, areas, phaseAxis, phases, indicators, scores, competences: said }: Asked): Gap[] {
  return areas.flatMap((area): Gap[] => {
    const own = indicators.filter(({ tags }) => tags[areaAxis]?.includes(area));
    const score = scoreOf(own, scores);
    if (score.mean === null) return [];
    const competence = (Object.hasOwn(said, area) ? said[area] : undefined) ?? "shared";
    const weakest = phases
      .map((value) => ({ value, score: scoreOf(own.filter(({ tags }) => phaseAxis !== null && tags[phaseAxis]?.includes(value)), scores) }))
      .filter(({ score: { mean } }) => mean !== null && mean < 100)
      .sort((a, b) => (a.score.mean ?? 0) - (b.score.mean ?? 0));
    const scored = own.flatMap(({ code }) => { const value = scores[code]; return typeof value === "number" && value < 100 ? [{ code, score: value }] : []; });
    return [{ area, score, competence, size: (100 - score.mean) * weightOf[competence], weakest, indicators: scored.sort((a, b) => a.score - b.score) }];
  }).sort((a, b) => b.size - a.size);
}
