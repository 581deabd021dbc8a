import type { TFunction } from "i18next";
import { db } from "#app/db/client.server.ts";
import { Prisma } from "#app/db/generated/client.ts";
import { askedPeopleAsJson, readAskedPeople, type AskedPerson } from "#app/features/network/asked-people.server.ts";
import { regionName } from "#app/features/network/regions.server.ts";
import type { Locale } from "#app/i18n/locales.ts";
import { AppError } from "#app/lib/app-error.ts";
import { spreadOf, type Score, type Spread } from "./aggregate.ts";
import { finalsAsJson, readFinals, type Final } from "./finals.server.ts";
import type { SetContent } from "./indicator-set.schema.ts";
import { contentOf, readScores } from "./questionnaires.server.ts";
import { textOf } from "./set-texts.ts";
import { difference, noScore, sayAxes, saySet, standingOf, type SaidSet, type Standing } from "./standing.ts";

export interface ProfileRow {
  key: string;
  name: string;
  score: Score;
  /** Of the regions beside it. */
  spread: Spread | null;
  /** Against the year before, in points; null without one. */
  change: number | null;
}

export interface Profile {
  region: { slug: string; name: string };
  set: SaidSet;
  year: number;
  version: number;
  /** Every signed-off version of the year, newest first: what was corrected stays to be read. */
  versions: { id: string; version: number; signedOffAt: string }[];
  illustrative: boolean;
  signedOffAt: string;
  axes: { key: string; title: string; rows: ProfileRow[] }[];
  overall: { mean: number | null; spread: Spread | null; change: number | null };
  before: number | null;
  beside: { slug: string; name: string; isChosen: boolean; illustrative: boolean }[];
  others: { set: string; title: string; year: number }[];
  scores: { code: string; question: string; tags: Record<string, string[]>; score: number | null | undefined }[];
}

interface Asked {
  slug: string;
  set?: string | null;
  year?: number | null;
  /** Regions to stand beside it; all that have answered the same set for the same year, if none is named. */
  beside?: readonly string[];
  locale: Locale;
  t: TFunction;
}

interface Known {
  region: { id: string; slug: string; name: string; competences: Record<string, string> };
  final: Final | null;
  content: SetContent | null;
  finals: Final[];
  sets: Map<string, SetContent>;
  /** All that was signed off, newest version first. */
  versions: { id: string; setId: string; year: number; version: number; signedOffAt: string }[];
  /** Who can be asked in the regions that have said something, if it was asked for. */
  people: AskedPerson[];
}

/** The region and what it has said of itself, newest first unless a set and year are named. One statement. @throws AppError not-found */
export async function readRegionFinal({ slug, set = null, year = null, locale, withPeople = false }: Pick<Asked, "slug" | "set" | "year" | "locale"> & { withPeople?: boolean }): Promise<Known> {
  const [row] = await db.$queryRaw<{ id: string; slug: string; names: string; competences: string; sets: string; finals: string; people: string; versions: string }[]>`
    SELECT r."id", r."slug", CAST(r."names" AS TEXT) AS "names", CAST(r."competences" AS TEXT) AS "competences",
      (SELECT json_group_array(json_object('id', s."id", 'content', json(s."content"))) FROM "IndicatorSet" s WHERE EXISTS (SELECT 1 FROM "Questionnaire" q WHERE q."regionId" = r."id" AND q."setId" = s."id" AND q."status" = 'final')) AS "sets",
      ${withPeople ? askedPeopleAsJson(Prisma.sql`a."regionId" IN (SELECT q."regionId" FROM "Questionnaire" q WHERE q."status" = 'final')`) : Prisma.sql`'[]'`} AS "people",
      (SELECT json_group_array(json_object('id', v."id", 'setId', v."setId", 'year', v."year", 'version', v."version", 'signedOffAt', CAST(v."signedOffAt" AS TEXT))) FROM (SELECT * FROM "Questionnaire" q WHERE q."regionId" = r."id" AND q."status" = 'final' ORDER BY q."version" DESC) v) AS "versions",
      ${finalsAsJson} AS "finals"
    FROM "Region" r WHERE r."slug" = ${slug}`;
  if (!row) throw new AppError("not-found", "regions:errors.noRegion");
  const finals = readFinals(row.finals, locale);
  const final = finals.find((one) => one.region.id === row.id && (set === null || one.setId === set) && (year === null || one.year === year)) ?? null;
  const sets = new Map((JSON.parse(row.sets) as { id: string; content: unknown }[]).map(({ id, content }) => [id, contentOf(content)]));
  return { region: { id: row.id, slug: row.slug, name: regionName(JSON.parse(row.names), locale), competences: JSON.parse(row.competences) as Record<string, string> }, final, content: final && (sets.get(final.setId) ?? null), finals, sets, people: readAskedPeople(row.people), versions: JSON.parse(row.versions) as Known["versions"] };
}

