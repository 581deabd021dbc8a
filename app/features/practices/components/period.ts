import type { TFunction } from "i18next";
import { formatDate, formatMonth } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locales.ts";

/** A date as exactly as it is known: "2021", "July 2021", "4 February 2021". */
export function formatPartialDate(date: string, locale: Locale): string {
  if (date.length === 4) return date;
  if (date.length === 10) return formatDate(date, locale);
  return formatMonth(date, locale);
}

/** "2013–2015"; one date when both are the same; "from 2008" when no end is known; "" when nothing is. */
export function formatPeriod(t: TFunction<"practices">, startsOn: string | null | undefined, endsOn: string | null | undefined, locale: Locale): string {
  const [from, to] = [startsOn, endsOn].map((date) => (date ? formatPartialDate(date, locale) : ""));
  if (!from && !to) return "";
  if (!to) return t("period.from", { date: from });
  if (!from) return t("period.until", { date: to });
  if (from === to) return from;
  return `${from}${to}`.includes(" ") ? `${from} – ${to}` : `${from}–${to}`;
}
