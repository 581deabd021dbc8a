import type { TFunction } from "i18next";
import { db } from "#app/db/client.server.ts";
import { regionName } from "#app/features/network/regions.server.ts";
import type { Locale } from "#app/i18n/locales.ts";
import type { Figure, Provenance } from "../outcomes/figures.server.ts";
import { groups, type Group, type Unit } from "../outcomes/outcomes.ts";
import { readScoredRegions, type ScoredRegion, type ScoredRegions } from "./scored-regions.server.ts";

export interface Outcome {
  key: string;
  indicator: string;
  name: string;
  group: Group;
  unit: Unit;
  area: string;
}

export interface ScatterPoint extends ScoredRegion {
  score: number;
  figure: Figure & { value: number };
}

export interface ScatterPage extends ScoredRegions {
  outcomes: Outcome[];
  outcome: Outcome | null;
  points: ScatterPoint[];
  /** Regions with a score of which there is no figure. */
  without: string[];
}

/** Scores of regions beside their newest figure about one outcome. Six statements. */
export async function readScatter({ of, value, figure, locale, t }: { of: string | null; value: string | null; figure: string | null; locale: Locale; t: TFunction }): Promise<ScatterPage> {
  const scored = await readScoredRegions({ of, value, locale, t });
  const outcomes = await listOutcomes(locale);
  const wanted = outcomes.find(({ key }) => key === figure);
  // What is asked for; else what is about the area of the score; else the first rate.
  const outcome = wanted ?? outcomes.find(({ area }) => area !== "" && area === scored.shown?.value.area) ?? outcomes.find(({ unit }) => unit === "percent") ?? outcomes[0] ?? null;
  const withScore = (scored.shown?.regions ?? []).flatMap((region) => (region.score === null ? [] : [{ ...region, score: region.score }]));
  const figures = outcome ? await readNewest(outcome) : new Map<string, ScatterPoint["figure"]>();
  const points = withScore.flatMap((region): ScatterPoint[] => { const found = figures.get(region.id); return found ? [{ ...region, figure: found, illustrative: region.illustrative || found.illustrative }] : []; });
  return { ...scored, outcomes, outcome, points, without: withScore.filter(({ id }) => !figures.has(id)).map(({ name }) => name) };
}

/** What there is a published figure about, in the order of the list of indicators. A typology is no outcome. One statement. */
async function listOutcomes(locale: Locale): Promise<Outcome[]> {
  const rows = await db.$queryRaw<{ key: string; group: Group; unit: Unit; area: string; names: string }[]>`
    SELECT i."key", g."value" AS "group", i."unit", i."area", CAST(i."names" AS TEXT) AS "names" FROM "OutcomeIndicator" i, json_each(${JSON.stringify(groups)}) g
    WHERE i."unit" <> 'typology' AND EXISTS (SELECT 1 FROM "OutcomeFigure" f JOIN "DataSource" s ON s."id" = f."sourceId" WHERE f."indicatorKey" = i."key" AND f."group" = g."value" AND f."value" IS NOT NULL AND s."publishedAt" IS NOT NULL)
    ORDER BY i."position", g."key"`;
  return rows.map(({ key, group, unit, area, names }) => ({ key: `${key}:${group}`, indicator: key, group, unit, area, name: regionName(JSON.parse(names), locale) }));
}

interface Row extends Provenance {
  regionId: string;
  year: number;
  value: number;
  flags: string;
  forCode: string;
  illustrative: number;
}

/** Every region's newest figure; of several sources the one published last counts. One statement. */
async function readNewest({ indicator, group }: Outcome): Promise<Map<string, ScatterPoint["figure"]>> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT n.*, s."title", s."url", s."edition", s."licence", s."retrievedOn", s."illustrative" FROM (
      SELECT f."regionId", f."year", f."value", f."flags", f."forCode", f."sourceId", row_number() OVER (PARTITION BY f."regionId" ORDER BY f."year" DESC, d."publishedAt" DESC, d."id" DESC) AS "place"
      FROM "OutcomeFigure" f JOIN "DataSource" d ON d."id" = f."sourceId"
      WHERE f."indicatorKey" = ${indicator} AND f."group" = ${group} AND f."value" IS NOT NULL AND d."publishedAt" IS NOT NULL) n
    JOIN "DataSource" s ON s."id" = n."sourceId" WHERE n."place" = 1`;
  return new Map(rows.map(({ regionId, year, value, flags, forCode, illustrative, title, url, edition, licence, retrievedOn }) => [regionId, { year: Number(year), value, flags, forCode, illustrative: Number(illustrative) === 1, source: { title, url, edition, licence, retrievedOn } }]));
}
