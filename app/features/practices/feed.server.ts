import type { TFunction } from "i18next";
import type { Actor } from "#app/auth/actor.ts";
import { config } from "#app/config.server.ts";
import { getT } from "#app/i18n/i18n.server.ts";
import type { Locale } from "#app/i18n/locales.ts";
import { writeSummaryFeed, type WrittenFeed } from "#app/lib/atom.ts";
import { feedPath, practicePath, searchPath, type SearchAddress } from "./practice-paths.ts";
import { searchPractices, type PracticeSearch } from "./search.server.ts";

const feedLength = 50;

/** What the feed of a search is called. */
export function feedTitle(t: TFunction, query: string): string {
  return t("practices:feed.title", { title: query === "" ? t("practices:title") : `${query} – ${t("practices:title")}` });
}

/** The newest practices that a search finds: new ones, and changed ones anew. Four statements, five after something was written. */
export async function getPracticeFeed(actor: Actor | null, search: PracticeSearch, locale: Locale): Promise<WrittenFeed> {
  const { practices } = await searchPractices(actor, { ...search, sort: "newest", page: 1, pageSize: feedLength }, locale);
  const t = getT(locale, "practices");
  const address: SearchAddress = { query: search.query, chosen: search.chosen, sort: search.sort, expand: search.expand, view: "list", compare: [] };
  return writeSummaryFeed({
    origin: config.origin, locale, self: feedPath(address, locale), page: searchPath(address), title: feedTitle(t, search.query), lead: t("lead"),
    entries: practices.map(({ slug, title, summary, locale: written, illustrative, areas, publishedAt, updatedAt }) => ({
      address: config.origin + practicePath(slug), locale: written, title, summary: illustrative ? `${t("common:illustrative")}. ${summary}` : summary, publishedAt: new Date(publishedAt), updatedAt: new Date(updatedAt), categories: areas.map((area) => ({ term: area, label: t(`common:themes.${area}`) })),
    })),
  });
}
