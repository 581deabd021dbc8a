import type { TFunction } from "i18next";
import { Prisma } from "#app/db/generated/client.ts";
import { db } from "#app/db/client.server.ts";
import { regionName } from "#app/features/network/regions.server.ts";
import type { Locale } from "#app/i18n/locales.ts";
import { AppError } from "#app/lib/app-error.ts";
import type { Provenance } from "../outcomes/figures.server.ts";
import { contentOf } from "../questionnaires.server.ts";
import { textOf } from "../set-texts.ts";
import { sayAxes, saySet, type SaidSet } from "../standing.ts";

// Scores as an institution has published them. Nothing is calculated here, and nothing is mixed with what regions say of themselves.

export interface Published {
  regionId: string;
  setId: string;
  year: number;
  /** "overall", "<axis>.<value>", or an indicator. */
  code: string;
  score: number | null;
  flags: string;
  /** The country around it that the score is for; empty: for the region itself. */
  forCode: string;
  source: Provenance;
  illustrative: boolean;
}

interface Row extends Omit<Published, "source" | "illustrative">, Provenance {
  illustrative: number;
}

/** What has been published along sets, of regions, for years: all of it, or what is named. Of several sources the one published last counts. One statement. */
export async function readPublished({ setId, regionId, year, code }: { setId?: string; regionId?: string; year?: number; code?: string }): Promise<Published[]> {
  const narrowed = [
    ...(setId === undefined ? [] : [Prisma.sql`AND p."setId" = ${setId}`]),
    ...(regionId === undefined ? [] : [Prisma.sql`AND p."regionId" = ${regionId}`]),
    ...(year === undefined ? [] : [Prisma.sql`AND p."year" = ${year}`]),
    ...(code === undefined ? [] : [Prisma.sql`AND p."code" = ${code}`]),
  ];
  const rows = await db.$queryRaw<Row[]>`
    SELECT p."regionId", p."setId", p."year", p."code", p."score", p."flags", p."forCode", s."title", s."url", s."edition", s."licence", s."retrievedOn", (s."illustrative" OR r."role" = 'illustrative') AS "illustrative"
    FROM "PublishedScore" p JOIN "DataSource" s ON s."id" = p."sourceId" JOIN "Region" r ON r."id" = p."regionId"
    WHERE s."publishedAt" IS NOT NULL ${narrowed.length > 0 ? Prisma.join(narrowed, " ") : Prisma.empty}
    ORDER BY s."publishedAt", s."id"`;
  const newest = new Map(rows.map((row) => [`${row.regionId} ${row.setId} ${row.year} ${row.code}`, row]));
  return [...newest.values()].map(({ regionId: region, setId: along, year: of, code: key, score, flags, forCode, illustrative, ...source }) => ({ regionId: region, setId: along, year: Number(of), code: key, score, flags, forCode, illustrative: Number(illustrative) === 1, source }));
}

export interface PublishedRow extends Pick<Published, "score" | "flags" | "forCode" | "source" | "illustrative"> {
  key: string;
  name: string;
}

export interface PublishedPage {
  region: { slug: string; name: string };
  /** Everything that was published of it, newest first. */
  options: { set: string; title: string; edition: string; year: number }[];
  shown: {
    set: SaidSet;
    year: number;
    illustrative: boolean;
    overall: PublishedRow | null;
    axes: { key: string; title: string; rows: PublishedRow[] }[];
    /** Single indicators. */
    indicators: PublishedRow[];
  } | null;
}

interface RegionRow {
  id: string;
  slug: string;
  names: string;
  years: string;
  sets: string;
}

/** What was published of a region along a set for a year; the newest unless they are named. Two statements. @throws AppError not-found */
export async function getPublished({ slug, set, year, locale, t }: { slug: string; set: string | null; year: number | null; locale: Locale; t: TFunction }): Promise<PublishedPage> {
  const [row] = await db.$queryRaw<RegionRow[]>`
    WITH own AS (SELECT DISTINCT p."regionId", p."setId", p."year" FROM "PublishedScore" p JOIN "DataSource" s ON s."id" = p."sourceId" JOIN "Region" o ON o."id" = p."regionId" WHERE o."slug" = ${slug} AND s."publishedAt" IS NOT NULL)
    SELECT r."id", r."slug", CAST(r."names" AS TEXT) AS "names",
      (SELECT json_group_array(json_object('set', own."setId", 'year', own."year")) FROM own) AS "years",
      (SELECT json_group_array(json_object('id', s."id", 'content', json(s."content"))) FROM "IndicatorSet" s WHERE s."id" IN (SELECT "setId" FROM own)) AS "sets"
    FROM "Region" r WHERE r."slug" = ${slug}`;
  if (!row) throw new AppError("not-found", "regions:errors.noRegion");
  const sets = new Map((JSON.parse(row.sets) as { id: string; content: unknown }[]).map(({ id, content }) => [id, contentOf(content)]));
  const options = (JSON.parse(row.years) as { set: string; year: number }[]).sort((a, b) => b.year - a.year || (a.set < b.set ? -1 : 1)).flatMap((one) => { const content = sets.get(one.set); return content ? [{ ...one, title: textOf(content, locale).text.title, edition: content.structure.edition }] : []; });
  const region = { slug: row.slug, name: regionName(JSON.parse(row.names), locale) };
  const chosen = options.find((one) => (set === null || one.set === set) && (year === null || one.year === year));
  const content = chosen && sets.get(chosen.set);
  if (!content) return { region, options, shown: null };
  const scores = new Map((await readPublished({ setId: chosen.set, regionId: row.id, year: chosen.year })).map((one) => [one.code, one]));
  const rowOf = (code: string, key: string, name: string): PublishedRow[] => {
    const found = scores.get(code);
    if (!found) return [];
    const { score, flags, forCode, source, illustrative } = found;
    return [{ key, name, score, flags, forCode, source, illustrative }];
  };
  const { text } = textOf(content, locale);
  return {
    region, options,
    shown: {
      set: saySet(chosen.set, content, locale), year: chosen.year, illustrative: [...scores.values()].some(({ illustrative }) => illustrative),
      overall: rowOf("overall", "overall", t("regions:profile.overall"))[0] ?? null,
      axes: sayAxes(content, locale, t).map(({ key, title, values }) => ({ key, title, rows: values.flatMap((value) => rowOf(`${key}.${value.key}`, value.key, value.name)) })).filter(({ rows }) => rows.length > 0),
      indicators: content.indicators.flatMap(({ code, text: name }) => rowOf(code, code, text.indicators[name]?.question ?? code)),
    },
  };
}
