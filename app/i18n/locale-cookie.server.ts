import { createCookie } from "@remix-run/node";
import type { Locale } from "./locales.ts";

/** A visitor's chosen language; signed-in people keep theirs in the profile. */
export const localeCookie = createCookie("lang", { path: "/", sameSite: "lax", httpOnly: true, maxAge: 365 * 24 * 3600 });

/** The Set-Cookie header that remembers a language for a year. */
export function rememberLocale(locale: Locale): Promise<string> {
  return localeCookie.serialize(locale);
}
