import type { z } from "zod";
import type { Actor } from "#app/auth/actor.ts";
import { db } from "#app/db/client.server.ts";
import { discuss, type discussSchema } from "#app/features/forum/discuss.server.ts";
import type { PracticePage } from "./practice-page.server.ts";
import { practicePath } from "./practice-paths.ts";

/** Says something about a record in its topic. @throws what discuss throws */
export async function openDiscussion(actor: Actor, { slug, title, topic, record }: Pick<PracticePage, "slug" | "title" | "topic" | "record">, input: z.output<typeof discussSchema>): Promise<number> {
  const { topicId: former } = await db.practice.findUniqueOrThrow({ where: { slug }, select: { topicId: true } });
  // Who was first meanwhile stays: the later topic is there, the record leads to the earlier one.
  const keep = (topicId: number) => db.$executeRaw`UPDATE "Practice" SET "topicId" = ${topicId} WHERE "slug" = ${slug} AND "topicId" IS ${former}`;
  return discuss(actor, { title, path: practicePath(slug), areas: record.areas, topicId: topic?.id ?? null, keep }, input);
}
