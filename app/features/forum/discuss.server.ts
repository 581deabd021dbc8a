import { z } from "zod";
import type { Actor } from "#app/auth/actor.ts";
import { config } from "#app/config.server.ts";
import { themes } from "#app/features/courses/keys.ts";
import { locales } from "#app/i18n/locales.ts";
import { addPost } from "./posts.server.ts";
import { openTopic } from "./topics.server.ts";

// What is not of the forum is discussed in it: its topic is opened by whoever has the first thing to say about it.

export const discussSchema = z.object({
  text: z.string({ error: "forum:errors.emptyPost" }).trim().min(1, "forum:errors.emptyPost").max(20_000, "forum:errors.tooLong"),
  locale: z.enum(locales, "forum:errors.choose"),
  sendKey: z.string({ error: "forum:errors.required" }).regex(/^[\w-]{8,64}$/, "forum:errors.required"),
});

interface Discussed {
  title: string;
  path: `/${string}`;
  /** Policy areas: it is discussed in the space of the first. */
  areas: readonly string[];
  /** Of its topic, where there is one that was not removed. */
  topicId: number | null;
  /** Notes which topic is its own. */
  keep: (topicId: number) => Promise<unknown>;
}

/** Opens the topic with what the actor says; where there is one it becomes an answer there. @throws what openTopic and addPost throw */
export async function discuss(actor: Actor, { title, path, areas, topicId: known, keep }: Discussed, { text, locale, sendKey }: z.output<typeof discussSchema>): Promise<number> {
  if (known !== null) return (await addPost(actor, { topicId: known, markdown: text, locale, sendKey })).topicId;
  const area = themes.find((theme) => theme === areas[0]) ?? "governance";
  const markdown = `${text}\n\n[${title.replace(/[[\]\\]/g, " ")}](${config.origin}${path})`;
  const { topicId } = await openTopic(actor, { spaceId: `area-${area}`, kind: "discussion", title, tags: [area], fields: {}, markdown, locale, sendKey });
  await keep(topicId);
  return topicId;
}
