import type { Actor } from "#app/auth/actor.ts";
import { limit } from "#app/auth/rate-limit.server.ts";
import { db, isUniqueViolation } from "#app/db/client.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { newId } from "#app/lib/ids.server.ts";
import { act } from "./act.server.ts";
import { canFlag, canModerate } from "./forum.policy.ts";
import type { FlagReason } from "./forum.kinds.ts";
import type { FlagInput, ResolveFlagsInput } from "./forum.schema.ts";
import { recordAct } from "./moderation-acts.server.ts";
import { refuseOthers, setSight } from "./moderation.server.ts";
import { anyOf, listModeratorIds, readableSpaces } from "./space-access.server.ts";
import { storedJson } from "./spaces.server.ts";
import { getReadablePost } from "./topic-access.server.ts";

/** Tells moderators that something is wrong with a post; once a person and post. @throws AppError not-found, forbidden, conflict, too-many */
export async function flagPost(actor: Actor, { postId, reason, note }: FlagInput, now = new Date()): Promise<void> {
  await limit("flagPerson", actor.id);
  try {
    await act(async (tx, _tell, inform) => {
      const { space, topic, post } = await getReadablePost(tx, actor, postId);
      if (!canFlag(actor, space, topic, post)) throw new AppError("forbidden", "forum:errors.noFlagging");
      await tx.flag.create({ data: { id: newId(), postId, reporterId: actor.id, reason, note, createdAt: now } });
      const moderators = (await listModeratorIds(tx, space)).filter((id) => id !== post.authorId);
      await inform({ userIds: moderators, event: `flag:${postId}`, kind: "flag", path: "/forum/moderation", values: { title: topic.title }, actorId: actor.id, now });
    });
  } catch (error) {
    if (isUniqueViolation(error, "reporterId")) throw new AppError("conflict", "forum:errors.flagged");
    throw error;
  }
}

/** A post that waits for a moderator's decision. */
export interface QueueEntry {
  postId: number;
  topicId: number;
  spaceId: string;
  title: string;
  authorName: string | null;
  document: unknown;
  locale: string;
  createdAt: Date;
  held: boolean;
  /** Who flagged is not named. */
  flags: { reason: FlagReason; note: string; at: string }[];
}

type QueueRow = Omit<QueueEntry, "held" | "flags"> & { heldAt: Date | null; flags: string };

/** Flagged and held posts of the spaces that the actor moderates, longest waiting first. Two statements. */
export async function listQueue(actor: Actor): Promise<QueueEntry[]> {
  const spaces = (await readableSpaces(actor)).filter((space) => canModerate(actor, space)).map(({ id }) => id);
  if (spaces.length === 0) throw new AppError("forbidden", "forum:errors.noModerating");
  const rows = await db.$queryRaw<QueueRow[]>`
    SELECT p."id" AS "postId", t."id" AS "topicId", t."spaceId", t."title", u."name" AS "authorName", p."document", p."locale", p."createdAt", p."heldAt",
      (SELECT json_group_array(json_object('reason', f."reason", 'note', f."note", 'at', f."createdAt")) FROM "Flag" f WHERE f."postId" = p."id" AND f."resolvedAt" IS NULL) AS "flags"
    FROM "Post" p JOIN "Topic" t ON t."id" = p."topicId" LEFT JOIN "User" u ON u."id" = p."authorId"
    WHERE p."id" IN (SELECT f."postId" FROM "Flag" f WHERE f."resolvedAt" IS NULL UNION SELECT h."id" FROM "Post" h WHERE h."heldAt" IS NOT NULL)
      AND p."deletedAt" IS NULL AND t."spaceId" IN ${anyOf(spaces)}
    ORDER BY p."createdAt", p."id" LIMIT 100`;
  return rows.map(({ heldAt, flags, document, ...row }) => ({ ...row, document: storedJson(document), held: heldAt !== null, flags: storedJson<QueueEntry["flags"]>(flags).toSorted((a, b) => (a.at < b.at ? -1 : 1)) }));
}

/** Decides on all open flags of a post: right, then it is hidden; or not. @throws AppError not-found, forbidden */
export async function resolveFlags(actor: Actor, { postId, resolution, reason }: ResolveFlagsInput, now = new Date()): Promise<void> {
  await act(async (tx, tell, inform) => {
    const { post, ...place } = await getReadablePost(tx, actor, postId);
    refuseOthers(actor, place.space);
    const { count } = await tx.flag.updateMany({ where: { postId, resolvedAt: null }, data: { resolvedAt: now, resolvedById: actor.id, resolution } });
    if (count === 0 || resolution === "dismissed" || post.hiddenAt !== null) return;
    await setSight(tx, tell, place, post, { hiddenAt: now });
    await recordAct(tx, inform, actor, { kind: "hide", topicId: post.topicId, title: place.topic.title, postId, subjectId: post.authorId, reason, detail: { flags: count }, now });
  });
}
