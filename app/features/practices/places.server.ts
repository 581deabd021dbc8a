import { regionOwnNames } from "#app/features/network/map/map.server.ts";
import { listRegions } from "#app/features/network/regions.server.ts";
import type { Locale } from "#app/i18n/locales.ts";

/** Names of regions and countries as a reader calls them. One statement. */
export async function readPlaceNames(locale: Locale): Promise<{ region: (nutsCode: string) => string; country: (code: string) => string }> {
  const network = new Map((await listRegions(locale)).map(({ nutsCode, name }) => [nutsCode, name]));
  const countries = new Intl.DisplayNames(locale, { type: "region", fallback: "code" });
  return {
    region: (nutsCode) => network.get(nutsCode) ?? regionOwnNames[nutsCode] ?? nutsCode,
    country: (code) => (/^[A-Z]{2}$/.test(code) ? (countries.of(code) ?? code) : code),
  };
}

/** `names` of what is listed, to be sent along with it. */
export function nameAll(codes: Iterable<string>, name: (code: string) => string): Record<string, string> {
  return Object.fromEntries([...new Set(codes)].map((code) => [code, name(code)]));
}
