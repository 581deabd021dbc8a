import type { Actor } from "#app/auth/actor.ts";
import { db } from "#app/db/client.server.ts";
import type { Locale } from "#app/i18n/locales.ts";
import { isSmallWord } from "#app/richtext/language.ts";
import { markText } from "./search-marks.ts";
import { anyOf, readableSpaces } from "./space-access.server.ts";
import { storedJson } from "./spaces.server.ts";
import { translatedTitle } from "./translated-head.server.ts";

const wordLimit = 12;
/** A word that more titles have says little of what is asked, and weighing it takes time while somebody types. */
const rareIn = 500;
/** Titles that are weighed before it is seen which may be read. */
const candidates = 50;

export interface SimilarTopic {
  topicId: number;
  title: string;
  titleLocale: string;
  answered: boolean;
  postCount: number;
}

/** The words of a title that say what it is about, each perhaps only begun. */
function wordsOf(title: string): string[] {
  const words = new Set(title.slice(0, 200).toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? []);
  return [...words].filter((word) => !isSmallWord(word)).slice(0, wordLimit);
}

/** Any of the words that few titles have; all of the words where there is none. One statement, which stops counting early. */
async function matchRarely(words: string[]): Promise<string> {
  const rows = await db.$queryRaw<{ word: string; titles: number | bigint }[]>`
    SELECT w.value AS "word", (SELECT COUNT(*) FROM (SELECT 1 FROM "TopicSearch" WHERE "TopicSearch" MATCH w.value LIMIT ${rareIn + 1})) AS "titles" FROM json_each(${JSON.stringify(words)}) w`;
  const rare = rows.filter(({ titles }) => Number(titles) <= rareIn);
  return rare.some(({ titles }) => Number(titles) > 0) ? rare.map(({ word }) => word).join(" OR ") : words.join(" AND ");
}

interface Row {
  topicId: number;
  title: string;
  locale: string;
  acceptedPostId: number | null;
  postCount: number;
  /** As somebody has said it in a language of the reader's. */
  readTitle: string | null;
  /** By people, with their languages. */
  titles: string;
}

/** The title by which a topic is like what is typed: in a language of the reader's where it can be. */
function chooseTitle({ title, locale, readTitle, titles }: Row, words: readonly string[]): [locale: string, title: string] {
  const wanted = words.map((text) => ({ text, isBegun: true }));
  const all: [string, string][] = [...(readTitle === null ? [] : [storedJson<[string, string]>(readTitle)]), [locale, title], ...storedJson<[string, string][]>(titles)];
  return all.find(([, words]) => markText(words, wanted).some(({ hit }) => hit)) ?? all[0] ?? [locale, title];
}

/**
 * Topics whose title, or what people have translated of it, says something like this one, best first, while it is being
 * typed. Three statements.
 * @param titlesIn languages in which titles are shown where somebody has translated them, the one of the page first
 */
export async function similarTopics(actor: Actor | null, title: string, { titlesIn = [], most = 5 }: { titlesIn?: readonly Locale[]; most?: number } = {}): Promise<SimilarTopic[]> {
  const words = wordsOf(title);
  if (words.length === 0) return [];
  const [spaces, match] = await Promise.all([readableSpaces(actor), matchRarely(words.map((word) => `"${word}"*`))]);
  const rows = await db.$queryRaw<Row[]>`
    SELECT t."id" AS "topicId", t."title", t."locale", t."acceptedPostId", t."postCount", ${translatedTitle(titlesIn)} AS "readTitle",
      (SELECT json_group_array(json_array(h."locale", h."words")) FROM "Post" p JOIN "TranslatedHead" h ON h."postId" = p."id" AND h."name" = 'title'
        WHERE p."topicId" = t."id" AND p."seq" = 1 AND p."heldAt" IS NULL AND p."hiddenAt" IS NULL AND p."deletedAt" IS NULL) AS "titles"
    FROM (SELECT rowid AS "id", rank AS "score" FROM "TopicSearch" WHERE "TopicSearch" MATCH ${match} ORDER BY rank LIMIT ${candidates}) h
    JOIN "Topic" t ON t."id" = h."id"
    WHERE +t."spaceId" IN ${anyOf(spaces.map(({ id }) => id))} AND t."postCount" > 0 AND t."hiddenAt" IS NULL AND t."deletedAt" IS NULL AND t."mergedIntoId" IS NULL
    ORDER BY h."score" LIMIT ${most}`;
  return rows.map((row) => {
    const [titleLocale, shown] = chooseTitle(row, words);
    return { topicId: row.topicId, title: shown, titleLocale, answered: row.acceptedPostId !== null, postCount: row.postCount };
  });
}
