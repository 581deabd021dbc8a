import type { TFunction } from "i18next";
import { formatNumber } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locales.ts";
import type { ProfileRow } from "../profile.server.ts";

/** What a picture and its table say of a row: the same words for both. */
export interface SaidRow {
  key: string;
  name: string;
  score: string;
  beside: string;
  change: string;
  basis: string;
}

export const formatScore = (value: number, locale: Locale): string => formatNumber(Math.round(value), locale);
export const formatChange = (value: number, locale: Locale): string => `${Math.round(value) > 0 ? "+" : ""}${formatNumber(Math.round(value), locale)}`;

/** Puts a row of a profile into words. */
export function sayRow({ key, name, score, spread, change }: ProfileRow, t: TFunction<"regions">, locale: Locale): SaidRow {
  return {
    key, name,
    score: score.mean === null ? t("profile.noScore") : formatScore(score.mean, locale),
    beside: spread === null ? "–" : t("profile.spread", { median: formatScore(spread.median, locale), low: formatScore(spread.low, locale), high: formatScore(spread.high, locale) }),
    change: change === null ? "–" : formatChange(change, locale),
    basis: t("profile.basis", { answered: score.answered, asked: score.asked }),
  };
}
