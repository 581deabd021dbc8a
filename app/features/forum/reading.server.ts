import type { Actor } from "#app/auth/actor.ts";
import { db, transaction } from "#app/db/client.server.ts";
import { personRoom } from "#app/features/notifications/person-room.ts";
import { publishPassing } from "#app/realtime/publish.server.ts";
import { anyOf, readableSpaces } from "./space-access.server.ts";
import { hasUnread, newsDays } from "./spaces.server.ts";
import { getReadableTopic } from "./topic-access.server.ts";

/**
 * The actor has read a topic up to this place, on whatever device: it only ever goes on, and never beyond what there is.
 * @returns how far they have read now
 * @throws AppError not-found
 */
export async function markRead(actor: Actor, { topicId, seq }: { topicId: number; seq: number }, now = new Date()): Promise<number> {
  // Most pages are read again: then nothing is written, and nobody waits for the turn.
  const known = await db.topicReader.findUnique({ where: { userId_topicId: { userId: actor.id, topicId } }, select: { lastSeq: true } });
  if (known && known.lastSeq >= seq) return known.lastSeq;
  const lastSeq = await transaction(async (tx) => {
    const { topic } = await getReadableTopic(tx, actor, topicId);
    const before = await tx.topicReader.findUnique({ where: { userId_topicId: { userId: actor.id, topicId } }, select: { lastSeq: true } });
    const upTo = Math.max(before?.lastSeq ?? 0, Math.min(seq, topic.lastSeq));
    if (upTo > (before?.lastSeq ?? 0)) await tx.topicReader.upsert({ where: { userId_topicId: { userId: actor.id, topicId } }, create: { userId: actor.id, topicId, lastSeq: upTo, at: now }, update: { lastSeq: upTo, at: now } });
    return upTo;
  });
  // What somebody reads is nobody else's business, so it stands in no log.
  publishPassing(personRoom(actor.id), "topic:read", { topicId, lastSeq });
  return lastSeq;
}

/** How many topics of the last weeks have something new for the actor; counted up to `most`. Two statements. */
export async function countUnreadTopics(actor: Actor, { most = 100, now = new Date() }: { most?: number; now?: Date } = {}): Promise<number> {
  const spaces = (await readableSpaces(actor)).map(({ id }) => id);
  const since = new Date(now.getTime() - newsDays * 86_400_000);
  const rows = await db.$queryRaw<{ count: number | bigint }[]>`
    SELECT COUNT(*) AS "count" FROM (
      SELECT 1 FROM "Topic" t WHERE t."lastPostAt" >= ${since} AND +t."spaceId" IN ${anyOf(spaces)} AND t."postCount" > 0
        AND t."hiddenAt" IS NULL AND t."deletedAt" IS NULL AND t."mergedIntoId" IS NULL AND ${hasUnread(actor)}
        AND NOT EXISTS (SELECT 1 FROM "Follow" f WHERE f."userId" = ${actor.id} AND f."muted" = 1
          AND ((f."targetType" = 'topic' AND f."targetId" = CAST(t."id" AS TEXT)) OR (f."targetType" = 'space' AND f."targetId" = t."spaceId")))
      LIMIT ${most})`;
  return Number(rows[0]?.count ?? 0);
}
