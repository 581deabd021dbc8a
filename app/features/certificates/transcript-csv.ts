import type { TFunction } from "i18next";
import type { Locale } from "#app/i18n/locales.ts";
import { toCsv } from "#app/i18n/csv.ts";
import { verificationUrl } from "./pdf/certificate-model.ts";
import type { Completion, Transcript } from "./transcript.server.ts";

/**
 * The transcript as a table for personnel systems: UTF-8 with its mark, minutes as whole numbers, dates as YYYY-MM-DD,
 * one line a completion. RFC 4180 but for the separator.
 */
export function transcriptCsv(transcript: Transcript, { locale, origin, t }: { locale: Locale; origin: string; t: TFunction }): string {
  const head = ["year", "completed", "name", "course", "version", "planned", "active", "form", "assessment", "serial", "verify", "remark"].map((column) => t(`csv.${column}`));
  const lines = transcript.years.flatMap(({ year, completions }) => [...completions].map((completion) => cells(transcript.holderName, year, completion, origin, t)));
  return toCsv([head, ...lines], locale);
}

function cells(holder: string, year: number, completion: Completion, origin: string, t: TFunction): string[] {
  return [
    String(year),
    new Intl.DateTimeFormat("sv", { timeZone: completion.timeZone }).format(completion.completedAt), // Swedish dates are ISO 8601
    holder,
    completion.courseTitle,
    completion.courseVersion === 0 ? "" : String(completion.courseVersion),
    String(completion.plannedMinutes),
    String(completion.activeMinutes),
    t(`document.participation.${completion.participation}`),
    completion.assessments.map(({ title, percent }) => `${title}: ${percent} %`).join(" | "),
    completion.serial,
    verificationUrl(origin, completion.code),
    [completion.isDemonstration ? t("document.demonstration") : "", completion.isIllustrative ? t("document.illustrative") : ""].filter(Boolean).join(" | "),
  ];
}
