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

/** A page of all figures that are published, by region, indicator, group and year. Of several sources the one published last counts, as on the page. Two statements. */
export async function listFiguresForApi({ region, indicator, year, lang, page, pageSize }: FigureQuery, at: URL): Promise<FigureList> {
  const asked = [
    ...(region === undefined ? [] : [Prisma.sql`AND ${region} IN (r."slug", r."nutsCode")`]),
    ...(indicator === undefined ? [] : [Prisma.sql`AND f."indicatorKey" = ${indicator}`]),
    ...(year === undefined ? [] : [Prisma.sql`AND f."year" = ${year}`]),
  ];
  const from = Prisma.sql`FROM "OutcomeFigure" f JOIN "DataSource" s ON s."id" = f."sourceId" JOIN "Region" r ON r."id" = f."regionId" WHERE s."publishedAt" IS NOT NULL ${asked.length > 0 ? Prisma.join(asked, " ") : Prisma.empty}`;
  const [counted] = await db.$queryRaw<{ total: number | bigint }[]>`SELECT count(*) AS "total" FROM (SELECT DISTINCT f."regionId", f."indicatorKey", f."group", f."year" ${from})`;
  const rows = await db.$queryRaw<Row[]>`
    WITH ranked AS (
      SELECT f.*, r."slug", r."nutsCode", r."names" AS "regionNames", s."title", s."url", s."edition", s."licence", s."retrievedOn", (s."illustrative" OR r."role" = 'illustrative') AS "illustrative",
        row_number() OVER (PARTITION BY f."regionId", f."indicatorKey", f."group", f."year" ORDER BY s."publishedAt" DESC, s."id" DESC) AS "rank"
      ${from})
    SELECT f."slug", f."nutsCode", CAST(f."regionNames" AS TEXT) AS "regionNames", i."key", CAST(i."names" AS TEXT) AS "names", i."unit", f."group", f."year", f."value", f."flags", f."forCode", f."title", f."url", f."edition", f."licence", f."retrievedOn", f."illustrative"
    FROM ranked f JOIN "OutcomeIndicator" i ON i."key" = f."indicatorKey" WHERE f."rank" = 1
    ORDER BY f."nutsCode", i."position", i."key", CASE f."group" WHEN 'all' THEN 0 WHEN 'nationals' THEN 1 WHEN 'non-eu' THEN 2 ELSE 3 END, f."year" LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}`;
  return {
    ...pageFacts({ page, pageSize, total: Number(counted?.total ?? 0), at }),
    figures: rows.map(({ slug, nutsCode, regionNames, key, names, unit, group, year: of, value, flags, forCode, illustrative, ...source }) => ({
      region: { slug, nuts: nutsCode, name: regionName(JSON.parse(regionNames), lang) }, url: at.origin + regionPath(slug, "/figures"), indicator: key, name: regionName(JSON.parse(names), lang), unit, group, year: Number(of), value, flags, forCode: forCode === "" ? null : forCode, source, illustrative: Number(illustrative) === 1,
    })),
  };
}
