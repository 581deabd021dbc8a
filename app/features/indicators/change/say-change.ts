import type { TFunction } from "i18next";
import type { Locale } from "#app/i18n/locales.ts";
import { formatChange, formatScore } from "../components/score-row.ts";
import type { ChangeRow } from "./change.server.ts";

/** What a picture of change and its table say of a row: the same words for both. */
export interface SaidChange {
  key: string;
  name: string;
  then: string;
  now: string;
  change: string;
}

/** Puts a row into words. */
export function sayChange({ key, name, then, now, change }: ChangeRow, t: TFunction, locale: Locale): SaidChange {
  const score = (mean: number | null) => (mean === null ? t("regions:profile.noScore") : formatScore(mean, locale));
  return { key, name, then: score(then.mean), now: score(now.mean), change: change === null ? "–" : formatChange(change, locale) };
}

/** What a row of the picture says at its end: "48 → 61 (+13)". */
export const sayStep = ({ then, now, change }: SaidChange): string => `${then} → ${now}${change === "–" ? "" : ` (${change})`}`;
