import { db } from "#app/db/client.server.ts";
import { defaultLocale, type Locale } from "#app/i18n/locales.ts";

export interface RegionSummary {
  id: string;
  slug: string;
  nutsCode: string;
  countryCode: string;
  role: string;
  name: string;
}

/** A region's name in the reader's language. */
export function regionName(names: unknown, locale: Locale): string {
  const texts = typeof names === "object" && names !== null ? (names as Partial<Record<string, string>>) : {};
  return texts[locale] ?? texts[defaultLocale] ?? "";
}

/** All regions of the network, by name in the reader's language. */
export async function listRegions(locale: Locale): Promise<RegionSummary[]> {
  const rows = await db.region.findMany();
  return rows
    .map(({ id, slug, nutsCode, countryCode, role, names }) => ({ id, slug, nutsCode, countryCode, role, name: regionName(names, locale) }))
    .sort((a, b) => a.name.localeCompare(b.name, locale));
}

/** The slug of the region that a person belongs to, by their profile. One statement */
export async function findOwnRegion({ id }: { id: string }): Promise<string | null> {
  const person = await db.user.findUnique({ where: { id }, select: { region: { select: { slug: true } } } });
  return person?.region?.slug ?? null;
}
