import { db } from "#app/db/client.server.ts";
import type { Post, Prisma, Space, Topic } from "#app/db/generated/client.ts";
import { newId } from "#app/lib/ids.server.ts";
import { nextNumber } from "./counter.ts";
import { createUser, longAgo } from "./factories.ts";

// Rows of the forum, written past its use cases.

/** A document of one paragraph a line, as the editor would send it. */
export function documentOf(...paragraphs: string[]): Prisma.InputJsonObject {
  return { type: "doc", content: paragraphs.map((text) => ({ type: "paragraph", content: [{ type: "text", text }] })) };
}

/** A public space where members write. */
export async function createSpace(overrides: Partial<Prisma.SpaceUncheckedCreateInput> = {}): Promise<Space> {
  const number = nextNumber();
  return db.space.create({
    data: {
      id: newId(),
      slug: `space-${number}`,
      kind: "general",
      texts: { en: { name: `Space ${number}`, description: `What space ${number} is for.` } },
      languages: [],
      readers: "public",
      writers: "members",
      createdAt: longAgo,
      ...overrides,
    },
  });
}

interface TopicInput extends Omit<Partial<Prisma.TopicUncheckedCreateInput>, "posts" | "tags"> {
  /** What its posts say, first one first. */
  posts?: string[];
  themes?: string[];
}

/** A topic with its posts, one a minute, all by one person unless said otherwise. */
export async function createTopic({ posts = ["The first post."], themes = [], ...overrides }: TopicInput = {}): Promise<Topic> {
  const spaceId = overrides.spaceId ?? (await createSpace()).id;
  const authorId = overrides.authorId === undefined ? (await createUser()).id : overrides.authorId;
  const createdAt = overrides.createdAt ? new Date(overrides.createdAt) : longAgo;
  const at = (index: number) => new Date(createdAt.getTime() + index * 60_000);
  const topic = await db.topic.create({
    data: {
      kind: "discussion",
      title: `Topic ${nextNumber()}`,
      locale: "en",
      lastSeq: posts.length,
      postCount: posts.length,
      lastPostAt: at(Math.max(0, posts.length - 1)),
      ...overrides,
      createdAt,
      spaceId,
      authorId,
      tags: { create: themes.map((theme) => ({ theme })) },
    },
  });
  await db.post.createMany({ data: posts.map((text, index) => ({ topicId: topic.id, seq: index + 1, authorId, document: documentOf(text), text, locale: topic.locale, createdAt: at(index) })) });
  return topic;
}

/** One more post at the end of a topic. */
export async function createPost(topicId: number, overrides: Partial<Omit<Prisma.PostUncheckedCreateInput, "topicId">> = {}): Promise<Post> {
  const topic = await db.topic.update({ where: { id: topicId }, data: { lastSeq: { increment: 1 }, postCount: { increment: overrides.heldAt || overrides.hiddenAt || overrides.deletedAt ? 0 : 1 } } });
  const text = overrides.text ?? `Post ${nextNumber()}`;
  const createdAt = overrides.createdAt ? new Date(overrides.createdAt) : new Date(topic.lastPostAt.getTime() + 60_000);
  await db.topic.update({ where: { id: topicId }, data: { lastPostAt: createdAt } });
  return db.post.create({
    data: {
      topicId,
      seq: topic.lastSeq,
      authorId: overrides.authorId === undefined ? (await createUser()).id : overrides.authorId,
      document: documentOf(text),
      locale: topic.locale,
      ...overrides,
      text,
      createdAt,
    },
  });
}

/** The post at a place in a topic. */
export async function postAt(topicId: number, seq: number): Promise<Post> {
  return db.post.findUniqueOrThrow({ where: { topicId_seq: { topicId, seq } } });
}
