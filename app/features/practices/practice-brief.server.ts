import { db } from "#app/db/client.server.ts";
import { getT } from "#app/i18n/i18n.server.ts";
import type { Locale } from "#app/i18n/locales.ts";
import { formatPeriod } from "./components/period.ts";
import { nameAll, readPlaceNames } from "./places.server.ts";
import type { PracticeContent } from "./practice.schema.ts";
import { showContent } from "./practice-page.server.ts";
import { languageNotice } from "./practice-words.ts";

/** A record as it is read inside something else, a case study for instance, with all its words in the reader's language. */
export interface PracticeBrief {
  slug: string;
  title: string;
  summary: string;
  /** Language of title and summary. */
  locale: Locale;
  /** What the reader should know of that language; null when it is their own. */
  notice: { text: string; outdated: string | null } | null;
  illustrative: boolean;
  facts: { label: string; value: string }[];
  sections: { title: string; fields: { label: string; paragraphs: string[]; points: string[]; locale: Locale }[] }[];
  topic: { id: number; posts: number } | null;
}

/** A published record in brief; null when there is none (any more). Two statements. */
export async function findPracticeBrief(slug: string, locale: Locale): Promise<PracticeBrief | null> {
  const [row] = await db.$queryRaw<{ content: string; topicId: number | null; posts: number | null }[]>`
    SELECT CAST(v."content" AS TEXT) AS "content", t."id" AS "topicId", t."postCount" AS "posts"
    FROM "Practice" p JOIN "PracticeVersion" v ON v."id" = p."currentVersionId"
    LEFT JOIN ("Topic" t JOIN "Space" s ON s."id" = t."spaceId" AND s."readers" = 'public') ON t."id" = p."topicId" AND t."postCount" > 0 AND t."hiddenAt" IS NULL AND t."deletedAt" IS NULL AND t."mergedIntoId" IS NULL
    WHERE p."slug" = ${slug}`;
  if (!row) return null;
  const t = getT(locale, "practices");
  const names = await readPlaceNames(locale);
  const content = showContent(JSON.parse(row.content) as PracticeContent, locale);
  const { record, title, summary, locale: shown, sections } = content;
  const regionNames = nameAll(record.regions, names.region);
  const facts = [
    { label: t("facets.outcome"), value: t(`outcomes.${record.outcome ?? "unsaid"}`) },
    { label: t("facets.region"), value: record.regions.map((code) => regionNames[code] ?? code).join(", ") },
    { label: t("facets.period"), value: formatPeriod(t, record.starts, record.ends, locale) },
    { label: t("facets.evidence"), value: t(`evidence.${record.evidenceKind ?? "unsaid"}`) },
    { label: t("record.causes"), value: record.causes.map((cause) => t(`causes.${cause}`)).join(", ") },
  ];
  return {
    slug,
    title,
    summary,
    locale: shown,
    notice: languageNotice(t, content, locale),
    illustrative: record.illustrative,
    facts: facts.filter(({ value }) => value !== ""),
    sections: sections.flatMap(({ section, fields }) => (fields.length === 0 ? [] : [{ title: t(`record.${section}`), fields: fields.map(({ field, paragraphs, points, locale: language }) => ({ label: t(`fields.${field}`), paragraphs, points, locale: language })) }])),
    topic: row.topicId === null ? null : { id: Number(row.topicId), posts: Number(row.posts) },
  };
}

/** What records are called, by slug; those that are gone are left out. One statement. */
export async function readPracticeTitles(slugs: readonly string[], locale: Locale): Promise<Record<string, { title: string; locale: string }>> {
  if (slugs.length === 0) return {};
  const rows = await db.practice.findMany({ where: { slug: { in: [...new Set(slugs)] } }, select: { slug: true, originalLocale: true, translations: { select: { locale: true, title: true } } } });
  return Object.fromEntries(rows.flatMap(({ slug, originalLocale, translations }) => {
    const best = translations.find((text) => text.locale === locale) ?? translations.find((text) => text.locale === originalLocale);
    return best ? [[slug, best]] : [];
  }));
}
