import { db } from "#app/db/client.server.ts";
import { Prisma } from "#app/db/generated/client.ts";
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

interface Row extends Omit<Final, "illustrative" | "region"> {
  illustrative: number;
  regionId: string;
  slug: string;
  names: string;
  asked: string;
}

/** The newest final version of every region, set and year, newest year first: one value of JSON, for a statement that asks for more. */
export const finalsAsJson = Prisma.sql`(SELECT json_group_array(json_object('id', f."id", 'setId', f."setId", 'year', f."year", 'version', f."version", 'illustrative', f."illustrative", 'signedOffAt', f."signedOffAt", 'regionId', f."regionId", 'slug', f."slug", 'names', f."names", 'asked', f."asked")) FROM (
    SELECT q."id", q."setId", q."year", q."version", q."illustrative", CAST(q."signedOffAt" AS TEXT) AS "signedOffAt", r."id" AS "regionId", r."slug", CAST(r."names" AS TEXT) AS "names", CAST(r."asked" AS TEXT) AS "asked"
    FROM "Questionnaire" q JOIN "Region" r ON r."id" = q."regionId"
    WHERE q."status" = 'final' AND NOT EXISTS (SELECT 1 FROM "Questionnaire" n WHERE n."regionId" = q."regionId" AND n."setId" = q."setId" AND n."year" = q."year" AND n."status" = 'final' AND n."version" > q."version")
    ORDER BY q."year" DESC, q."setId", r."slug") f)`;

/** What `finalsAsJson` gave, with regions named in a language. */
export const readFinals = (json: string, locale: Locale): Final[] => (JSON.parse(json) as Row[]).map(({ id, setId, year, version, illustrative, signedOffAt, regionId, slug, names, asked }) => ({
  id, setId, year, version, illustrative: illustrative === 1, signedOffAt: new Date(signedOffAt).toISOString(),
  region: { id: regionId, slug, name: regionName(JSON.parse(names), locale), asked: JSON.parse(asked) as string[] },
}));

/** The same by themselves. One statement. */
export async function listFinals(locale: Locale): Promise<Final[]> {
  const [row] = await db.$queryRaw<{ finals: string }[]>`SELECT ${finalsAsJson} AS "finals"`;
  return readFinals(row?.finals ?? "[]", locale);
}
