import { z } from "zod";
import type { Actor } from "#app/auth/actor.ts";
import { db } from "#app/db/client.server.ts";
import { Prisma } from "#app/db/generated/client.ts";
import type { Locale } from "#app/i18n/locales.ts";
import { readCards, type PracticeCard } from "./cards.server.ts";
import { countFacets, facets, getFacetTable, type Chosen, type Counted, type FacetTable } from "./facet-table.server.ts";
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
  /** As many as a page of the site has, unless said otherwise. */
  pageSize?: number;
  /** Lists what is in this region only; counts and total are those of the whole search. */
  at?: string | null;
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

export interface PracticeResults {
  practices: PracticeCard[];
  total: number;
  /** How many there are to list. */
  listed: number;
  page: number;
  pages: number;
  counts: Counted["counts"];
  also: AlsoSearched[];
  /** Nothing has all the words: these have some of them. */
  anyWord: boolean;
}

/** Everybody may read what is published. Four statements, five after something was written, whatever is asked. */
export async function searchPractices(_actor: Actor | null, search: PracticeSearch, locale: Locale): Promise<PracticeResults> {
  const { table, hits, also, anyWord } = await findHits(search, locale);
  const places = hits?.places ?? table.places;
  const { passing, counts } = countFacets(table, places, search.chosen);
  const listed = search.at ? countFacets(table, places, { ...search.chosen, region: [search.at] }).passing : passing;
  const size = search.pageSize ?? perPage;
  const pages = Math.max(1, Math.ceil(listed.length / size));
  const page = Math.min(search.page, pages);
  const shown = firstOf(listed, comparePlaces(table, hits?.scores ?? null, search.sort), page * size).slice((page - 1) * size);
  const practices = await readCards(shown.flatMap((place) => table.entries[place] ?? []), locale);
  return { practices, total: passing.length, listed: listed.length, page, pages, counts, also, anyWord };
}

interface Hits {
  /** Places in the table, each once. */
  places: number[];
  /** By place, how well it fits: the lower the better. */
  scores: Float64Array;
}

/** All that match. Null when nothing is looked for. */
async function findHits({ query, expand }: PracticeSearch, locale: Locale): Promise<{ table: FacetTable; hits: Hits | null; also: AlsoSearched[]; anyWord: boolean }> {
  const parsed = parseQuery(query, locale);
  const match = toMatch(parsed, { expand });
  const also = alsoSearched(parsed);
  // The index works while it is found out whether the picture of the records is still true.
  const [table, found] = await Promise.all([getFacetTable(), match === null ? null : readHits(match)]);
  if (match === null || found === null) return { table, hits: query === "" ? null : { places: [], scores: new Float64Array() }, also, anyWord: false };
  const hits = placeHits(table, found);
  if (hits.places.length > 0 || parsed.units.length < 2) return { table, hits, also, anyWord: false };
  const some = placeHits(table, await readHits(toMatch(parsed, { expand, any: true }) ?? match));
  return { table, hits: some, also, anyWord: some.places.length > 0 };
}

interface FoundRows {
  /** Of translations. */
  ids: number[];
  scores: number[];
}

/** What a word weighs in the title, the summary, the body, as a concept of the subject and of the body. */
const weights = Prisma.sql`8.0, 4.0, 1.0, 5.0, 1.0`;

// One text of whole numbers: rows, and floating point in JSON, would cost more than the index itself. Without its limit
// the inner query would be taken apart, and bm25 would stand where it has no meaning.
async function readHits(match: string): Promise<FoundRows> {
  const [row] = await db.$queryRaw<{ ids: string | null; scores: string | null }[]>`
    SELECT group_concat("id") AS "ids", group_concat(CAST("score" * 1000000000 AS INTEGER)) AS "scores" FROM (SELECT rowid AS "id", bm25("PracticeSearch", ${weights}) AS "score" FROM "PracticeSearch" WHERE "PracticeSearch" MATCH ${match} LIMIT -1)`;
  const numbers = (list: string | null | undefined) => JSON.parse(`[${list ?? ""}]`) as number[]; // several times as fast as taking the text apart
  return { ids: numbers(row?.ids), scores: numbers(row?.scores) };
}

