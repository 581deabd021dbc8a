import type { Actor } from "#app/auth/actor.ts";
import { db } from "#app/db/client.server.ts";

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
