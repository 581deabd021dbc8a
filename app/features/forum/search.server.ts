import { z } from "zod";
import type { Actor } from "#app/auth/actor.ts";
import { db } from "#app/db/client.server.ts";
import { themes } from "#app/features/courses/keys.ts";
import { locales, type Locale } from "#app/i18n/locales.ts";
import { topicKinds } from "./forum.kinds.ts";
import { readFound, type Found } from "./found-posts.server.ts";
import { isTooMuch, readWanted, searchTimes, toMatch } from "./search-query.ts";
import { anyOf, readableSpaces, type SpaceAccess } from "./space-access.server.ts";

const days: Record<(typeof searchTimes)[number], number> = { week: 7, month: 31, year: 366 };

const any = z.literal("");
/** What the search's address says; "" stands for any. Whatever it does not know counts as not said. */
export const searchSchema = z.object({
  q: z.string().catch("").transform((typed) => typed.trim().slice(0, 2_000)),
  space: z.string().max(100).catch(""),
  author: z.string().max(100).catch(""),
  solved: z.union([z.enum(["yes", "no"]), any]).catch(""),
  kind: z.union([z.enum(topicKinds), any]).catch(""),
  language: z.union([z.enum(locales), any]).catch(""),
  tag: z.union([z.enum(themes), any]).catch(""),
  time: z.union([z.enum(searchTimes), any]).catch(""),
  page: z.coerce.number().int().min(1).max(100).catch(1),
});
export type ForumSearch = z.infer<typeof searchSchema>;

const facets = ["space", "kind", "solved", "language", "author", "tag", "time"] as const;
type Facet = (typeof facets)[number];

export interface SearchPage {
  found: Found[];
  total: number;
  /** More was found than is looked through: `total` and facets speak of the newest. */
  isCut: boolean;
  page: number;
  pages: number;
  /** How many are left out because the reader has chosen other languages. */
  inOtherLanguages: number;
  /** How many posts each choice would leave, all other filters kept. Choices without a post are absent, and of authors all but `authors`. */
  facets: Record<Facet, Record<string, number>>;
  /** Who said most of it, and who was chosen. */
  authors: { id: string; name: string }[];
  /** More was typed than is looked for. */
  isShortened: boolean;
}

export const foundPerPage = 20;
/**
 * A word that stands everywhere is looked up in the newest posts it stands in, and these are ranked by their age alone:
 * nobody reads more, and weighing a word costs as much as there are posts with it.
 */
const lookedThrough = 1_000;
/** Posts that one may not read are weighed as well: they are few, or else it is not worth it. */
const scored = 20_000;

interface Hit {
  id: number;
  /** In days. */
  age: number;
  values: Record<Facet, readonly string[]>;
}

const authorsListed = 20;

/** Who may read a post, as its column of the index says it: the view "SpaceReaders". Nobody types U+E000: `toMatch` takes it away. */
const readersToken = ({ id, readers }: SpaceAccess): string =>
  `"\uE000${readers === "public" ? "p" : readers === "members" ? "m" : `c${Buffer.from(id).toString("hex")}`}"`;

/** Whoever reads the spaces of that many courses reads nearly all, and asking for each of them takes longer than leaving out the rest. */
const mostTokens = 20;

/** A question to the index → the same question to that part of it that has been written in these spaces, or in others with the same readers. */
export function amongReadable(match: string, spaces: readonly SpaceAccess[]): string {
  const tokens = [...new Set(spaces.map(readersToken))];
  return tokens.length === 0 || tokens.length > mostTokens ? match : `readers : (${tokens.join(" OR ")}) AND (${match})`;
}

type HitRow = [postId: number, space: string, kind: string, locale: string, age: number, tags: string | null, translations: string | null, author: string | null, solved: string];

/** Thousands of hits have few spaces, languages and people: what each has is listed once for all of them. */
function readHits(rows: readonly HitRow[]): Hit[] {
  const known = new Map<string, readonly string[]>([["", []]]);
  const listOf = (joined: string): readonly string[] => {
    let list = known.get(joined);
    if (list === undefined) known.set(joined, (list = [...new Set(joined.split(","))]));
    return list;
  };
  const times = searchTimes.map((_, index) => searchTimes.slice(index)); // what is of this week is of this month as well
  const timesOf = (age: number): readonly string[] => times[searchTimes.findIndex((time) => age <= days[time])] ?? [];
  return rows.map(([id, space, kind, locale, age, tags, translations, author, solved]) => ({
    id, age, values: { space: listOf(space), kind: listOf(kind), solved: listOf(solved), language: listOf(translations === null ? locale : `${locale},${translations}`), author: listOf(author ?? ""), tag: listOf(tags ?? ""), time: timesOf(age) },
  }));
}

/** What is found and may be read, newest first, at most `lookedThrough`: the index narrows, the rows decide. One statement, one row. */
async function findHits(match: string, spaces: SpaceAccess[], now: Date): Promise<Hit[]> {
  const rows = await db.$queryRaw<{ hits: string }[]>`
    SELECT json_group_array(json_array("id", "spaceId", "kind", "locale", "age", "tags", "translations", "authorId", "solved")) AS "hits" FROM (
      SELECT p."id", t."spaceId", t."kind", p."locale", p."authorId", CASE WHEN t."kind" <> 'question' THEN '' WHEN t."acceptedPostId" IS NULL THEN 'no' ELSE 'yes' END AS "solved", julianday(${now}) - julianday(p."createdAt") AS "age",
        (SELECT group_concat(x."theme") FROM "TopicTag" x WHERE x."topicId" = t."id") AS "tags",
        (SELECT group_concat(l."locale") FROM "PostTranslation" l WHERE l."postId" = p."id") AS "translations"
      FROM "PostSearch" JOIN "Post" p ON p."id" = "PostSearch".rowid JOIN "Topic" t ON t."id" = p."topicId"
      WHERE "PostSearch" MATCH ${amongReadable(match, spaces)} AND p."heldAt" IS NULL AND p."hiddenAt" IS NULL AND p."deletedAt" IS NULL
        AND t."hiddenAt" IS NULL AND t."deletedAt" IS NULL AND +t."spaceId" IN ${anyOf(spaces.map(({ id }) => id))}
      ORDER BY "PostSearch".rowid DESC LIMIT ${lookedThrough + 1})`;
  return readHits(JSON.parse(rows[0]?.hits ?? "[]") as HitRow[]);
}

