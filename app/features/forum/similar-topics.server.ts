import type { Actor } from "#app/auth/actor.ts";
import { db } from "#app/db/client.server.ts";
import { isSmallWord } from "#app/richtext/language.ts";
import { anyOf, readableSpaces } from "./space-access.server.ts";

const wordLimit = 12;
/** A word that more titles have says little of what is asked, and weighing it takes time while somebody types. */
const rareIn = 500;
/** Titles that are weighed before it is seen which may be read. */
const candidates = 50;

/** The words of a title that say what it is about, each perhaps only begun, in the index's language. */
function beginnings(title: string): string[] {
  const words = new Set(title.slice(0, 200).toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? []);
  return [...words].filter((word) => !isSmallWord(word)).slice(0, wordLimit).map((word) => `"${word}"*`);
}

/** Any of the words that few titles have; all of the words where there is none. One statement, which stops counting early. */
async function matchRarely(words: string[]): Promise<string> {
  const rows = await db.$queryRaw<{ word: string; titles: number | bigint }[]>`
    SELECT w.value AS "word", (SELECT COUNT(*) FROM (SELECT 1 FROM "TopicSearch" WHERE "TopicSearch" MATCH w.value LIMIT ${rareIn + 1})) AS "titles" FROM json_each(${JSON.stringify(words)}) w`;
  const rare = rows.filter(({ titles }) => Number(titles) <= rareIn);
  return rare.some(({ titles }) => Number(titles) > 0) ? rare.map(({ word }) => word).join(" OR ") : words.join(" AND ");
}

/** Topics whose title says something like this one, best first, while it is being typed. Three statements. */
export async function similarTopics(actor: Actor | null, title: string, most = 5): Promise<{ topicId: number; title: string; answered: boolean; postCount: number }[]> {
  const words = beginnings(title);
  if (words.length === 0) return [];
  const [spaces, match] = await Promise.all([readableSpaces(actor), matchRarely(words)]);
  const rows = await db.$queryRaw<{ topicId: number; title: string; acceptedPostId: number | null; postCount: number }[]>`
    SELECT t."id" AS "topicId", t."title", t."acceptedPostId", t."postCount"
    FROM (SELECT rowid AS "id", rank AS "score" FROM "TopicSearch" WHERE "TopicSearch" MATCH ${match} ORDER BY rank LIMIT ${candidates}) h
    JOIN "Topic" t ON t."id" = h."id"
    WHERE +t."spaceId" IN ${anyOf(spaces.map(({ id }) => id))} AND t."postCount" > 0 AND t."hiddenAt" IS NULL AND t."deletedAt" IS NULL AND t."mergedIntoId" IS NULL
    ORDER BY h."score" LIMIT ${most}`;
  return rows.map(({ topicId, title: found, acceptedPostId, postCount }) => ({ topicId, title: found, answered: acceptedPostId !== null, postCount }));
}
