import type { Actor } from "#app/auth/actor.ts";
import { limit } from "#app/auth/rate-limit.server.ts";
import { db, type DbOrTx, type Tx } from "#app/db/client.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { act, tellQueue, type Inform, type Tell } from "./act.server.ts";
import { noteMentions, readContent, type Content } from "./content.server.ts";
import { spaceRoom, topicRoom } from "./forum.events.ts";
import { canReply, mustWait, type SpaceState } from "./forum.policy.ts";
import type { SpaceKind } from "./forum.kinds.ts";
import type { AddPostInput } from "./forum.schema.ts";
import { readForumSettings } from "./forum-settings.server.ts";
import { listModeratorIds } from "./space-access.server.ts";
import { getReadablePost, getReadableTopic } from "./topic-access.server.ts";
import { informOfPost, markUntold } from "./untold-posts.server.ts";

/** Posts of a topic on one page: page n holds the places (n - 1) × 20 + 1 to n × 20, for good. */
export const postsPerPage = 20;
export const pageOfSeq = (seq: number, perPage = postsPerPage): number => Math.max(1, Math.ceil(seq / perPage));

export interface Sent {
  topicId: number;
  postId: number;
  seq: number;
  /** It waits for a moderator. */
  held: boolean;
}

/** The post of an earlier send of the same form, or null. */
export async function findSent(tx: DbOrTx, actor: Actor, sendKey: string): Promise<Sent | null> {
  const post = await tx.post.findUnique({ where: { authorId_sendKey: { authorId: actor.id, sendKey } }, select: { id: true, topicId: true, seq: true, heldAt: true } });
  return post && { topicId: post.topicId, postId: post.id, seq: post.seq, held: post.heldAt !== null };
}

/** Flood control, the same at both doors. @throws AppError too-many */
export async function limitPosting(actor: Actor): Promise<void> {
  await limit("postBurstPerson", actor.id);
  await limit("postPerson", actor.id);
}

/** Whether the person is so new here that what they say waits for a moderator. At most two statements. */
export async function isHeld(tx: Tx, actor: Actor, space: SpaceState): Promise<boolean> {
  const { holdFirstPosts } = await readForumSettings(tx);
  if (holdFirstPosts === 0 || !mustWait(actor, space, 0, holdFirstPosts)) return false;
  const seen = await tx.post.count({ where: { authorId: actor.id, heldAt: null, hiddenAt: null, deletedAt: null }, take: holdFirstPosts });
  return mustWait(actor, space, seen, holdFirstPosts);
}

interface NewPost {
  topicId: number;
  space: { id: string; kind: SpaceKind };
  title: string;
  content: Content;
  sendKey: string;
  replyToId?: number | undefined;
  held: boolean;
  now: Date;
}

/** Puts a post at the end of a topic, inside the transaction that gives it its place. Its author follows the topic from now on. Call `informOfPost` after it. */
export async function appendPost(tx: Tx, tell: Tell, inform: Inform, actor: Actor, { topicId, space, title, content, sendKey, replyToId, held, now }: NewPost): Promise<Sent> {
  const spaceId = space.id;
  const { lastSeq: seq } = await tx.topic.update({
    where: { id: topicId },
    data: { lastSeq: { increment: 1 }, ...(!held && { postCount: { increment: 1 }, lastPostAt: now }) },
    select: { lastSeq: true },
  });
  const post = await tx.post.create({
    data: { topicId, seq, authorId: actor.id, document: content.document, text: content.text, locale: content.locale, replyToId: replyToId ?? null, sendKey, createdAt: now, heldAt: held ? now : null },
    select: { id: true },
  });
  await noteMentions(tx, post.id, content);
  // One statement: everybody who listens waits for this transaction.
  await tx.$executeRaw`INSERT INTO "Follow" ("userId", "targetType", "targetId", "at") VALUES (${actor.id}, 'topic', ${String(topicId)}, ${now}) ON CONFLICT DO NOTHING`;
  if (!held) {
    await tell(topicRoom(topicId), "post:added", { topicId, postId: post.id, seq });
    if (seq > 1) await tell(spaceRoom(spaceId), "topic:changed", { topicId, spaceId });
    await markUntold(tx, post.id, now);
  } else {
    await inform({ userIds: await listModeratorIds(tx, space), event: `held:${post.id}`, kind: "held", path: "/forum/moderation", values: { title }, topicId, actorId: actor.id, now });
    await tellQueue(tell, space);
  }
  return { topicId, postId: post.id, seq, held };
}

/** A post that is answered has to be one of the same topic that the actor sees. */
async function checkReply(tx: Tx, actor: Actor, topicId: number, replyToId: number | undefined): Promise<void> {
  if (replyToId === undefined) return;
  const { post } = await getReadablePost(tx, actor, replyToId);
  if (post.topicId !== topicId) throw new AppError("not-found", "forum:errors.noSuchPost");
}

/**
 * Answers in a topic. The same send twice is one post.
 * @throws AppError not-found, forbidden (locked, closed), invalid, too-many
 */
export async function addPost(actor: Actor, input: AddPostInput, now = new Date()): Promise<Sent> {
  const earlier = await findSent(db, actor, input.sendKey);
  if (earlier) return earlier;
  await limitPosting(actor);
  const sent = await act(async (tx, tell, inform) => {
    const again = await findSent(tx, actor, input.sendKey);
    if (again) return again;
    const { space, topic } = await getReadableTopic(tx, actor, input.topicId);
    if (!canReply(actor, space, topic)) throw new AppError("forbidden", topic.lockedAt ? "forum:errors.locked" : "forum:errors.noWriting");
    await checkReply(tx, actor, topic.id, input.replyToId);
    const content = await readContent(tx, actor, input, { spaceId: space.id, locale: input.locale, fallback: actor.locale });
    const held = await isHeld(tx, actor, space);
    await tx.draft.deleteMany({ where: { userId: actor.id, place: `topic:${topic.id}` } });
    return appendPost(tx, tell, inform, actor, { topicId: topic.id, space, title: topic.title, content, sendKey: input.sendKey, replyToId: input.replyToId, held, now });
  });
  await informOfPost(sent.postId);
  return sent;
}

/** Where a post stands now, wherever it was moved: its topic, place and page. @throws AppError not-found. One statement */
export async function findPostPlace(actor: Actor | null, postId: number): Promise<{ topicId: number; postId: number; seq: number; page: number }> {
  const { post } = await getReadablePost(db, actor, postId);
  return { topicId: post.topicId, postId: post.id, seq: post.seq, page: pageOfSeq(post.seq) };
}
