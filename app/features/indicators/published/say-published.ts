import type { TFunction } from "i18next";
import type { Locale } from "#app/i18n/locales.ts";
import { formatScore } from "../components/score-row.ts";
import { sayNotes } from "../outcomes/say-figure.ts";
import type { PublishedRow } from "./published.server.ts";

/** What a picture, its table and its files say of a published score: the same words for all. */
export function sayPublished(row: PublishedRow, t: TFunction, figures: TFunction<"figures">, locale: Locale): { key: string; name: string; score: string; notes: string[] } {
  return { key: row.key, name: row.name, score: row.score === null ? t("regions:profile.noScore") : formatScore(row.score, locale), notes: sayNotes(row, figures) };
}
