import type { Actor } from "#app/auth/actor.ts";
import { db, transaction, type Tx } from "#app/db/client.server.ts";
import { themes } from "#app/features/courses/keys.ts";
import type { Locale } from "#app/i18n/locales.ts";
import { AppError } from "#app/lib/app-error.ts";
import type { FollowTarget } from "./forum.kinds.ts";
import type { FollowInput } from "./forum.schema.ts";
import { anyOf, getReadableSpace, readableSpaces } from "./space-access.server.ts";
import { getReadableTopic } from "./topic-access.server.ts";
import { readTitle, translatedTitle } from "./translated-head.server.ts";

async function checkTarget(tx: Tx, actor: Actor, type: FollowTarget, id: string): Promise<void> {
  if (type === "space") await getReadableSpace(tx, actor, id);
  else if (type === "topic") await getReadableTopic(tx, actor, /^\d{1,15}$/.test(id) ? Number(id) : 0);
  else if (type === "tag" ? !themes.some((theme) => theme === id) : id === actor.id || (await tx.user.count({ where: { id } })) === 0) throw new AppError("not-found", "forum:errors.noSuchTarget");
}

/** Follows or mutes a space, topic, tag or person, or neither. Doing it twice changes nothing. @throws AppError not-found */
export async function setFollow(actor: Actor, { targetType, targetId, state }: FollowInput, now = new Date()): Promise<void> {
  await transaction(async (tx) => {
    const id = { userId: actor.id, targetType, targetId };
    if (state === "unfollow") {
      await tx.follow.deleteMany({ where: id });
      return;
    }
    await checkTarget(tx, actor, targetType, targetId);
    const muted = state === "mute";
    await tx.follow.upsert({ where: { userId_targetType_targetId: id }, create: { ...id, muted, at: now }, update: { muted } });
  });
}

/**
 * What the actor follows or has muted, latest first, without what they may not read any more. Names come with topics and people; titles are in one
 * of `titlesIn` where somebody has translated them. Four statements.
 */
export async function listFollows(actor: Actor, titlesIn: readonly Locale[] = []): Promise<{ targetType: FollowTarget; targetId: string; muted: boolean; name: string | null; titleLocale?: string | undefined }[]> {
  const follows = await db.follow.findMany({ where: { userId: actor.id }, orderBy: [{ at: "desc" }, { targetId: "asc" }] });
  const idsOf = (type: FollowTarget): string[] => follows.filter(({ targetType }) => targetType === type).map(({ targetId }) => targetId);
  const spaces = new Set((await readableSpaces(actor)).map(({ id }) => id));
  const rows = await db.$queryRaw<{ id: number; spaceId: string; title: string; titleLocale: string; translated: string | null }[]>`
    SELECT t."id", t."spaceId", t."title", t."locale" AS "titleLocale", ${translatedTitle(titlesIn)} AS "translated" FROM "Topic" t
    WHERE t."id" IN ${anyOf(idsOf("topic").map(Number))} AND t."hiddenAt" IS NULL AND t."deletedAt" IS NULL AND t."mergedIntoId" IS NULL`;
  const topics = new Map(rows.filter(({ spaceId }) => spaces.has(spaceId)).map(readTitle).map((topic) => [String(topic.id), topic]));
  const people = new Map((await db.user.findMany({ where: { id: { in: idsOf("person") } }, select: { id: true, name: true } })).map(({ id, name }) => [id, name]));
  const isThere: Record<FollowTarget, (id: string) => boolean> = { space: (id) => spaces.has(id), topic: (id) => topics.has(id), tag: () => true, person: (id) => people.has(id) };
  return follows.flatMap(({ targetType, targetId, muted }) => {
    const type = targetType as FollowTarget;
    const topic = type === "topic" ? topics.get(targetId) : undefined;
    return isThere[type](targetId) ? [{ targetType: type, targetId, muted, name: topic?.title ?? people.get(targetId) ?? null, titleLocale: topic?.titleLocale }] : [];
  });
}

/** Whether the actor follows this or has muted it, and how many follow it. One statement. */
export async function findFollow(actor: Actor | null, { targetType, targetId }: Omit<FollowInput, "state">): Promise<{ follow: "follow" | "mute" | null; followers: number }> {
  const rows = await db.$queryRaw<{ followers: number | bigint; muted: number | bigint | null }[]>`
    SELECT COUNT(CASE WHEN f."muted" = 0 THEN 1 END) AS "followers", MAX(CASE WHEN f."userId" = ${actor?.id ?? ""} THEN f."muted" + 0 END) AS "muted"
    FROM "Follow" f WHERE f."targetType" = ${targetType} AND f."targetId" = ${targetId}`;
  const [row] = rows;
  return { followers: Number(row?.followers ?? 0), follow: row?.muted === null || row?.muted === undefined ? null : Number(row.muted) === 1 ? "mute" : "follow" };
}
