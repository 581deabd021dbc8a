import type { InitOptions, i18n as I18n } from "i18next";
import { countsLike, defaultLocale, locales } from "./locales.ts";

/** Options that server and browser share. React escapes what is interpolated, so i18next does not. */
export const i18nOptions = {
  supportedLngs: [...locales],
  fallbackLng: defaultLocale,
  defaultNS: "common",
  interpolation: { escapeValue: false },
  returnNull: false,
} satisfies InitOptions;

interface PluralResolver {
  getRule: (language: string, options?: object) => unknown;
}

/** Lets an instance, and those cloned from it, count as its languages do. */
export function countAsSpoken({ services }: I18n): void {
  const resolver = services.pluralResolver as PluralResolver;
  const getRule = resolver.getRule.bind(resolver);
  resolver.getRule = (language, options) => getRule(countsLike(language), options);
}