/** Regions beside one: the same set, the same year, nothing else; editions are never mixed. */
export const peersOf = (finals: readonly Final[], final: Final): Final[] => finals.filter((one) => one.setId === final.setId && one.year === final.year && one.region.id !== final.region.id);

/** A region's scores along every axis, beside others and the year before. Two statements. @throws AppError not-found */
export async function getProfile({ slug, set = null, year = null, beside = [], locale, t }: Asked): Promise<Profile | { region: { slug: string; name: string }; axes: null }> {
  const { region, final, content, finals, sets, versions } = await readRegionFinal({ slug, set, year, locale });
  const named = { slug: region.slug, name: region.name };
  if (!final || !content) return { region: named, axes: null };
  const peers = peersOf(finals, final);
  const chosen = beside.length > 0 ? peers.filter(({ region: { slug: peer } }) => beside.includes(peer)) : peers;
  const own = finals.filter(({ region: { id } }) => id === region.id);
  const before = own.find((one) => one.setId === final.setId && one.year < final.year) ?? null;
  const scores = await readScores([final.id, ...chosen.map(({ id }) => id), ...(before ? [before.id] : [])]);
  const scoresOf = (id: string) => scores.get(id) ?? {};
  const standing = (id: string) => standingOf(content, scoresOf(id));
  const [mine, theirs, then] = [standing(final.id), chosen.map(({ id }) => standing(id)), before && standing(before.id)];
  const axes = sayAxes(content, locale, t).map(({ key, title, values }) => {
    const scoreIn = (one: Standing | null, value: string) => one?.axes[key]?.[value];
    return {
      key, title,
      rows: values.map(({ key: value, name }): ProfileRow => ({
        key: value, name, score: scoreIn(mine, value) ?? noScore,
        spread: spreadOf(theirs.flatMap((one) => scoreIn(one, value)?.mean ?? [])), change: difference(scoreIn(mine, value)?.mean, scoreIn(then, value)?.mean),
      })),
    };
  });
  const { text } = textOf(content, locale);
  return {
    region: named, year: final.year, version: final.version, versions: versions.filter((one) => one.setId === final.setId && one.year === final.year).map(({ id, version, signedOffAt }) => ({ id, version, signedOffAt: new Date(signedOffAt).toISOString() })), illustrative: final.illustrative, signedOffAt: final.signedOffAt, axes, set: saySet(final.setId, content, locale),
    overall: { mean: mine.overall, spread: spreadOf(theirs.flatMap(({ overall }) => overall ?? [])), change: before && difference(mine.overall, then?.overall) },
    before: before?.year ?? null,
    beside: peers.map(({ region: peer, illustrative }) => ({ slug: peer.slug, name: peer.name, isChosen: chosen.some(({ region: { slug: one } }) => one === peer.slug), illustrative })),
    others: own.map((one) => ({ set: one.setId, title: titleOf(sets.get(one.setId), locale), year: one.year })),
    scores: content.indicators.map(({ code, text: name, tags }) => ({ code, question: text.indicators[name]?.question ?? code, tags, score: scoresOf(final.id)[code] })),
  };
}

const titleOf = (content: SetContent | undefined, locale: Locale): string => (content ? textOf(content, locale).text.title : "");
