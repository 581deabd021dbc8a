import { transaction, type Tx } from "#app/db/client.server.ts";
import type { Prisma } from "#app/db/generated/client.ts";
import { plainText } from "#app/richtext/document.server.ts";
import { documentFromMarkdown } from "#app/richtext/markdown.ts";
import { demoTopics, type DemoTopic } from "./demo-topics.ts";

const hour = 3_600_000;

function toWords(markdown: string): { document: Prisma.InputJsonObject; text: string } {
  const document = documentFromMarkdown(markdown);
  return { document: document as unknown as Prisma.InputJsonObject, text: plainText(document) };
}

/** A topic as it came to be, a post every few hours. Its authors follow it and have read it. */
async function writeTopic(tx: Tx, people: Map<string, string>, { posts, ...topic }: DemoTopic, now: Date): Promise<void> {
  const idOf = (name: string): string => people.get(`${name}@demo.example`) ?? "";
  const opened = new Date(now.getTime() - topic.daysAgo * 24 * hour);
  const at = (index: number): Date => new Date(opened.getTime() + index * 5 * hour);
  const { id: topicId } = await tx.topic.create({
    data: {
      spaceId: topic.space, kind: topic.kind, title: topic.title, locale: posts[0].locale, fields: topic.fields, authorId: idOf(posts[0].by), illustrative: true,
      createdAt: opened, lastPostAt: at(posts.length - 1), lastSeq: posts.length, postCount: posts.length, pinnedAt: topic.pinned ? opened : null,
      tags: { create: (topic.tags ?? []).map((theme) => ({ theme })) },
    },
    select: { id: true },
  });
  const ids: number[] = [];
  for (const [index, { by, locale, text, answers, reactions = [], translations = [] }] of posts.entries()) {
    const { id } = await tx.post.create({
      data: {
        topicId, seq: index + 1, authorId: idOf(by), locale, createdAt: at(index), ...toWords(text), replyToId: answers === undefined ? null : ids[answers - 1],
        translations: { create: translations.map(([person, language, words]) => ({ ...toWords(words), locale: language, source: "human", translatorId: idOf(person), at: at(index + 1) })) },
        reactions: { create: reactions.map(([person, kind]) => ({ userId: idOf(person), kind, at: at(index + 1) })) },
      },
      select: { id: true },
    });
    ids.push(id);
  }
  if (topic.accepted !== undefined) await tx.topic.update({ where: { id: topicId }, data: { acceptedPostId: ids[topic.accepted - 1] } });
  for (const by of new Set(posts.map((post) => post.by))) {
    await tx.follow.create({ data: { userId: idOf(by), targetType: "topic", targetId: String(topicId), at: opened } });
    await tx.topicReader.create({ data: { userId: idOf(by), topicId, lastSeq: posts.findLastIndex((post) => post.by === by) + 1, at: opened } });
  }
}

/** Demonstration conversations, marked as illustrative; only ever called in demo mode, on fresh accounts. */
export async function seedDemoForum(now: Date): Promise<void> {
  await transaction(async (tx) => {
    const people = new Map((await tx.user.findMany({ where: { email: { endsWith: "@demo.example" } }, select: { email: true, id: true } })).map(({ email, id }) => [email, id]));
    for (const topic of demoTopics) await writeTopic(tx, people, topic, now);
  });
}
