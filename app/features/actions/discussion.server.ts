import type { Actor } from "#app/auth/actor.ts";
import { config } from "#app/config.server.ts";
import { db } from "#app/db/client.server.ts";
import { addPost } from "#app/features/forum/posts.server.ts";
import { openTopic } from "#app/features/forum/topics.server.ts";
import { themes } from "#app/features/courses/keys.ts";
import type { Locale } from "#app/i18n/locales.ts";
import { AppError } from "#app/lib/app-error.ts";
import { actionPath } from "./action-paths.ts";
import type { ActionPage } from "./action-page.server.ts";

/** Opens the topic of an action with what the actor says; if another was opened meanwhile, it becomes an answer there. @throws what openTopic and addPost throw */
export async function discussAction(actor: Actor, { id, title, topicId: known, status, areas }: Pick<ActionPage, "id" | "title" | "topicId" | "status" | "areas">, { text, locale, sendKey }: { text: string; locale: Locale; sendKey: string }): Promise<number> {
  if (status === "draft") throw new AppError("conflict", "actions:errors.teamOnly");
  if (known !== null) return (await addPost(actor, { topicId: known, markdown: text, locale, sendKey })).topicId;
  const { topicId: former } = await db.action.findUniqueOrThrow({ where: { id }, select: { topicId: true } });
  const area = themes.find((theme) => areas.includes(theme)) ?? "governance";
  const markdown = `${text}\n\n[${title.replace(/[[\]\\]/g, " ")}](${config.origin}${actionPath(id)})`;
  const { topicId } = await openTopic(actor, { spaceId: `area-${area}`, kind: "discussion", title, tags: [area], fields: {}, markdown, locale, sendKey });
  await db.$executeRaw`UPDATE "Action" SET "topicId" = ${topicId} WHERE "id" = ${id} AND "topicId" IS ${former}`;
  return topicId;
}
