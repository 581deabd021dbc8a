import { db } from "#app/db/client.server.ts";
import { regionName } from "#app/features/network/regions.server.ts";
import type { Locale } from "#app/i18n/locales.ts";

/** What a region has said for a year, signed off. */
export interface Final {
  id: string;
  setId: string;
  year: number;
  version: number;
  illustrative: boolean;
  signedOffAt: string;
  region: { id: string; slug: string; name: string; asked: string[] };
}

interface Row {
  id: string;
  setId: string;
  year: number;
  version: number;
  illustrative: number;
  at: string;
  regionId: string;
  slug: string;
  names: string;
  asked: string;
}

/** The newest final version of every region, set and year, newest year first. One statement. */
export async function listFinals(locale: Locale): Promise<Final[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT q."id", q."setId", q."year", q."version", q."illustrative", CAST(q."signedOffAt" AS TEXT) AS "at", r."id" AS "regionId", r."slug", CAST(r."names" AS TEXT) AS "names", CAST(r."asked" AS TEXT) AS "asked"
    FROM "Questionnaire" q JOIN "Region" r ON r."id" = q."regionId"
    WHERE q."status" = 'final' AND NOT EXISTS (SELECT 1 FROM "Questionnaire" n WHERE n."regionId" = q."regionId" AND n."setId" = q."setId" AND n."year" = q."year" AND n."status" = 'final' AND n."version" > q."version")
    ORDER BY q."year" DESC, q."setId", r."slug"`;
  return rows.map(({ id, setId, year, version, illustrative, at, regionId, slug, names, asked }) => ({
    id, setId, year: Number(year), version: Number(version), illustrative: Number(illustrative) === 1, signedOffAt: new Date(at).toISOString(),
    region: { id: regionId, slug, name: regionName(JSON.parse(names), locale), asked: JSON.parse(asked) as string[] },
  }));
}
