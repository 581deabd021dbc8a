import type { TFunction } from "i18next";
import { toCsv } from "#app/i18n/csv.ts";
import type { Locale } from "#app/i18n/locales.ts";
import { fewestAnswers } from "./after.kinds.ts";
import type { ReportCounts, WorkshopReport } from "./report.server.ts";

/** The report as a table: dates as YYYY-MM-DD, minutes as whole numbers, "<5" for what is too few to tell. @param t of the namespace `after` */
export function reportCsv({ rows, total }: WorkshopReport, { locale, t }: { locale: Locale; t: TFunction }): string {
  const told = (value: number | null): string => (value === null ? `<${fewestAnswers}` : String(value));
  const counts = ({ participants, minutes, agreed, answers, mean }: ReportCounts): string[] => [told(participants), minutes === null ? "" : String(minutes), String(agreed), String(answers), mean === null ? "" : new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(mean)];
  const head = ["date", "workshop", "region", "participants", "minutes", "agreed", "answers", "mean"].map((column) => t(`report.${column}`));
  const day = (at: Date, timeZone: string): string => new Intl.DateTimeFormat("sv", { timeZone }).format(at); // Swedish dates are ISO 8601
  return toCsv([head, ...rows.map((row) => [day(row.startsAt, row.timeZone), row.title, row.region ?? "", ...counts(row)]), ["", t("report.total", { count: total.workshops }), "", ...counts(total)]], locale);
}
