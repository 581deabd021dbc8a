import type { i18n as I18n } from "i18next";
import type { Locale } from "./locales.ts";
import { createPageTexts, type Texts } from "./page-i18n.ts";

// Mails are written on the server only; emoji have their names from the editor.
const files = import.meta.glob<Texts>(["./locales/*/*.json", "!./locales/*/{mail,emoji}.json"], { import: "default" });

/** Begins with the texts of the page that is shown, so that hydration finds every word the server wrote; loads others as pages ask for them. */
export async function startBrowserI18n(locale: Locale, namespaces: string[]): Promise<I18n> {
  const { i18n, loadNamespaces } = createPageTexts(locale, (name) => files[`./locales/${locale}/${name}.json`]?.() ?? Promise.reject(new Error(`no texts ${locale}/${name}`)));
  await loadNamespaces(namespaces);
  return i18n;
}
