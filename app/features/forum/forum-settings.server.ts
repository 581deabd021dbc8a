import { z } from "zod";
import type { Actor } from "#app/auth/actor.ts";
import { hasRole } from "#app/auth/actor.ts";
import { db, transaction, type DbOrTx } from "#app/db/client.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { recordAudit } from "#app/lib/audit.server.ts";

/** How many first posts of a new member wait for a moderator; 0 for none. */
export const forumSettingsSchema = z.object({ holdFirstPosts: z.coerce.number("forum:errors.choose").int("forum:errors.choose").min(0, "forum:errors.choose").max(10, "forum:errors.choose") });
export type ForumSettings = z.infer<typeof forumSettingsSchema>;

const key = "forum";

/** What the administrator decided for the forum. One statement. */
export async function readForumSettings(tx: DbOrTx = db): Promise<ForumSettings> {
  const row = await tx.setting.findUnique({ where: { key } });
  const parsed = forumSettingsSchema.safeParse(row?.value);
  return parsed.success ? parsed.data : { holdFirstPosts: 0 };
}

/** @throws AppError forbidden */
export async function updateForumSettings(actor: Actor, input: ForumSettings): Promise<void> {
  if (!hasRole(actor, "admin")) throw new AppError("forbidden", "errors:forbidden.text");
  await transaction(async (tx) => {
    await tx.setting.upsert({ where: { key }, create: { key, value: input }, update: { value: input } });
    await recordAudit(tx, { actorId: actor.id, action: "settings.changed", subjectType: "settings", subjectId: "forum", detail: { ...input } });
  });
}
