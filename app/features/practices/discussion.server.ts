import { z } from "zod";
import type { Actor } from "#app/auth/actor.ts";
import { config } from "#app/config.server.ts";
import { db } from "#app/db/client.server.ts";
import { addPost } from "#app/features/forum/posts.server.ts";
import { openTopic } from "#app/features/forum/topics.server.ts";
import { locales, type Locale } from "#app/i18n/locales.ts";
import type { PracticePage } from "./practice-page.server.ts";
import { practicePath } from "./practice-paths.ts";

// A record's topic in the forum: opened by whoever has the first thing to say about it.

export const discussSchema = z.object({
  text: z.string({ error: "forum:errors.emptyPost" }).trim().min(1, "forum:errors.emptyPost").max(20_000, "forum:errors.tooLong"),
  locale: z.enum(locales, "forum:errors.choose"),
  sendKey: z.string({ error: "forum:errors.required" }).regex(/^[\w-]{8,64}$/, "forum:errors.required"),
});

/** Opens the topic of a record with what the actor says; if another was opened meanwhile, it becomes an answer there. @throws what openTopic and addPost throw */
export async function openDiscussion(actor: Actor, practice: Pick<PracticePage, "slug" | "title" | "topic" | "record">, { text, locale, sendKey }: { text: string; locale: Locale; sendKey: string }): Promise<number> {
  if (practice.topic) return (await addPost(actor, { topicId: practice.topic.id, markdown: text, locale, sendKey })).topicId;
  const { topicId: former } = await db.practice.findUniqueOrThrow({ where: { slug: practice.slug }, select: { topicId: true } });
  const [area = "governance"] = practice.record.areas;
  const markdown = `${text}\n\n[${practice.title.replace(/[[\]\\]/g, " ")}](${config.origin}${practicePath(practice.slug)})`;
  const { topicId } = await openTopic(actor, { spaceId: `area-${area}`, kind: "discussion", title: practice.title, tags: [area], fields: {}, markdown, locale, sendKey });
  await db.$executeRaw`UPDATE "Practice" SET "topicId" = ${topicId} WHERE "slug" = ${practice.slug} AND "topicId" IS ${former}`;
  return topicId;
}
