import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import i18next, { type i18n as I18n, type TFunction } from "i18next";
import { RemixI18Next } from "remix-i18next/server";
import { singleton } from "#app/lib/singleton.server.ts";
import { defaultLocale, locales, type Locale } from "./locales.ts";
import { localeCookie } from "./locale-cookie.server.ts";
import { countAsSpoken, i18nOptions } from "./options.ts";

// Read from disk, not imported: scripts that Node runs without a bundler need the texts as well.
const folder = path.resolve("app/i18n/locales");

interface Texts {
  i18n: I18n;
  newest: number;
}

function newestChange(): number {
  return Math.max(0, ...locales.flatMap((locale) => readdirSync(path.join(folder, locale)).map((file) => statSync(path.join(folder, locale, file)).mtimeMs)));
}

function loadTexts(): Texts {
  const resources = Object.fromEntries(
    locales.map((locale) => [
      locale,
      Object.fromEntries(
        readdirSync(path.join(folder, locale))
          .filter((file) => file.endsWith(".json"))
          .map((file) => [path.basename(file, ".json"), JSON.parse(readFileSync(path.join(folder, locale, file), "utf8")) as object]),
      ),
    ]),
  );
  const i18n = i18next.createInstance();
  void i18n.init({ ...i18nOptions, lng: defaultLocale, resources, initImmediate: false });
  countAsSpoken(i18n);
  return { i18n, newest: newestChange() };
}

function texts(): I18n {
  const held = singleton<{ current?: Texts }>("i18n", () => ({}));
  const inDevelopment = process.env.NODE_ENV === "development";
  if (!held.current || (inDevelopment && newestChange() > held.current.newest)) held.current = loadTexts();
  return held.current.i18n;
}

/** The translator of one language, e.g. for a mail, a PDF or a page's title. */
export function getT(locale: Locale, namespace = "common"): TFunction {
  return texts().getFixedT(locale, namespace);
}

/** An i18next instance that speaks `locale`, for rendering a page; it shares the texts with all others. */
export function createPageI18n(locale: Locale): I18n {
  return texts().cloneInstance({ lng: locale, initImmediate: false });
}

/**
 * The language of a request: `?lang=`, then the person's profile, then the cookie, then the browser's list, then English.
 * @param profileLocale the signed-in person's language, or null
 */
export async function getLocale(request: Request, profileLocale: Locale | null): Promise<Locale> {
  const detector = new RemixI18Next({
    detection: {
      supportedLanguages: [...locales],
      fallbackLanguage: defaultLocale,
      order: ["searchParams", "custom", "cookie", "header"],
      searchParamKey: "lang",
      cookie: localeCookie,
      findLocale: () => Promise.resolve(profileLocale),
    },
  });
  return (await detector.getLocale(request)) as Locale;
}
