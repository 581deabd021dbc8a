import { z } from "zod";
import type { Actor } from "#app/auth/actor.ts";
import { db } from "#app/db/client.server.ts";
import { Prisma } from "#app/db/generated/client.ts";
import { locales, pickLocale, type Locale } from "#app/i18n/locales.ts";
import { countFacets, facets, getFacetTable, type Chosen, type Counted, type Entry, type FacetTable } from "./facet-table.server.ts";
import type { Outcome, TranslationState } from "./keys.ts";
import { defaultSort, sorts, type Sort } from "./practice-paths.ts";
import { alsoSearched, parseQuery, toMatch, type AlsoSearched } from "./query.ts";

export const perPage = 20;

export interface PracticeSearch {
  query: string;
  chosen: Chosen;
  sort: Sort;
  /** False looks for the words only, as they were typed. */
  expand: boolean;
  page: number; // from 1
}

const addressSchema = z.object({
  q: z.string().trim().max(300).catch(""),
  sort: z.enum(sorts).nullable().catch(null),
  words: z.literal("exact").nullable().catch(null),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});

const value = /^[A-Za-z0-9-]{1,40}$/;

/** Reads an address. Whatever it does not know counts as not said: a search never refuses a link. */
export function parsePracticeSearch(params: URLSearchParams): PracticeSearch {
  const { q, sort, words, page } = addressSchema.parse({ q: params.get("q") ?? "", sort: params.get("sort") ?? "", words: params.get("words"), page: params.get("page") ?? 1 });
  const chosen = Object.fromEntries(facets.map((facet) => [facet, [...new Set(params.getAll(facet))].filter((one) => value.test(one)).slice(0, 20)])) as unknown as Chosen;
  return { query: q, chosen, sort: sort ?? defaultSort(q), expand: words !== "exact", page };
}

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
  illustrative: boolean;
  tellsFailure: boolean;
  languages: Locale[];
}

export interface PracticeResults {
  practices: PracticeCard[];
  total: number;
  page: number;
  pages: number;
  counts: Counted["counts"];
  also: AlsoSearched[];
  /** Nothing has all the words: these have some of them. */
  anyWord: boolean;
}

/** Everybody may read what is published. Four statements, five after something was written, whatever is asked. */
export async function searchPractices(_actor: Actor | null, search: PracticeSearch, locale: Locale): Promise<PracticeResults> {
  const table = await getFacetTable();
  const { hits, also, anyWord } = await findHits(table, search, locale);
  const { passing, counts } = countFacets(table, hits ? [...hits.keys()] : table.entries.map((_, place) => place), search.chosen);
  const sorted = sortPlaces(table, passing, hits, search.sort);
  const pages = Math.max(1, Math.ceil(sorted.length / perPage));
  const page = Math.min(search.page, pages);
  const practices = await readCards(sorted.slice((page - 1) * perPage, page * perPage).flatMap((place) => table.entries[place] ?? []), locale);
  return { practices, total: passing.length, page, pages, counts, also, anyWord };
}

/** All that match, by place in the table, with how well: the lower the better. Null when nothing is looked for. */
async function findHits(table: FacetTable, { query, expand }: PracticeSearch, locale: Locale): Promise<{ hits: Map<number, number> | null; also: AlsoSearched[]; anyWord: boolean }> {
  const parsed = parseQuery(query, locale);
  const match = toMatch(parsed, { expand });
  const also = alsoSearched(parsed);
  if (match === null) return { hits: query === "" ? null : new Map<number, number>(), also, anyWord: false };
  const hits = await readHits(table, match);
  if (hits.size > 0 || parsed.units.length < 2) return { hits, also, anyWord: false };
  const some = await readHits(table, toMatch(parsed, { expand, any: true }) ?? match);
  return { hits: some, also, anyWord: some.size > 0 };
}

/** What a word weighs in the title, the summary, the body, as a concept of the subject and of the body. */
const weights = Prisma.sql`8.0, 4.0, 1.0, 5.0, 1.0`;

// Without its limit the inner query would be taken apart, and bm25 would stand where it has no meaning.
async function readHits(table: FacetTable, match: string): Promise<Map<number, number>> {
  const [row] = await db.$queryRaw<{ hits: string }[]>`
    SELECT json_group_array(json_array("id", "score")) AS "hits" FROM (SELECT rowid AS "id", bm25("PracticeSearch", ${weights}) AS "score" FROM "PracticeSearch" WHERE "PracticeSearch" MATCH ${match} LIMIT -1)`;
  const hits = new Map<number, number>();
  for (const [id, score] of JSON.parse(row?.hits ?? "[]") as [number, number][]) {
    const place = table.placeOf.get(id);
    if (place !== undefined) hits.set(place, Math.min(score, hits.get(place) ?? 0));
  }
  return hits;
}

function sortPlaces(table: FacetTable, places: number[], hits: Map<number, number> | null, sort: Sort): number[] {
  const entry = (place: number): Entry => table.entries[place] ?? { id: 0, updatedAt: 0, begun: "", evidence: 9, languages: new Map(), original: "en", values: [] };
  const newest = (a: number, b: number) => entry(b).updatedAt - entry(a).updatedAt || entry(a).id - entry(b).id;
  const by: Record<Sort, (a: number, b: number) => number> = {
    relevance: (a, b) => (hits?.get(a) ?? 0) - (hits?.get(b) ?? 0) || newest(a, b),
    newest,
    begun: (a, b) => (entry(a).begun === entry(b).begun ? newest(a, b) : entry(a).begun < entry(b).begun ? 1 : -1),
    evidence: (a, b) => entry(a).evidence - entry(b).evidence || newest(a, b),
  };
  return places.sort(by[sort]);
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
  illustrative: number | boolean;
  tellsFailure: number | boolean;
  areas: string | null;
  regions: string | null;
}

/** Cards in the order of the entries, each in the reader's language or the best there is. One statement. */
export async function readCards(entries: readonly Pick<Entry, "id" | "languages" | "original">[], locale: Locale): Promise<PracticeCard[]> {
  if (entries.length === 0) return [];
  const ids = entries.map(({ languages, original }) => languages.get(pickLocale([...languages.keys()], locale, original)) ?? 0);
  const rows = await db.$queryRaw<CardRow[]>`
    SELECT t."practiceId", p."slug", t."title", t."summary", t."locale", t."state", p."originalLocale", p."outcome", p."startsOn", p."endsOn", p."illustrative", p."tellsFailure",
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
    illustrative: Boolean(row.illustrative),
    tellsFailure: Boolean(row.tellsFailure),
    languages: locales.filter((code) => languages.has(code)),
  };
}
