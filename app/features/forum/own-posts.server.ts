import type { Actor } from "#app/auth/actor.ts";
import { db } from "#app/db/client.server.ts";
import { Prisma } from "#app/db/generated/client.ts";
import { AppError } from "#app/lib/app-error.ts";
import { anyOf, getReadableSpace, readableSpaces } from "./space-access.server.ts";

export interface OwnPost {
  postId: number;
  topicId: number;
  title: string;
  locale: string;
  text: string;
  createdAt: Date;
  editedAt: Date | null;
}

/** Everything the actor has said in the forum and not taken back, oldest first, for a file of their own. One statement. */
export async function exportOwnPosts(actor: Actor): Promise<OwnPost[]> {
  return db.$queryRaw<OwnPost[]>`
    SELECT p."id" AS "postId", p."topicId", t."title", p."locale", p."text", p."createdAt", p."editedAt"
    FROM "Post" p JOIN "Topic" t ON t."id" = p."topicId" WHERE p."authorId" = ${actor.id} AND p."deletedAt" IS NULL ORDER BY p."id"`;
}

export interface FeedEntry {
  postId: number;
  topicId: number;
  title: string;
  text: string;
  locale: string;
  authorName: string | null;
  createdAt: Date;
  updatedAt: Date;
}

const feedLength = 50;

/**
 * The newest posts that everybody may read, of one space or of all public ones, for an Atom feed.
 * @throws AppError not-found, also for spaces that are not public. Two statements
 */
export async function listFeed({ spaceId }: { spaceId?: string } = {}): Promise<FeedEntry[]> {
  const spaces = spaceId === undefined ? await readableSpaces(null) : [await getReadableSpace(db, null, spaceId)];
  if (spaces.length === 0) throw new AppError("not-found", "forum:errors.noSuchSpace");
  const place = spaceId === undefined ? Prisma.sql`+t."spaceId" IN ${anyOf(spaces.map(({ id }) => id))}` : Prisma.sql`t."spaceId" = ${spaceId}`;
  return db.$queryRaw<FeedEntry[]>`
    SELECT p."id" AS "postId", t."id" AS "topicId", t."title", p."text", p."locale", u."name" AS "authorName", p."createdAt", COALESCE(p."editedAt", p."createdAt") AS "updatedAt"
    FROM "Post" p JOIN "Topic" t ON t."id" = p."topicId" LEFT JOIN "User" u ON u."id" = p."authorId"
    WHERE ${place} AND t."hiddenAt" IS NULL AND t."deletedAt" IS NULL AND p."heldAt" IS NULL AND p."hiddenAt" IS NULL AND p."deletedAt" IS NULL
    ORDER BY p."id" DESC LIMIT ${feedLength}`;
}
