import { db } from "#app/db/client.server.ts";
import { Prisma } from "#app/db/generated/client.ts";
import { regionName } from "#app/features/network/regions.server.ts";
import { pageFacts } from "#app/lib/api/api.schema.ts";
import type { Group, Unit } from "../outcomes/outcomes.ts";
import { regionPath } from "../region-paths.ts";
import type { FigureList, FigureQuery } from "./figures.schema.ts";

interface Row {
  slug: string; nutsCode: string; regionNames: string; key: string; names: string; unit: Unit; group: Group; year: number; value: number | null; flags: string; forCode: string;
  title: string; url: string; edition: string; licence: string; retrievedOn: string; illustrative: number;
}

/**
 * A page of all figures that are published, by region, indicator, group and year. Of several sources the one published
 * last counts, as on the page. Counted region by region, so that only the regions of the page are put in order. Two statements.
 */
export async function listFiguresForApi({ region, indicator, year, lang, page, pageSize }: FigureQuery, at: URL): Promise<FigureList> {
  const asked = [
    ...(region === undefined ? [] : [Prisma.sql`AND ${region} IN (r."slug", r."nutsCode")`]),
    ...(indicator === undefined ? [] : [Prisma.sql`AND f."indicatorKey" = ${indicator}`]),
    ...(year === undefined ? [] : [Prisma.sql`AND f."year" = ${year}`]),
  ];
  const from = Prisma.sql`FROM "OutcomeFigure" f JOIN "DataSource" s ON s."id" = f."sourceId" JOIN "Region" r ON r."id" = f."regionId" WHERE s."publishedAt" IS NOT NULL ${asked.length > 0 ? Prisma.join(asked, " ") : Prisma.empty}`;
  const counted = await db.$queryRaw<{ id: string; count: number | bigint }[]>`SELECT f."regionId" AS "id", count(*) AS "count" FROM (SELECT DISTINCT f."regionId", f."indicatorKey", f."year", f."group", r."nutsCode" ${from}) f GROUP BY f."regionId" ORDER BY f."nutsCode"`;
  const { total, shown, before } = regionsOfPage(counted.map(({ id, count }) => ({ id, count: Number(count) })), { from: (page - 1) * pageSize, size: pageSize });
  const rows = shown.length === 0 ? [] : await db.$queryRaw<Row[]>`
    WITH ranked AS (
      SELECT f.*, r."slug", r."nutsCode", r."names" AS "regionNames", s."title", s."url", s."edition", s."licence", s."retrievedOn", (s."illustrative" OR r."role" = 'illustrative') AS "illustrative",
        row_number() OVER (PARTITION BY f."regionId", f."indicatorKey", f."group", f."year" ORDER BY s."publishedAt" DESC, s."id" DESC) AS "rank"
      ${from} AND f."regionId" IN (${Prisma.join(shown)}))
    SELECT f."slug", f."nutsCode", CAST(f."regionNames" AS TEXT) AS "regionNames", i."key", CAST(i."names" AS TEXT) AS "names", i."unit", f."group", f."year", f."value", f."flags", f."forCode", f."title", f."url", f."edition", f."licence", f."retrievedOn", f."illustrative"
    FROM ranked f JOIN "OutcomeIndicator" i ON i."key" = f."indicatorKey" WHERE f."rank" = 1
    ORDER BY f."nutsCode", i."position", i."key", CASE f."group" WHEN 'all' THEN 0 WHEN 'nationals' THEN 1 WHEN 'non-eu' THEN 2 ELSE 3 END, f."year" LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize - before}`;
  return {
    ...pageFacts({ page, pageSize, total, at }),
    figures: rows.map(({ slug, nutsCode, regionNames, key, names, unit, group, year: of, value, flags, forCode, illustrative, ...source }) => ({
      region: { slug, nuts: nutsCode, name: regionName(JSON.parse(regionNames), lang) }, url: at.origin + regionPath(slug, "/figures"), indicator: key, name: regionName(JSON.parse(names), lang), unit, group, year: Number(of), value, flags, forCode: forCode === "" ? null : forCode, source, illustrative: Number(illustrative) === 1,
    })),
  };
}

/** The regions with figures on a page, and how many figures come before the first of them. */
function regionsOfPage(counted: { id: string; count: number }[], { from, size }: { from: number; size: number }): { total: number; shown: string[]; before: number } {
  let total = 0;
  const placed = counted.map(({ id, count }) => ({ id, first: total, end: (total += count) })).filter(({ first, end }) => end > from && first < from + size);
  return { total, shown: placed.map(({ id }) => id), before: placed[0]?.first ?? 0 };
}
