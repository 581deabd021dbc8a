import type { Actor } from "#app/auth/actor.ts";
import { db } from "#app/db/client.server.ts";
import { getT } from "#app/i18n/i18n.server.ts";
import { isLocale, type Locale } from "#app/i18n/locales.ts";
import { AppError } from "#app/lib/app-error.ts";
import { nameAll, readPlaceNames } from "../places.server.ts";
import type { PracticeContent } from "../practice.schema.ts";
import { compareVersions, type VersionChanges } from "./compare-versions.ts";

/** A version as the list of them names it: never a person, because versions outlive accounts. */
export interface VersionLine {
  number: number;
  publishedAt: string;
  /** Where it comes from: told here, public sources, or invented. */
  basis: "reported" | "sourced" | "illustrative";
  /** The body that told it. */
  toldBy: string | null;
  assessedBy: string | null;
}

export interface PracticeHistory {
  slug: string;
  title: string;
  locale: Locale;
  current: number;
  versions: VersionLine[];
  /** What became of it between two of them; null when there is one only. */
  compared: (VersionChanges & { from: number; to: number }) | null;
}

interface Row {
  number: number | bigint;
  current: number | bigint;
  originalLocale: Locale;
  publishedAt: string;
  illustrative: number | bigint;
  reported: number | bigint;
  toldBy: string | null;
  assessedBy: string | null;
  title: string;
  titleLocale: Locale;
}

/**
 * The versions of a record, newest first, and what changed between two: the last two, unless others are asked for.
 * Every version was published once, and everybody may read it; what is not published is a submission. Three statements.
 * @throws AppError not-found
 */
export async function getPracticeHistory(_actor: Actor | null, { slug, locale, from, to, wanted }: { slug: string; locale: Locale; from: number | null; to: number | null; wanted: string | null }): Promise<PracticeHistory> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT v."number", c."number" AS "current", p."originalLocale", CAST(v."publishedAt" AS TEXT) AS "publishedAt",
      coalesce(json_extract(v."content", '$.record.illustrative'), 0) AS "illustrative",
      EXISTS (SELECT 1 FROM json_each(v."content", '$.record.sources') s WHERE json_extract(s."value", '$.url') IS NULL) AS "reported",
      (SELECT json_extract(o."value", '$.name') FROM json_each(v."content", '$.record.organisations') o WHERE json_extract(o."value", '$.role') = 'lead' LIMIT 1) AS "toldBy",
      json_extract(v."content", '$.record.assessed.by') AS "assessedBy",
      coalesce(own."title", original."title") AS "title", CASE WHEN own."title" IS NULL THEN p."originalLocale" ELSE own."locale" END AS "titleLocale"
    FROM "Practice" p JOIN "PracticeVersion" c ON c."id" = p."currentVersionId" JOIN "PracticeVersion" v ON v."practiceId" = p."id"
    LEFT JOIN "PracticeTranslation" own ON own."practiceId" = p."id" AND own."locale" = ${locale}
    LEFT JOIN "PracticeTranslation" original ON original."practiceId" = p."id" AND original."locale" = p."originalLocale"
    WHERE p."slug" = ${slug} ORDER BY v."number" DESC`;
  const [first] = rows;
  if (!first) throw new AppError("not-found", "errors:practices.noSuchPractice");
  const numbers = rows.map(({ number }) => Number(number));
  const current = Number(first.current);
  const later = to ?? current;
  const earlier = from ?? numbers.find((number) => number < later) ?? numbers.find((number) => number !== later) ?? later;
  if (!numbers.includes(later) || !numbers.includes(earlier)) throw new AppError("not-found", "errors:practices.noSuchPractice");
  return {
    slug,
    title: first.title,
    locale: first.titleLocale,
    current,
    versions: rows.map(({ number, publishedAt, illustrative, reported, toldBy, assessedBy }) => ({ number: Number(number), publishedAt, basis: Number(illustrative) === 1 ? "illustrative" : Number(reported) === 1 ? "reported" : "sourced", toldBy, assessedBy })),
    compared: earlier === later ? null : { ...(await compare(slug, earlier, later, locale, wanted)), from: earlier, to: later },
  };
}

async function compare(slug: string, from: number, to: number, locale: Locale, wanted: string | null): Promise<VersionChanges> {
  const [versions, names] = await Promise.all([db.practiceVersion.findMany({ where: { practice: { slug }, number: { in: [from, to] } }, select: { number: true, content: true } }), readPlaceNames(locale)]);
  const contentOf = (number: number): PracticeContent => {
    const found = versions.find((version) => version.number === number);
    if (!found) throw new AppError("not-found", "errors:practices.noSuchPractice");
    return found.content as unknown as PracticeContent;
  };
  const [before, after] = [contentOf(from), contentOf(to)];
  const regionNames = nameAll([...before.record.regions, ...after.record.regions], names.region);
  return compareVersions(before, after, { t: getT(locale, "practices"), own: locale, wanted: isLocale(wanted) ? wanted : null, regionNames });
}
