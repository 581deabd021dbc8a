/** The languages of the interface and of courses, English first because it is the fallback. */
export const locales = ["en", "es", "ca", "pt", "it", "sv", "fr"] as const;
export type Locale = (typeof locales)[number];
export const defaultLocale: Locale = "en";

/** What each language calls itself: the only names a language switcher shows. */
export const localeNames: Record<Locale, string> = {
  en: "English",
  es: "Español",
  ca: "Català",
  pt: "Português",
  it: "Italiano",
  sv: "Svenska",
  fr: "Français",
};

/** How a language counts: Portuguese as in Portugal, where nothing is several ("0 respostas"); without a region it would be as in Brazil. */
export const countsLike = (language: string): string => (language === "pt" ? "pt-PT" : language);

export function isLocale(value: unknown): value is Locale {
  return typeof value === "string" && (locales as readonly string[]).includes(value);
}

/** The best available language for a reader: theirs, else the given fallback, else English, else any. */
export function pickLocale(available: readonly string[], wanted: Locale, fallback: string): string {
  if (available.includes(wanted)) return wanted;
  if (available.includes(fallback)) return fallback;
  if (available.includes(defaultLocale)) return defaultLocale;
  return available[0] ?? defaultLocale;
}
