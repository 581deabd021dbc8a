import { createCookie } from "@remix-run/node";
import { isLocale, locales, type Locale } from "./locales.ts";

/** The languages that a visitor has chosen to read; signed-in people keep theirs in the profile. */
const languagesCookie = createCookie("reads", { path: "/", sameSite: "lax", httpOnly: true, maxAge: 365 * 24 * 3600 });

/** The Set-Cookie header that remembers the languages for a year, or forgets them when there are none. */
export function rememberLanguages(languages: readonly Locale[]): Promise<string> {
  return languagesCookie.serialize(languages, languages.length === 0 ? { maxAge: 0 } : {});
}

async function readCookie(request: Request): Promise<Locale[]> {
  const value: unknown = await languagesCookie.parse(request.headers.get("Cookie"));
  return Array.isArray(value) ? locales.filter((locale) => value.includes(locale)) : [];
}

/** What a reader has chosen to read, and what holds on this page. None stands for all. */
export interface ReadingLanguages {
  chosen: Locale[];
  languages: Locale[];
}

/** The choice of the person, else the visitor's. `?languages=all`, or some of them with commas between, outdoes it for one page. */
export async function getReadingLanguages(request: Request, person: { languages: Locale[] } | null): Promise<ReadingLanguages> {
  const chosen = person ? person.languages : await readCookie(request);
  const asked = new URL(request.url).searchParams.get("languages");
  if (asked === null) return { chosen, languages: chosen };
  return { chosen, languages: asked === "all" ? [] : [...new Set(asked.split(",").filter(isLocale))] };
}
