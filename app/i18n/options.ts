import type { InitOptions } from "i18next";
import { defaultLocale, locales } from "./locales.ts";

/** Options that server and browser share. React escapes what is interpolated, so i18next does not. */
export const i18nOptions = {
  supportedLngs: [...locales],
  fallbackLng: defaultLocale,
  defaultNS: "common",
  interpolation: { escapeValue: false },
  returnNull: false,
} satisfies InitOptions;
