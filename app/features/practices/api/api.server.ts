import type { Actor } from "#app/auth/actor.ts";
import { topicPath } from "#app/features/forum/forum-paths.ts";
import type { Locale } from "#app/i18n/locales.ts";
import { pageFacts } from "#app/lib/api/api.schema.ts";
import { readPlaceNames } from "../places.server.ts";
import { practiceItem } from "../practice-files.ts";
import { languagesOf } from "../practice-languages.ts";
import { readPublished } from "../practice-page.server.ts";
import { defaultSort, practicePath } from "../practice-paths.ts";
import { isReported } from "../practice.schema.ts";
import { searchPractices } from "../search.server.ts";
import type { ListQuery, PracticeDocument, PracticeList } from "./api.schema.ts";

const iso = (stored: string | Date): string => new Date(stored).toISOString();

/** A page of the practices that a query finds: the same as the search page. Five statements, six after something was written. */
export async function searchForApi(actor: Actor | null, query: ListQuery, at: URL): Promise<PracticeList> {
  const { q, words, lang, sort, page: asked, pageSize, ...chosen } = query;
  const search = { query: q, chosen, sort: sort ?? defaultSort(q), expand: words !== "exact", page: asked, pageSize };
  const [found, names] = await Promise.all([searchPractices(actor, search, lang), readPlaceNames(lang)]);
  const { total, page, practices } = found;
  return { ...pageFacts({ page: asked, pageSize, total, at }), practices: page === asked ? practices.map((card) => practiceItem(card, { origin: at.origin, regionName: names.region })) : [] };
}

/** One practice with everything that is published of it, and nobody who wrote it. Two statements. */
export async function getForApi(_actor: Actor | null, { slug, version }: { slug: string; version?: number | undefined }, origin: string): Promise<PracticeDocument> {
  const { number, current, publishedAt, versions, content, adoptions, topic } = await readPublished(slug, version ?? null);
  const { record, texts } = content;
  const outdated = new Map(languagesOf(content).map((language) => [language.locale as string, language.outdated]));
  return {
    slug,
    url: origin + practicePath(slug),
    illustrative: record.illustrative,
    reported: isReported(record),
    version: number,
    currentVersion: current,
    publishedAt: iso(publishedAt),
    versions: versions.map((one) => ({ number: one.number, publishedAt: iso(one.publishedAt) })),
    record,
    texts: Object.fromEntries(Object.entries(texts).map(([locale, { of: _, ...text }]) => [locale, { ...text, state: locale === record.original ? ("original" as const) : text.state, outdated: outdated.get(locale) ?? 0 }])),
    adoptions: adoptions.map(({ place, nutsCode, state, since, changes, result, locale, sourceUrl }) => ({ place, nuts: nutsCode, state: state as PracticeDocument["adoptions"][number]["state"], since, changes, result, language: locale as Locale, source: sourceUrl })),
    discussion: topic === null ? null : origin + topicPath(topic.id),
  };
}
