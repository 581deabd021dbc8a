import { formatDate, formatMonth } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locales.ts";

/** A date as exactly as it is known: "2021", "July 2021", "4 February 2021". */
export function formatPartialDate(date: string, locale: Locale): string {
  if (date.length === 4) return date;
  if (date.length === 10) return formatDate(date, locale);
  return formatMonth(date, locale);
}

/** "2013–2015", "since 2008" as "2008–", one date when both are the same; "" when nothing is known. */
export function formatPeriod(startsOn: string | null | undefined, endsOn: string | null | undefined, locale: Locale): string {
  if (!startsOn && !endsOn) return "";
  if (startsOn === endsOn) return formatPartialDate(startsOn ?? "", locale);
  const [from, to] = [startsOn, endsOn].map((date) => (date ? formatPartialDate(date, locale) : ""));
  const spaced = `${from}${to}`.includes(" ");
  return spaced ? `${from} – ${to}`.trim() : `${from}–${to}`;
}
