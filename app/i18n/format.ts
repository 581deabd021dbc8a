import type { Locale } from "./locales.ts";

/** Europe's English writes dates and times as Britain and Ireland do. */
function region(locale: Locale): string {
  return locale === "en" ? "en-GB" : locale === "pt" ? "pt-PT" : locale;
}

/** Making a format takes far longer than using it, and a page has dozens of dates and hundreds of numbers: each is made once. */
function keeping<Options, Format>(make: (locale: string, options: Options) => Format): (locale: Locale, options: Options) => Format {
  const made = new Map<string, Format>();
  return (locale, options) => {
    const key = JSON.stringify([locale, options]);
    const format = made.get(key) ?? make(region(locale), options);
    made.set(key, format);
    return format;
  };
}

const dateFormat = keeping((locale, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options));
const numberFormat = keeping((locale, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options));

/** "21 November 2026" in the reader's language; the day is that of `timeZone`. */
export function formatDate(date: Date | string, locale: Locale, timeZone = "UTC"): string {
  return dateFormat(locale, { dateStyle: "long", timeZone }).format(new Date(date));
}

/** "July 2021" in the reader's language, from "2021-07". */
export function formatMonth(month: string, locale: Locale): string {
  return dateFormat(locale, { year: "numeric", month: "long", timeZone: "UTC" }).format(new Date(`${month}-01T00:00:00Z`));
}

/** A language as the reader calls it: "inglês". */
export function formatLanguage(code: Locale, locale: Locale): string {
  return new Intl.DisplayNames(region(locale), { type: "language" }).of(code) ?? code;
}

/** Date and time with the zone's short name. */
export function formatDateTime(date: Date | string, locale: Locale, timeZone = "UTC"): string {
  return dateFormat(locale, { year: "numeric", month: "long", day: "numeric", hour: "numeric", minute: "2-digit", timeZoneName: "short", timeZone }).format(new Date(date));
}

/** A full hour of any day: "7:00", as clocks in the reader's language show it. */
export function formatHour(hour: number, locale: Locale): string {
  return dateFormat(locale, { timeStyle: "short", timeZone: "UTC" }).format(new Date(Date.UTC(2026, 0, 1, hour)));
}

/** A time of day; in the browser's own zone where none is named. */
export function formatTime(date: Date | string, locale: Locale, timeZone?: string): string {
  return dateFormat(locale, { hour: "2-digit", minute: "2-digit", timeZone }).format(new Date(date));
}

/** 86 → "86 %", with the space that the language sets. Intl leaves it out in Portuguese, our texts and Portugal's printers do not. */
export function formatPercent(percent: number, locale: Locale, maximumFractionDigits = 0): string {
  if (locale === "pt") return `${formatNumber(percent, locale, maximumFractionDigits)}\u00a0%`;
  return numberFormat(locale, { style: "percent", maximumFractionDigits }).format(percent / 100);
}

export function formatNumber(value: number, locale: Locale, maximumFractionDigits = 1): string {
  return numberFormat(locale, { maximumFractionDigits }).format(value);
}

/** Minutes as a person says them: "45 min", "2 hr 5 min" — by Intl, in the reader's language. */
export function formatMinutes(minutes: number, locale: Locale): string {
  const part = (value: number, unit: "hour" | "minute") => numberFormat(locale, { style: "unit", unit, unitDisplay: "short" }).format(value);
  const whole = Math.max(0, Math.round(minutes));
  const hours = Math.floor(whole / 60);
  const rest = whole % 60;
  if (hours === 0) return part(rest, "minute");
  return rest === 0 ? part(hours, "hour") : `${part(hours, "hour")} ${part(rest, "minute")}`;
}

/** Counted learning time in whole minutes. A minute counts once it is over, as on certificates, so that all pages name the same. */
export function formatActiveTime(seconds: number, locale: Locale): string {
  return formatMinutes(Math.floor(seconds / 60), locale);
}

/** A list in words: "English, Svenska and Français". */
export function formatList(items: string[], locale: Locale): string {
  return new Intl.ListFormat(region(locale), { type: "conjunction" }).format(items);
}

const units = [["year", 31_536_000], ["month", 2_592_000], ["week", 604_800], ["day", 86_400], ["hour", 3_600], ["minute", 60]] as const;

/** How long ago something was: "3 hours ago", "now". */
export function formatAge(date: Date | string, locale: Locale, now: Date): string {
  const seconds = Math.max(0, (now.getTime() - new Date(date).getTime()) / 1_000);
  const [unit, length] = units.find(([, long]) => seconds >= long) ?? ["second", Infinity];
  return new Intl.RelativeTimeFormat(region(locale), { numeric: "auto" }).format(-Math.floor(seconds / length) || 0, unit);
}
