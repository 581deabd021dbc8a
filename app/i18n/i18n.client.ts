import i18next, { type BackendModule, type i18n as I18n } from "i18next";
import { initReactI18next } from "react-i18next";
import type { Locale } from "./locales.ts";
import { i18nOptions } from "./options.ts";

// Mails are written on the server only.
const files = import.meta.glob<object>(["./locales/*/*.json", "!./locales/*/mail.json"], { import: "default" });

/** Loads a namespace when a page asks for it: the page one comes from stays until the words are there. */
const chunks: BackendModule = {
  type: "backend",
  init: () => undefined,
  read: (language, namespace, callback) => {
    const load = files[`./locales/${language}/${namespace}.json`];
    if (!load) callback(new Error(`no texts ${language}/${namespace}`), false);
    else load().then((texts) => callback(null, texts as never), (error: unknown) => callback(error as Error, false));
  },
};

/** Starts i18next with the texts of the page that is shown, so that hydration finds every word the server wrote. */
export async function startBrowserI18n(locale: Locale, namespaces: string[]): Promise<I18n> {
  await i18next.use(chunks).use(initReactI18next).init({ ...i18nOptions, lng: locale, fallbackLng: false, ns: namespaces });
  return i18next;
}
