import { useRouteLoaderData } from "@remix-run/react";
import type { loader } from "#app/root.tsx";
import { defaultLocale, type Locale } from "#app/i18n/locales.ts";

/** What the root loader knows, on any page. */
export function useRoot() {
  return useRouteLoaderData<typeof loader>("root");
}

/** The language of this page. */
export function useLocale(): Locale {
  return useRoot()?.locale ?? defaultLocale;
}
