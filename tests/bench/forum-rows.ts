import { db } from "#app/db/client.server.ts";
import { seededChance } from "#prisma/seed/load/chance.ts";
import { makeVocabulary, words } from "#prisma/seed/load/load-words.ts";
import type { BenchForum } from "./forum-pages.ts";

const title = (posts: number): string => `Bench topic of ${posts} posts`;

/** What the searches of the bench look for: words of the load's vocabulary by their rank. */
export function benchQueries(): string[] {
  const vocabulary = makeVocabulary();
  const word = (rank: number): string => vocabulary[rank] ?? "";
  return [word(20), word(400), word(4_000), `${word(30)} ${word(300)}`, `"${word(10)} ${word(12)}"`, `${word(900).slice(0, 4)}`];
}

/** What is searched for, as it is said in a text: in 25 posts of a long topic, so that the first page of a search is full at every size. */
const said = benchQueries().map((query) => query.replaceAll('"', ""));

async function writeTopic(posts: number, authorIds: string[]): Promise<{ id: number; middle: number }> {
  await db.topic.deleteMany({ where: { title: title(posts) } });
  const chance = seededChance(posts);
  const vocabulary = makeVocabulary();
  const begun = Date.now() - posts * 60_000;
  const at = (seq: number): Date => new Date(begun + seq * 60_000);
  const { id } = await db.topic.create({ data: { spaceId: "general", kind: "discussion", title: title(posts), locale: "en", authorId: authorIds[0] ?? null, createdAt: at(1), lastPostAt: at(posts), lastSeq: posts, postCount: posts, illustrative: true } });
  const rows = Array.from({ length: posts }, (_, index) => {
    const text = index < 25 * said.length ? `${words(vocabulary, chance, 55)} ${said[index % said.length]}` : words(vocabulary, chance, 60);
    return { topicId: id, seq: index + 1, authorId: authorIds[index % authorIds.length] ?? null, document: { type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text }] }] }, text, locale: "en", createdAt: at(index + 1) };
  });
  await db.post.createMany({ data: rows });
  const middle = await db.post.findUniqueOrThrow({ where: { topicId_seq: { topicId: id, seq: Math.ceil(posts / 2) } }, select: { id: true } });
  return { id, middle: middle.id };
}

/** A full page of topics beside those that are opened, so that the space shows as many at every size: of 1, 2, 3 … posts. */
const neighbours = Array.from({ length: 25 }, (_, index) => index + 1).filter((posts) => posts !== 20);

/** Writes the topics that the bench opens, anew. */
export async function makeForum(authorIds: string[]): Promise<BenchForum> {
  for (const posts of neighbours) await writeTopic(posts, authorIds);
  const short = await writeTopic(20, authorIds);
  const long = await writeTopic(2_000, authorIds);
  return {
    space: "/forum/spaces/general",
    topic: `/forum/topics/${short.id}`,
    longTopic: `/forum/topics/${long.id}`,
    permalink: `/forum/posts/${long.middle}`,
    searches: benchQueries().map((query) => `/forum/search?${new URLSearchParams({ q: query }).toString()}`),
  };
}
