import type { Tx } from "#app/db/client.server.ts";

/**
 * Calls a person otherwise in the words that are searched of posts that mention them, of their translations and of what
 * they said before: documents hold no names, whoever reads one is told today's. Three statements
 */
export async function renameInPosts(tx: Tx, personId: string, from: string, to: string): Promise<void> {
  if (from === to) return;
  const [before, after] = [`@${from}`, `@${to}`];
  await tx.$executeRaw`UPDATE "Post" SET "text" = replace("text", ${before}, ${after}) WHERE "id" IN (SELECT "postId" FROM "PostMention" WHERE "userId" = ${personId})`;
  await tx.$executeRaw`UPDATE "PostRevision" SET "text" = replace("text", ${before}, ${after}) WHERE "postId" IN (SELECT "postId" FROM "PostMention" WHERE "userId" = ${personId})`;
  await tx.$executeRaw`UPDATE "PostTranslation" SET "text" = replace("text", ${before}, ${after}) WHERE "postId" IN (SELECT "postId" FROM "PostMention" WHERE "userId" = ${personId})`;
}

/** Takes a person's name out of what others wrote. Four statements */
export async function eraseNameInPosts(tx: Tx, personId: string): Promise<void> {
  const { name } = await tx.user.findUniqueOrThrow({ where: { id: personId }, select: { name: true } });
  await renameInPosts(tx, personId, name, "…");
}
