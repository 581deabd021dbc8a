import { db, type DbOrTx } from "#app/db/client.server.ts";
import { regionOwnNames } from "#app/features/network/map/map.server.ts";
import { listRegions } from "#app/features/network/regions.server.ts";
import type { Locale } from "#app/i18n/locales.ts";
import { ownValue } from "#app/lib/own-value.ts";
import { countryOf } from "./spread.ts";

export interface PlaceNames {
  region: (nutsCode: string) => string;
  country: (code: string) => string;
  /** NUTS codes of the network's regions. */
  network: string[];
  /** Where a region of the network has its page. */
  page: (nutsCode: string) => string | null;
}

/** Names of regions and countries as a reader calls them. One statement. */
export async function readPlaceNames(locale: Locale): Promise<PlaceNames> {
  const network = new Map((await listRegions(locale)).map((region) => [region.nutsCode, region]));
  const countries = new Intl.DisplayNames(locale, { type: "region", fallback: "code" });
  return {
    region: (nutsCode) => network.get(nutsCode)?.name ?? ownValue(regionOwnNames, nutsCode) ?? nutsCode,
    network: [...network.keys()],
    page: (nutsCode) => { const region = network.get(nutsCode); return region ? `/regions/${region.slug}` : null; },
    country: (code) => (/^[A-Z]{2}$/.test(code) ? (countries.of(code) ?? code) : code),
  };
}

/** Whether a region of this code exists, on the map or in the network. At most one statement */
export async function isKnownRegion(nutsCode: string, tx: Pick<DbOrTx, "region"> = db): Promise<boolean> {
  return Object.hasOwn(regionOwnNames, nutsCode) || (await tx.region.count({ where: { nutsCode } })) > 0;
}

/** `names` of what is listed, to be sent along with it. */
export function nameAll(codes: Iterable<string>, name: (code: string) => string): Record<string, string> {
  return Object.fromEntries([...new Set(codes)].map((code) => [code, name(code)]));
}

/** Where the regions that are listed have their pages, as far as they have one. */
export function pagesOf(codes: Iterable<string>, page: PlaceNames["page"]): Record<string, string> {
  return Object.fromEntries([...new Set(codes)].flatMap((code): [string, string][] => { const path = page(code); return path === null ? [] : [[code, path]]; }));
}

/** Every region of level 2, and those of level 3 that the network knows, by country, to be chosen from. */
export function listRegionChoices({ region, country, network }: PlaceNames, locale: Locale): { label: string; regions: { code: string; name: string }[] }[] {
  const codes = [...new Set([...Object.keys(regionOwnNames).filter((code) => code.length === 4), ...network])];
  const byCountry = Map.groupBy(codes, (code) => country(countryOf(code)));
  return [...byCountry]
    .map(([label, list]) => ({ label, regions: list.map((code) => ({ code, name: region(code) })).sort((a, b) => a.name.localeCompare(b.name, locale)) }))
    .sort((a, b) => a.label.localeCompare(b.label, locale));
}
