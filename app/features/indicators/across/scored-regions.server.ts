import type { TFunction } from "i18next";
import { db } from "#app/db/client.server.ts";
import { listRegions } from "#app/features/network/regions.server.ts";
import type { Locale } from "#app/i18n/locales.ts";
import { listFinals } from "../finals.server.ts";
import type { SetContent } from "../indicator-set.schema.ts";
import type { Provenance } from "../outcomes/figures.server.ts";
import { readPublished } from "../published/published.server.ts";
import { contentOf, readScores } from "../questionnaires.server.ts";
import { sayAxes, saySet, standingOf, type SaidSet } from "../standing.ts";
import { scoresKey, type Basis } from "./across-address.ts";

// The regions of the network by one score of one edition, year and basis: what a map shades and a scatter sets beside outcomes.

export interface ScoredRegion {
  id: string;
  slug: string;
  name: string;
  nutsCode: string;
  /** It does not exist, or its score is invented. */
  illustrative: boolean;
  exists: boolean;
  score: number | null;
  flags: string;
  forCode: string;
  /** Of published scores. */
  source: Provenance | null;
}

export interface ScoredRegions {
  options: { key: string; set: string; edition: string; year: number; basis: Basis }[];
  shown: {
    key: string;
    set: SaidSet;
    year: number;
    basis: Basis;
    /** Its name says the axis too. */
    value: { key: string; area: string; name: string };
    values: { key: string; name: string }[];
    /** With a score first, the highest first. */
    regions: ScoredRegion[];
  } | null;
}

interface SetRow {
  id: string;
  content: string;
  published: string;
}

/** Regions by what is asked for, or by the newest there is. Four statements. */
export async function readScoredRegions({ of, value, locale, t }: { of: string | null; value: string | null; locale: Locale; t: TFunction }): Promise<ScoredRegions> {
  const finals = await listFinals(locale);
  const rows = await db.$queryRaw<SetRow[]>`
    SELECT s."id", CAST(s."content" AS TEXT) AS "content", (SELECT json_group_array(DISTINCT p."year") FROM "PublishedScore" p JOIN "DataSource" d ON d."id" = p."sourceId" WHERE p."setId" = s."id" AND d."publishedAt" IS NOT NULL) AS "published"
    FROM "IndicatorSet" s ORDER BY s."slug", s."edition" DESC`;
  const sets = new Map(rows.map(({ id, content }) => [id, contentOf(JSON.parse(content))]));
  const options = rows.flatMap(({ id, published }) => {
    const content = sets.get(id);
    if (!content) return [];
    const { title, edition } = saySet(id, content, locale);
    const said = [...new Set(finals.filter(({ setId }) => setId === id).map(({ year }) => year))];
    const years = [...said.map((year) => ({ year, basis: "self" as const })), ...(JSON.parse(published) as number[]).map((year) => ({ year, basis: "published" as const }))];
    return years.map(({ year, basis }) => ({ key: scoresKey(id, year, basis), id, set: title, edition, year, basis }));
  }).sort((a, b) => b.year - a.year);
  const said = options.map(({ id: _id, ...option }) => option);
  const chosen = options.find(({ key }) => key === of) ?? options[0];
  const content = chosen && sets.get(chosen.id);
  if (!content) return { options: said, shown: null };
  const values = [{ key: "overall", area: "", name: t("regions:profile.overall") }, ...sayAxes(content, locale, t).flatMap((axis) => axis.values.map((one) => ({ key: `${axis.key}.${one.key}`, area: one.key, name: `${axis.title}: ${one.name}` })))];
  const wanted = values.find(({ key }) => key === value) ?? { key: "overall", area: "", name: t("regions:profile.overall") };
  const scores = chosen.basis === "self" ? await scoreThemselves(content, finals.filter(({ setId, year }) => setId === chosen.id && year === chosen.year), wanted.key) : await arePublished(chosen.id, chosen.year, wanted.key);
  const regions = (await listRegions(locale)).map(({ id, slug, name, nutsCode, role }): ScoredRegion => {
    const exists = role !== "illustrative";
    const { illustrative = false, ...found } = scores.get(id) ?? nothing;
    return { id, slug, name, nutsCode, exists, illustrative: illustrative || !exists, ...found };
  });
  return {
    options: said,
    shown: { key: chosen.key, set: saySet(chosen.id, content, locale), year: chosen.year, basis: chosen.basis, value: wanted, values: values.map(({ key, name }) => ({ key, name })), regions: regions.sort((a, b) => (b.score ?? -1) - (a.score ?? -1)) },
  };
}

type Found = Pick<ScoredRegion, "score" | "flags" | "forCode" | "source"> & { illustrative?: boolean };
const nothing: Found = { score: null, flags: "", forCode: "", source: null };

async function scoreThemselves(content: SetContent, finals: Awaited<ReturnType<typeof listFinals>>, key: string): Promise<Map<string, Found>> {
  const scores = await readScores(finals.map(({ id }) => id));
  const [axis = "", value = ""] = key.split(".");
  return new Map(finals.map(({ id, region, illustrative }) => {
    const standing = standingOf(content, scores.get(id) ?? {});
    return [region.id, { ...nothing, illustrative, score: key === "overall" ? standing.overall : (standing.axes[axis]?.[value]?.mean ?? null) }];
  }));
}

const arePublished = async (setId: string, year: number, code: string): Promise<Map<string, Found>> => new Map((await readPublished({ setId, year, code })).map(({ regionId, score, flags, forCode, source, illustrative }) => [regionId, { score, flags, forCode, source, illustrative }]));