/** How well each post fits, the lower the better; a word in a title weighs most. One statement, for few hits only. */
async function readScores(match: string): Promise<Map<number, number>> {
  const rows = await db.$queryRaw<{ scores: string }[]>`
    SELECT json_group_array(json_array("id", "score")) AS "scores" FROM (SELECT rowid AS "id", bm25("PostSearch", 6.0, 1.0, 1.0) AS "score" FROM "PostSearch" WHERE "PostSearch" MATCH ${match} LIMIT ${scored})`;
  return new Map(JSON.parse(rows[0]?.scores ?? "[]") as [number, number][]);
}

/** Relevance, doubled for what was said today and fading over months. bm25 is the better the lower. */
const rank = (score: number, age: number): number => score * (1 + 1 / (1 + Math.max(0, age) / 60));

/** Best and newest first; where there are no scores, newest first. */
function sortHits(hits: readonly Hit[], scores: ReadonlyMap<number, number> | null): Hit[] {
  if (scores === null) return hits.toSorted((a, b) => a.age - b.age || b.id - a.id);
  const ranked = hits.map((hit) => ({ hit, rank: rank(scores.get(hit.id) ?? 0, hit.age) }));
  return ranked.sort((a, b) => a.rank - b.rank || b.hit.id - a.hit.id).map(({ hit }) => hit);
}

/** Who is offered as an author: those who said most of it, and who was chosen. Of the hundreds of others the page says nothing. */
function mostOf(counts: ReadonlyMap<string, number>, chosen: string): Map<string, number> {
  const most = [...counts].sort((a, b) => b[1] - a[1]).slice(0, authorsListed);
  return new Map(chosen === "" ? most : [...most, [chosen, counts.get(chosen) ?? 0]]);
}

async function nameAuthors(ids: string[]): Promise<SearchPage["authors"]> {
  if (ids.length === 0) return [];
  const people = await db.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  return ids.flatMap((id) => people.find((person) => person.id === id) ?? []);
}

/**
 * Posts that say all the words, themselves or in a translation by a person, as far as the actor may read, best and newest
 * first. Five statements.
 * @param languages `reads` are those that the reader has chosen; none: all. A language that is searched for outdoes them.
 *   `titlesIn` are those in which titles are shown where somebody has translated them
 */
export async function searchPosts(actor: Actor | null, search: ForumSearch, now = new Date(), { reads = [], titlesIn = [] }: { reads?: readonly Locale[]; titlesIn?: readonly Locale[] } = {}): Promise<SearchPage> {
  const wanted = readWanted(search.q);
  const match = toMatch(wanted);
  const forFacets = <T>(make: (facet: Facet) => T) => Object.fromEntries(facets.map((facet) => [facet, make(facet)])) as Record<Facet, T>;
  if (match === null) return { found: [], total: 0, isCut: false, page: 1, pages: 1, inOtherLanguages: 0, facets: forFacets(() => ({})), authors: [], isShortened: false };
  const spaces = await readableSpaces(actor);
  const all = await findHits(match, spaces, now);
  const hits = all.slice(0, lookedThrough);
  const chosen = facets.filter((facet) => search[facet] !== "");
  const isRead = (hit: Hit): boolean => reads.length === 0 || search.language !== "" || reads.some((language) => hit.values.language.includes(language));
  const leaves = forFacets(() => new Map<string, number>());
  const passing: Hit[] = [];
  let inOtherLanguages = 0;
  for (const hit of hits) {
    const failed = chosen.filter((facet) => !hit.values[facet].includes(search[facet]));
    if (failed.length > 1) continue;
    const read = isRead(hit);
    if (failed.length === 0) {
      if (read) passing.push(hit);
      else inOtherLanguages += 1;
    }
    // What a choice would leave, as its reader would see it: a language that is chosen outdoes those they read, another choice does not.
    for (const facet of failed.length === 0 ? facets : failed) {
      if (read || facet === "language") for (const value of hit.values[facet]) leaves[facet].set(value, (leaves[facet].get(value) ?? 0) + 1);
    }
  }
  leaves.author = mostOf(leaves.author, search.author);
  const sorted = sortHits(passing, all.length > lookedThrough ? null : await readScores(match));
  const pages = Math.max(1, Math.ceil(passing.length / foundPerPage));
  const page = Math.min(search.page, pages);
  return {
    found: await readFound(wanted, sorted.slice((page - 1) * foundPerPage, page * foundPerPage).map(({ id }) => id), titlesIn),
    total: passing.length,
    isCut: all.length > lookedThrough,
    page,
    pages,
    inOtherLanguages,
    facets: forFacets((facet) => Object.fromEntries(leaves[facet])),
    authors: await nameAuthors([...leaves.author.keys()]),
    isShortened: isTooMuch(search.q),
  };
}
