import { db } from "#app/db/client.server.ts";
import { locales, pickLocale, type Locale } from "#app/i18n/locales.ts";
import type { Entry } from "./facet-table.server.ts";
import type { Outcome, TranslationState } from "./keys.ts";

// Practices as one meets them in a list.

export interface PracticeCard {
  id: number;
  slug: string;
  title: string;
  summary: string;
  /** Language of title and summary. */
  locale: Locale;
  state: TranslationState;
  original: Locale;
  outcome: Outcome | null;
  areas: string[];
  regions: string[]; // NUTS codes
  startsOn: string | null;
  endsOn: string | null;
  publishedAt: string;
  updatedAt: string;
  illustrative: boolean;
  /** Told here by who did it. */
  reported: boolean;
  tellsFailure: boolean;
  languages: Locale[];
}

interface CardRow {
  practiceId: number;
  slug: string;
  title: string;
  summary: string;
  locale: string;
  state: string;
  originalLocale: string;
  outcome: string | null;
  startsOn: string | null;
  endsOn: string | null;
  publishedAt: string;
  updatedAt: string;
  illustrative: number | boolean;
  reported: number | boolean;
  tellsFailure: number | boolean;
  areas: string | null;
  regions: string | null;
}

/** Cards in the order of the entries, each in the reader's language or the best there is. One statement. */
export async function readCards(entries: readonly Pick<Entry, "id" | "languages" | "original">[], locale: Locale): Promise<PracticeCard[]> {
  if (entries.length === 0) return [];
  const ids = entries.map(({ languages, original }) => languages.get(pickLocale([...languages.keys()], locale, original)) ?? 0);
  const rows = await db.$queryRaw<CardRow[]>`
    SELECT t."practiceId", p."slug", t."title", t."summary", t."locale", t."state", p."originalLocale", p."outcome", p."startsOn", p."endsOn", CAST(p."publishedAt" AS TEXT) AS "publishedAt", CAST(p."updatedAt" AS TEXT) AS "updatedAt", p."illustrative", p."reported", p."tellsFailure",
      (SELECT group_concat(g."value") FROM "PracticeTag" g WHERE g."practiceId" = p."id" AND g."kind" = 'area') AS "areas",
      (SELECT group_concat(r."nutsCode") FROM "PracticeRegion" r WHERE r."practiceId" = p."id") AS "regions"
    FROM "PracticeTranslation" t JOIN "Practice" p ON p."id" = t."practiceId" WHERE t."id" IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`;
  const byId = new Map(rows.map((row) => [row.practiceId, row]));
  return entries.flatMap(({ id, languages }) => {
    const row = byId.get(id);
    return row ? [toCard(row, languages)] : [];
  });
}

function toCard(row: CardRow, languages: ReadonlyMap<string, number>): PracticeCard {
  return {
    id: row.practiceId,
    slug: row.slug,
    title: row.title,
    summary: row.summary,
    locale: row.locale as Locale,
    state: row.state as TranslationState,
    original: row.originalLocale as Locale,
    outcome: row.outcome as Outcome | null,
    areas: row.areas?.split(",") ?? [],
    regions: row.regions?.split(",") ?? [],
    startsOn: row.startsOn,
    endsOn: row.endsOn,
    publishedAt: row.publishedAt,
    updatedAt: row.updatedAt,
    illustrative: Boolean(row.illustrative),
    reported: Boolean(row.reported),
    tellsFailure: Boolean(row.tellsFailure),
    languages: locales.filter((code) => languages.has(code)),
  };
}
