import { db } from "#app/db/client.server.ts";
import { regionName } from "#app/features/network/regions.server.ts";
import type { Locale } from "#app/i18n/locales.ts";
import { AppError } from "#app/lib/app-error.ts";
import type { Group, Unit } from "./outcomes.ts";

/** Where a figure or a score was published. */
export interface Provenance {
  title: string;
  url: string;
  edition: string;
  licence: string;
  retrievedOn: string;
}

export interface Figure {
  year: number;
  /** Null where the source only says why there is none. */
  value: number | null;
  /** As the source writes them. */
  flags: string;
  /** The NUTS 2 region around it that the figure is for; empty: for the region itself. */
  forCode: string;
  source: Provenance;
  illustrative: boolean;
}

/** An indicator and a group of people, year after year, the oldest first. */
export interface Series {
  indicator: string;
  name: string;
  unit: Unit;
  area: string;
  group: Group;
  figures: Figure[];
}

interface Row {
  key: string;
  unit: Unit;
  area: string;
  names: string;
  year: number;
  group: Group;
  forCode: string;
  value: number | null;
  flags: string;
  title: string;
  url: string;
  edition: string;
  licence: string;
  retrievedOn: string;
  illustrative: number;
}

/** What is known of a region, in the order of the list of indicators. Of several sources the one published last counts. One statement. */
export async function listSeries(regionId: string, locale: Locale): Promise<Series[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT i."key", i."unit", i."area", CAST(i."names" AS TEXT) AS "names", f."year", f."group", f."forCode", f."value", f."flags", s."title", s."url", s."edition", s."licence", s."retrievedOn", (s."illustrative" OR r."role" = 'illustrative') AS "illustrative"
    FROM "OutcomeFigure" f JOIN "DataSource" s ON s."id" = f."sourceId" JOIN "OutcomeIndicator" i ON i."key" = f."indicatorKey" JOIN "Region" r ON r."id" = f."regionId"
    WHERE f."regionId" = ${regionId} AND s."publishedAt" IS NOT NULL
    ORDER BY i."position", CASE f."group" WHEN 'all' THEN 0 WHEN 'nationals' THEN 1 WHEN 'non-eu' THEN 2 ELSE 3 END, f."year", s."publishedAt", s."id"`;
  return [...Map.groupBy(rows, ({ key, group }) => `${key} ${group}`).values()].flatMap((list): Series[] => {
    const [first] = list;
    if (!first) return [];
    // Of one year the last stays: the newest source.
    const newest = new Map(list.map((row) => [Number(row.year), row]));
    return [{
      indicator: first.key, name: regionName(JSON.parse(first.names), locale), unit: first.unit, area: first.area, group: first.group,
      figures: [...newest].map(([year, { value, flags, forCode, title, url, edition, licence, retrievedOn, illustrative }]) => ({ year, value, flags, forCode, source: { title, url, edition, licence, retrievedOn }, illustrative: Number(illustrative) === 1 })),
    }];
  });
}

export interface FiguresPage {
  region: { id: string; slug: string; name: string; nutsCode: string; nutsLevel: number; illustrative: boolean };
  series: Series[];
}

/** A region with its figures. Two statements. @throws AppError not-found */
export async function getFigures(slug: string, locale: Locale): Promise<FiguresPage> {
  const row = await db.region.findUnique({ where: { slug } });
  if (!row) throw new AppError("not-found", "regions:errors.noRegion");
  return { region: { id: row.id, slug, name: regionName(row.names, locale), nutsCode: row.nutsCode, nutsLevel: row.nutsLevel, illustrative: row.role === "illustrative" }, series: await listSeries(row.id, locale) };
}
