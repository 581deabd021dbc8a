import type { TFunction } from "i18next";
import { toCsv } from "#app/i18n/csv.ts";
import type { Locale } from "#app/i18n/locales.ts";
import type { PracticeItem } from "./api/api.schema.ts";
import { practicePath } from "./practice-paths.ts";
import type { PracticeCard } from "./cards.server.ts";

interface Context {
  locale: Locale;
  origin: string;
  regionName: (nutsCode: string) => string;
}

/** Where a record comes from. */
const basisOf = ({ illustrative, reported }: Pick<PracticeCard, "illustrative" | "reported">) => (illustrative ? "illustrative" : reported ? "reported" : "sourced");

/** What a search found, as a table: one line a practice, in the reader's language. What is invented says so. */
export function practicesCsv(practices: readonly PracticeCard[], t: TFunction<"practices">, { locale, origin, regionName }: Context): string {
  const head = [t("csv.title"), t("csv.summary"), t("facets.outcome"), t("facets.area"), t("facets.region"), "NUTS", t("csv.start"), t("csv.end"), t("facets.basis"), t("csv.address")];
  const lines = practices.map((practice) => [
    practice.title,
    practice.summary,
    t(`outcomes.${practice.outcome ?? "unsaid"}`),
    practice.areas.map((area) => t(`common:themes.${area}`)).join(" | "),
    practice.regions.map(regionName).join(" | "),
    practice.regions.join(" | "),
    practice.startsOn ?? "",
    practice.endsOn ?? "",
    t(`basis.${basisOf(practice)}`),
    `${origin}${practicePath(practice.slug)}`,
  ]);
  return toCsv([head, ...lines], locale);
}

/** One practice for programs: keys beside names. */
export function practiceItem({ slug, title, summary, locale, original, languages, outcome, areas, regions, startsOn, endsOn, illustrative, reported, tellsFailure }: PracticeCard, { origin, regionName }: Omit<Context, "locale">): PracticeItem {
  return { slug, url: `${origin}${practicePath(slug)}`, title, summary, language: locale, original, languages, outcome, areas: areas as PracticeItem["areas"], regions: regions.map((nuts) => ({ nuts, name: regionName(nuts) })), starts: startsOn, ends: endsOn, illustrative, reported, tellsFailure };
}

/** The same for programs: keys instead of names. */
export function practicesJson(practices: readonly PracticeCard[], context: Context): object {
  return { format: 1, practices: practices.map((practice) => practiceItem(practice, context)) };
}
