import type { Actor } from "#app/auth/actor.ts";
import { db, type DbOrTx, type Tx } from "#app/db/client.server.ts";
import { Prisma } from "#app/db/generated/client.ts";
import { AppError } from "#app/lib/app-error.ts";
import type { Tell } from "./act.server.ts";
import { topicRoom } from "./forum.events.ts";
import { canReadTopic, canSeePost, canSeeWords, type PostState, type TopicState } from "./forum.policy.ts";
import type { TopicKind } from "./forum.kinds.ts";
import { anyOf, participates, readAccess, type SpaceAccess } from "./space-access.server.ts";

export interface TopicAccess extends TopicState {
  id: number;
  title: string;
  locale: string;
  lastSeq: number;
  acceptedPostId: number | null;
  pinnedAt: Date | null;
}

export interface PostAccess extends PostState {
  id: number;
  topicId: number;
  createdAt: Date;
  editedAt: Date | null;
}

interface Row {
  spaceId: string; slug: string; spaceKind: string; readers: string; writers: string; closedAt: Date | null; isParticipant: number | bigint;
  topicId: number; kind: string; title: string; locale: string; topicAuthorId: string | null; postCount: number; lastSeq: number; acceptedPostId: number | null;
  lockedAt: Date | null; pinnedAt: Date | null; topicHiddenAt: Date | null; topicDeletedAt: Date | null; mergedIntoId: number | null;
}

interface PostRow extends Row {
  id: number; seq: number; authorId: string | null; postLocale: string; createdAt: Date; editedAt: Date | null;
  heldAt: Date | null; hiddenAt: Date | null; deletedAt: Date | null; deletedById: string | null;
}

const columns = (actor: Actor | null): Prisma.Sql => Prisma.sql`
  s."id" AS "spaceId", s."slug", s."kind" AS "spaceKind", s."readers", s."writers", s."closedAt", ${participates(actor)} AS "isParticipant",
  t."id" AS "topicId", t."kind", t."title", t."locale", t."authorId" AS "topicAuthorId", t."postCount", t."lastSeq", t."acceptedPostId",
  t."lockedAt", t."pinnedAt", t."hiddenAt" AS "topicHiddenAt", t."deletedAt" AS "topicDeletedAt", t."mergedIntoId"`;

const readSpace = (row: Row): SpaceAccess => readAccess({ ...row, id: row.spaceId, kind: row.spaceKind });

const readTopic = (row: Row): TopicAccess => ({
  id: row.topicId, kind: row.kind as TopicKind, title: row.title, locale: row.locale, authorId: row.topicAuthorId, postCount: row.postCount, lastSeq: row.lastSeq,
  acceptedPostId: row.acceptedPostId, pinnedAt: row.pinnedAt, lockedAt: row.lockedAt, hiddenAt: row.topicHiddenAt, deletedAt: row.topicDeletedAt, mergedIntoId: row.mergedIntoId,
});

const readPost = (row: PostRow): PostAccess => ({
  id: row.id, topicId: row.topicId, seq: row.seq, authorId: row.authorId, locale: row.postLocale, createdAt: row.createdAt, editedAt: row.editedAt,
  heldAt: row.heldAt, hiddenAt: row.hiddenAt, deletedAt: row.deletedAt, deletedById: row.deletedById,
});

/** A topic and its space, both for the actor to read. @throws AppError not-found, also for what they may not know of. One statement */
export async function getReadableTopic(tx: DbOrTx, actor: Actor | null, topicId: number): Promise<{ space: SpaceAccess; topic: TopicAccess }> {
  const rows = await tx.$queryRaw<Row[]>`SELECT ${columns(actor)} FROM "Topic" t JOIN "Space" s ON s."id" = t."spaceId" WHERE t."id" = ${topicId}`;
  const [found] = rows.map((row) => ({ space: readSpace(row), topic: readTopic(row) }));
  if (!found || !canReadTopic(actor, found.space, found.topic)) throw new AppError("not-found", "forum:errors.noSuchTopic");
  return found;
}

/** Which of these topics the actor may read. One statement. */
export async function whichReadable(actor: Actor | null, topicIds: readonly number[]): Promise<Set<number>> {
  const rows = await db.$queryRaw<Row[]>`SELECT ${columns(actor)} FROM "Topic" t JOIN "Space" s ON s."id" = t."spaceId" WHERE t."id" IN ${anyOf(topicIds)}`;
  return new Set(rows.filter((row) => canReadTopic(actor, readSpace(row), readTopic(row))).map(({ topicId }) => topicId));
}

/** A post with its topic and space, all for the actor to see. @throws AppError not-found. One statement */
export async function getReadablePost(tx: DbOrTx, actor: Actor | null, postId: number): Promise<{ space: SpaceAccess; topic: TopicAccess; post: PostAccess }> {
  const rows = await tx.$queryRaw<PostRow[]>`
    SELECT ${columns(actor)}, p."id", p."seq", p."authorId", p."locale" AS "postLocale", p."createdAt", p."editedAt", p."heldAt", p."hiddenAt", p."deletedAt", p."deletedById"
    FROM "Post" p JOIN "Topic" t ON t."id" = p."topicId" JOIN "Space" s ON s."id" = t."spaceId" WHERE p."id" = ${postId}`;
  const [found] = rows.map((row) => ({ space: readSpace(row), topic: readTopic(row), post: readPost(row) }));
  if (!found || !canReadTopic(actor, found.space, found.topic) || !canSeePost(actor, found.space, found.post)) throw new AppError("not-found", "forum:errors.noSuchPost");
  return found;
}

/** Whether the actor may see what any of the posts says that show this picture, now, before an edit or in translation. One statement. */
export async function canSeeFileInPosts(tx: DbOrTx, actor: Actor | null, fileId: string, now: Date): Promise<boolean> {
  const rows = await tx.$queryRaw<PostRow[]>`
    SELECT ${columns(actor)}, p."id", p."seq", p."authorId", p."locale" AS "postLocale", p."createdAt", p."editedAt", p."heldAt", p."hiddenAt", p."deletedAt", p."deletedById"
    FROM "Post" p JOIN "Topic" t ON t."id" = p."topicId" JOIN "Space" s ON s."id" = t."spaceId"
    WHERE p."id" IN (SELECT "postId" FROM "PostFile" WHERE "fileId" = ${fileId})`;
  return rows.some((row) => {
    const [space, post] = [readSpace(row), readPost(row)];
    return canReadTopic(actor, space, readTopic(row)) && canSeePost(actor, space, post) && canSeeWords(actor, space, post, now);
  });
}

/**
 * Brings a topic's count and last moment up to what everybody may see of it now. One of which nothing is left to see has
 * other readers: `topic:changed` lets who listens be judged anew.
 */
export async function recount(tx: Tx, tell: Tell, { topicId, spaceId }: { topicId: number; spaceId: string }): Promise<void> {
  const seen = Prisma.sql`FROM "Post" p WHERE p."topicId" = ${topicId} AND p."heldAt" IS NULL AND p."hiddenAt" IS NULL AND p."deletedAt" IS NULL`;
  const rows = await tx.$queryRaw<{ postCount: number | bigint }[]>`
    UPDATE "Topic" SET "postCount" = (SELECT COUNT(*) ${seen}), "lastPostAt" = COALESCE((SELECT MAX(p."createdAt") ${seen}), "createdAt") WHERE "id" = ${topicId} RETURNING "postCount"`;
  if (rows.every(({ postCount }) => Number(postCount) === 0)) await tell(topicRoom(topicId), "topic:changed", { topicId, spaceId });
}
