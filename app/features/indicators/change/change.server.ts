import type { TFunction } from "i18next";
import type { Locale } from "#app/i18n/locales.ts";
import type { Score } from "../aggregate.ts";
import type { Final } from "../finals.server.ts";
import { readRegionFinal } from "../profile.server.ts";
import { readScores } from "../questionnaires.server.ts";
import { difference, noScore, sayAxes, saySet, standingOf, type SaidAxis, type SaidSet } from "../standing.ts";
import { pairKey } from "./change-address.ts";

/** One of the two: what a region said for a year. */
export interface Side {
  key: string;
  set: SaidSet;
  year: number;
  version: number;
  illustrative: boolean;
  axes: (Omit<SaidAxis, "values"> & { rows: { key: string; name: string; score: Score }[] })[];
  overall: number | null;
}

export interface ChangeRow {
  key: string;
  name: string;
  then: Score;
  now: Score;
  /** In points, before rounding. */
  change: number | null;
}

export interface ChangePage {
  region: { slug: string; name: string };
  /** Everything the region has signed off, newest first. */
  options: { key: string; set: string; edition: string; year: number }[];
  /** The earlier and the later; null while there are no two. */
  sides: { then: Side; now: Side } | null;
  /** Where both are of one edition; otherwise nothing is joined. */
  axes: { key: string; title: string; rows: ChangeRow[] }[] | null;
  overall: number | null;
  illustrative: boolean;
}

/**
 * Two years of a region. Change is said between years of one edition only: of two editions, or two sets, both stand side
 * by side. Two statements. @throws AppError not-found
 */
export async function getChange({ slug, from, to, locale, t }: { slug: string; from: string | null; to: string | null; locale: Locale; t: TFunction }): Promise<ChangePage> {
  const { region, finals, sets } = await readRegionFinal({ slug, locale });
  const own = finals.filter((one) => one.region.id === region.id && sets.has(one.setId));
  const keyOf = ({ setId, year }: Final) => pairKey(setId, year);
  const options = own.flatMap((one) => { const content = sets.get(one.setId); return content ? [{ key: keyOf(one), set: saySet(one.setId, content, locale).title, edition: content.structure.edition, year: one.year }] : []; });
  const empty: ChangePage = { region: { slug: region.slug, name: region.name }, options, sides: null, axes: null, overall: null, illustrative: false };
  const pair = choosePair(own, keyOf, from, to);
  if (!pair) return empty;
  const scores = await readScores(pair.map(({ id }) => id));
  const [then, now] = pair.map((final): Side | null => {
    const content = sets.get(final.setId);
    if (!content) return null;
    const standing = standingOf(content, scores.get(final.id) ?? {});
    const axes = sayAxes(content, locale, t).map(({ values, ...axis }) => ({ ...axis, rows: values.map((value) => ({ ...value, score: standing.axes[axis.key]?.[value.key] ?? noScore })) }));
    return { key: keyOf(final), set: saySet(final.setId, content, locale), year: final.year, version: final.version, illustrative: final.illustrative, axes, overall: standing.overall };
  });
  if (!then || !now) return empty;
  const isOneEdition = then.set.id === now.set.id;
  return {
    ...empty, sides: { then, now }, illustrative: then.illustrative || now.illustrative,
    overall: isOneEdition ? difference(now.overall, then.overall) : null,
    axes: isOneEdition ? now.axes.map(({ rows, ...axis }) => ({ ...axis, rows: rows.map(({ score, ...value }) => { const before = then.axes.find(({ key }) => key === axis.key)?.rows.find(({ key }) => key === value.key)?.score ?? noScore; return { ...value, then: before, now: score, change: difference(score.mean, before.mean) }; }) })) : null,
  };
}

/** What is asked for, or the newest and what best goes with it: the year before of the same edition, then anything else. The earlier first. */
function choosePair(own: readonly Final[], keyOf: (final: Final) => string, from: string | null, to: string | null): [Final, Final] | null {
  const named = own.find((one) => keyOf(one) === from);
  const now = own.find((one) => keyOf(one) === to) ?? own.find((one) => one !== named);
  if (!now) return null;
  const others = own.filter((one) => one !== now);
  const then = (named !== now ? named : undefined) ?? others.find((one) => one.setId === now.setId && one.year < now.year) ?? others.find((one) => one.setId === now.setId) ?? others[0];
  if (!then) return null;
  return then.year <= now.year ? [then, now] : [now, then];
}
