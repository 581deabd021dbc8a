import type { TFunction } from "i18next";
import { formatNumber, formatPercent } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locales.ts";
import type { Figure, Provenance, Series } from "./figures.server.ts";
import { typology, type Unit } from "./outcomes.ts";

// What a picture, its table and its files say of a figure: the same words for all.

type T = TFunction<"figures">;

/** "12.5 %", "345,000", "mainly rural"; without a value: that there is none. */
export function sayValue(value: number | null, unit: Unit, t: T, locale: Locale): string {
  if (value === null) return t("noValue");
  if (unit === "percent") return formatPercent(value, locale, 1);
  if (unit === "typology") { const name = typology[value - 1]; return name ? t(`typology.${name}`) : formatNumber(value, locale); }
  return formatNumber(value, locale, 0);
}

/** Whom and what: "Unemployment rate: non-EU nationals". */
export const saySeries = ({ name, group }: Pick<Series, "name" | "group">, t: T): string => t("series", { name, group: t(`groups.${group}`) });

/** "Eurostat (edition of …), CC BY 4.0, retrieved on …". */
export const saySource = ({ title, edition, licence, retrievedOn }: Provenance, t: T, day: (day: string) => string): string => t(edition ? "sourceOf" : "source", { title, edition, licence, date: day(retrievedOn) });

/** What stands behind a figure where it needs a word: flags, or that it is for the region around. */
export function sayNotes({ flags, forCode, illustrative }: Pick<Figure, "flags" | "forCode" | "illustrative">, t: T): string[] {
  const known = [...new Set(flags.match(/[a-z:]/g) ?? [])].map((flag) => (/^[bcdefnpsuz:]$/.test(flag) ? t(`flags.${flag === ":" ? "none" : flag}`) : flag));
  return [...(illustrative ? [t("illustrative")] : []), ...(forCode ? [t(forCode.length === 2 ? "forCountry" : "forAround", { code: forCode })] : []), ...known];
}
