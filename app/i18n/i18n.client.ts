import i18next, { type i18n as I18n } from "i18next";
import { initReactI18next } from "react-i18next";
import type { Locale } from "./locales.ts";
import { i18nOptions } from "./options.ts";

// vite.config.ts puts each language's files into one chunk. Mails are written on the server only.
const files = import.meta.glob<object>(["./locales/*/*.json", "!./locales/*/mail.json"], { import: "default" });

/** Loads one language's texts and starts i18next with them, so that hydration finds every word the server wrote. */
export async function startBrowserI18n(locale: Locale): Promise<I18n> {
  const mine = Object.entries(files).filter(([file]) => file.startsWith(`./locales/${locale}/`));
  const loaded = await Promise.all(mine.map(async ([file, load]) => [file.replace(/^.*\/|\.json$/g, ""), await load()] as const));
  await i18next.use(initReactI18next).init({ ...i18nOptions, lng: locale, resources: { [locale]: Object.fromEntries(loaded) } });
  return i18next;
}