/** Whose translations were found, each practice once with its best score. */
function placeHits({ entries, placeOf }: FacetTable, { ids, scores }: FoundRows): Hits {
  const hits: Hits = { places: [], scores: new Float64Array(entries.length).fill(1) };
  for (let index = 0; index < ids.length; index++) {
    const place = placeOf.get(ids[index] ?? 0);
    if (place === undefined) continue;
    const [known, score] = [hits.scores[place] ?? 1, Math.min(0, scores[index] ?? 0)];
    if (known === 1) hits.places.push(place);
    if (score < known) hits.scores[place] = score;
  }
  return hits;
}

type Compare = (a: number, b: number) => number;

function comparePlaces({ entries }: FacetTable, scores: Float64Array | null, sort: Sort): Compare {
  const newest: Compare = (a, b) => (entries[b]?.updatedAt ?? 0) - (entries[a]?.updatedAt ?? 0) || a - b;
  switch (sort) {
    case "relevance":
      return (a, b) => (scores?.[a] ?? 0) - (scores?.[b] ?? 0) || newest(a, b);
    case "newest":
      return newest;
    case "begun":
      return (a, b) => {
        const [one, other] = [entries[a]?.begun ?? "", entries[b]?.begun ?? ""];
        return one === other ? newest(a, b) : one < other ? 1 : -1;
      };
    case "evidence":
      return (a, b) => (entries[a]?.evidence ?? 0) - (entries[b]?.evidence ?? 0) || newest(a, b);
  }
}

/** The first of a list in an order, without putting all of it in order: few pages are ever turned. */
export function firstOf(places: readonly number[], compare: Compare, count: number): number[] {
  if (count * 8 > places.length) return places.toSorted(compare).slice(0, count);
  const first: number[] = [];
  for (const place of places) {
    const last = first.at(-1);
    if (first.length === count && last !== undefined && compare(place, last) >= 0) continue;
    let [low, high] = [0, first.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compare(place, first[middle] ?? 0) < 0) high = middle;
      else low = middle + 1;
    }
    first.splice(low, 0, place);
    if (first.length > count) first.pop();
  }
  return first;
}

/** Ids of all that a search finds. At most three statements */
export async function findPracticeIds(search: PracticeSearch, locale: Locale): Promise<number[]> {
  const { table, hits } = await findHits(search, locale);
  const { passing } = countFacets(table, hits?.places ?? table.places, search.chosen);
  return passing.flatMap((place) => table.entries[place]?.id ?? []);
}

/** All that a search finds, in its order, to be taken along. Four statements, five after something was written. */
export async function listPractices(_actor: Actor | null, search: PracticeSearch, locale: Locale): Promise<PracticeCard[]> {
  return (await firstPractices(search, locale, Infinity)).practices;
}

/** The first that a search finds, and how many it finds. Statements as `listPractices`. */
export async function firstPractices(search: PracticeSearch, locale: Locale, count: number): Promise<{ practices: PracticeCard[]; found: number }> {
  const { table, hits } = await findHits(search, locale);
  const { passing } = countFacets(table, hits?.places ?? table.places, search.chosen);
  const first = firstOf(passing, comparePlaces(table, hits?.scores ?? null, search.sort), count);
  return { practices: await readCards(first.flatMap((place) => table.entries[place] ?? []), locale), found: passing.length };
}

/** Of each of some policy areas the newest practices that did not fail, and as many that did: both teach. Statements as `listPractices`. */
export async function newestOfBothKinds(areas: readonly string[], locale: Locale, count: number): Promise<PracticeCard[]> {
  const search = parsePracticeSearch(new URLSearchParams(areas.map((area) => ["area", area])));
  const { table } = await findHits(search, locale);
  const { passing } = countFacets(table, table.places, search.chosen);
  const has = (place: number, facet: "area" | "outcome", ...values: string[]) => values.some((one) => table.entries[place]?.values.includes(table.indexOf.get(`${facet} ${one}`) ?? -1));
  const hasFailed = (place: number) => has(place, "outcome", "unsuccessful", "abandoned");
  const newest = (places: number[]) => firstOf(places, comparePlaces(table, null, "newest"), count);
  const chosen = new Set(areas.flatMap((area) => {
    const [failed, others] = [true, false].map((failure) => passing.filter((place) => has(place, "area", area) && hasFailed(place) === failure));
    return [...newest(failed ?? []), ...newest(others ?? [])];
  }));
  return readCards([...chosen].sort(comparePlaces(table, null, "newest")).flatMap((place) => table.entries[place] ?? []), locale);
}
