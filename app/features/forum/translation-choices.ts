import { locales, type Locale } from "#app/i18n/locales.ts";

interface Translated {
  locale: string;
  translations: { locale: string; can: { replace: boolean } }[];
}

/** Languages into which nobody has translated the post yet. */
export function freeLanguages({ locale, translations }: Translated): Locale[] {
  return locales.filter((code) => code !== locale && translations.every((translation) => translation.locale !== code));
}

/** Languages into which the actor may translate: nobody has, or they may do it anew. */
export function openLanguages({ locale, translations }: Translated): Locale[] {
  return locales.filter((code) => code !== locale && translations.every((translation) => translation.locale !== code || translation.can.replace));
}
