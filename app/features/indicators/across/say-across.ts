import type { TFunction } from "i18next";
import { formatDate } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locales.ts";
import { formatScore } from "../components/score-row.ts";
import { sayNotes, saySource } from "../outcomes/say-figure.ts";
import type { ScoredRegion, ScoredRegions } from "./scored-regions.server.ts";

type Shown = NonNullable<ScoredRegions["shown"]>;

export const sayScore = (score: number | null, t: TFunction, locale: Locale): string => (score === null ? t("regions:profile.noScore") : formatScore(score, locale));

/** What has to be said of a region's score: that it is invented, for the country around it, or flagged. */
export const noteScore = (region: ScoredRegion, figures: TFunction<"figures">): string[] => sayNotes(region, figures);

/** "Regional self-assessment (2026), 2026: self-assessment". */
export const sayScores = ({ set, edition, year, basis }: { set: string; edition: string; year: number; basis: "self" | "published" }, t: TFunction): string => t("across.scores", { set, edition, year, basis: t(`across.bases.${basis}`) });

/** Where scores come from: the set, whose word they are, and the sources of what was published. */
export function sayOrigin({ set, year, basis, regions }: Shown, t: TFunction, figures: TFunction<"figures">, locale: Locale): string[] {
  const sources = new Set(regions.flatMap(({ score, source }) => (score !== null && source ? [saySource(source, figures, (day) => formatDate(day, locale))] : [])));
  return [sayScores({ set: set.title, edition: set.edition, year, basis }, t), ...sources];
}
