import { defaultLocale, isLocale, type Locale } from "#app/i18n/locales.ts";

/** The language of mails to a person. */
export function localeOf(person: { locale: string }): Locale {
  return isLocale(person.locale) ? person.locale : defaultLocale;
}
