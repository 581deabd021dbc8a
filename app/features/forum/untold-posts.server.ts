import { db, type Tx } from "#app/db/client.server.ts";
import { repeatInBackground } from "#app/lib/background.server.ts";
import { log } from "#app/lib/log.server.ts";
import { mentionsOf, storedDocument } from "#app/richtext/document.server.ts";
import { act } from "./act.server.ts";
import { informAudience } from "./audience.server.ts";

// Who has a topic open hears of a post as soon as it is on the disk. Who follows it may be thousands, so they are told in a
// transaction of its own after that; the post is marked until then, so that a stop between the two loses nobody's notification.

/** Marks a post that everybody may see from now on, inside the transaction that makes it so. Call `informOfPost` after it. */
export async function markUntold(tx: Tx, postId: number, now: Date): Promise<void> {
  await tx.$executeRaw`INSERT INTO "UntoldPost" ("postId", "at") VALUES (${postId}, ${now}) ON CONFLICT DO NOTHING`;
}

/** Of what was hidden or deleted meanwhile nobody is told. */
async function inform(postId: number): Promise<void> {
  await act(async (tx, _tell, tellPeople) => {
    const mark = await tx.untoldPost.findUnique({
      where: { postId },
      select: { at: true, post: { select: { seq: true, authorId: true, document: true, replyToId: true, hiddenAt: true, deletedAt: true, topic: { select: { id: true, title: true, spaceId: true, hiddenAt: true, deletedAt: true } } } } },
    });
    if (!mark) return;
    await tx.untoldPost.delete({ where: { postId } });
    const { topic, seq, authorId, document, replyToId, ...post } = mark.post;
    if (authorId === null || post.hiddenAt || post.deletedAt || topic.hiddenAt || topic.deletedAt) return;
    await informAudience(tx, tellPeople, authorId, { spaceId: topic.spaceId, topicId: topic.id, title: topic.title, postId, seq, replyToId, mentions: mentionsOf(storedDocument(document)), now: mark.at });
  });
}

/** Tells the audience of a marked post, once. The post stands whatever happens here: what fails is tried again within a minute. */
export async function informOfPost(postId: number): Promise<void> {
  await inform(postId).catch((failure: unknown) => log.error({ err: failure, postId }, "telling the audience of a post failed"));
}

/** Tells of the posts that a stop or a failure left marked, oldest first. */
export async function informOfUntoldPosts(): Promise<void> {
  for (const { postId } of await db.untoldPost.findMany({ orderBy: { postId: "asc" }, select: { postId: true } })) await informOfPost(postId);
}

/** Looks every minute for posts that were left. @returns stops it */
export function startInforming(onError: (error: unknown) => void): () => Promise<void> {
  return repeatInBackground("forum-informing", 60_000, informOfUntoldPosts, onError);
}
