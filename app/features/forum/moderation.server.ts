import type { Actor } from "#app/auth/actor.ts";
import type { Tx } from "#app/db/client.server.ts";
import { withdrawNotifications } from "#app/features/notifications/notify.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { act, tellQueue, type Tell } from "./act.server.ts";
import { closeFlags } from "./flag-targets.server.ts";
import { spaceRoom, topicRoom } from "./forum.events.ts";
import { canJudge, canModerate } from "./forum.policy.ts";
import type { ModeratePostInput, ModerateTopicInput } from "./forum.schema.ts";
import { isDecidedByOthers, recordAct, wasRecorded } from "./moderation-acts.server.ts";
import { getReadablePost, getReadableTopic, recount, type PostAccess, type TopicAccess } from "./topic-access.server.ts";
import type { SpaceAccess } from "./space-access.server.ts";
import { informOfPost, markUntold } from "./untold-posts.server.ts";

interface Place {
  space: SpaceAccess;
  topic: TopicAccess;
}

export function refuseOthers(actor: Actor, space: SpaceAccess): void {
  if (!canModerate(actor, space)) throw new AppError("forbidden", "forum:errors.noModerating");
}

/** Lets moderators judge what others wrote. @throws AppError forbidden */
export function refuseToJudge(actor: Actor, space: SpaceAccess, written: { authorId: string | null }): void {
  refuseOthers(actor, space);
  if (!canJudge(actor, space, written)) throw new AppError("forbidden", "forum:errors.ownWords");
}

/** Changes what everybody may see of a post, and tells of it. */
export async function setSight(tx: Tx, tell: Tell, { space, topic }: Place, post: PostAccess, data: { hiddenAt?: Date | null; heldAt?: Date | null }): Promise<void> {
  await tx.post.update({ where: { id: post.id }, data });
  if (data.hiddenAt) {
    if (topic.acceptedPostId === post.id) await tx.topic.update({ where: { id: topic.id }, data: { acceptedPostId: null } });
    await withdrawNotifications(tx, [`post:${post.id}`]);
  }
  if (post.heldAt !== null) await withdrawNotifications(tx, [`held:${post.id}`]);
  await recount(tx, tell, { topicId: topic.id, spaceId: space.id });
  await tell(topicRoom(topic.id), data.hiddenAt ? "post:removed" : "post:changed", { topicId: topic.id, postId: post.id });
  await tell(spaceRoom(space.id), "topic:changed", { topicId: topic.id, spaceId: space.id });
  await tellQueue(tell, space);
}

/** A held post is seen from now on: it is told of as if it had just been written. */
async function release(tx: Tx, tell: Tell, place: Place, post: PostAccess, now: Date): Promise<void> {
  const { space, topic } = place;
  await setSight(tx, tell, place, post, { heldAt: null });
  await tell(topicRoom(topic.id), "post:added", { topicId: topic.id, postId: post.id, seq: post.seq });
  if (post.seq === 1) await tell(spaceRoom(space.id), "topic:created", { topicId: topic.id, spaceId: space.id });
  await markUntold(tx, post.id, now);
}

/**
 * Hides or shows a post, warns its author, lets a held one out or refuses it. What is so already stays so, unrecorded.
 * @returns whether it was done now. @throws AppError not-found, forbidden
 */
export async function moderatePost(actor: Actor, { postId, act: kind, reason, sendKey }: ModeratePostInput, now = new Date()): Promise<boolean> {
  const isDone = await act(async (tx, tell, inform) => {
    const { post, ...place } = await getReadablePost(tx, actor, postId);
    refuseToJudge(actor, place.space, post);
    if (sendKey !== undefined && (await wasRecorded(tx, sendKey))) return true;
    if (kind === "hide" || kind === "reject") {
      if (post.hiddenAt !== null || (kind === "reject" && post.heldAt === null)) return false;
      await setSight(tx, tell, place, post, { hiddenAt: now, heldAt: null });
    } else if (kind === "show") {
      if (post.hiddenAt === null) return false;
      await setSight(tx, tell, place, post, { hiddenAt: null });
    } else if (kind === "release") {
      if (post.heldAt === null) return false;
      await release(tx, tell, place, post, now);
    }
    const flags = kind === "hide" ? await closeFlags(tx, actor, { kind: "post", id: postId }, "upheld", now) : 0;
    await recordAct(tx, inform, actor, { id: sendKey, kind, topicId: post.topicId, title: place.topic.title, postId, subjectId: post.authorId, reason, ...(flags > 0 && { detail: { flags } }), now });
    return true;
  });
  if (kind === "release") await informOfPost(postId);
  return isDone;
}

/** Locks, pins or hides a topic, or undoes it. What is so already stays so, unrecorded. @returns whether it was done now. @throws AppError not-found, forbidden */
export async function moderateTopic(actor: Actor, { topicId, act: kind, reason }: ModerateTopicInput, now = new Date()): Promise<boolean> {
  return act(async (tx, tell, inform) => {
    const { space, topic } = await getReadableTopic(tx, actor, topicId);
    refuseOthers(actor, space);
    const changes = {
      lock: { lockedAt: now }, unlock: { lockedAt: null }, pin: { pinnedAt: now }, unpin: { pinnedAt: null }, hide: { hiddenAt: now }, show: { hiddenAt: null },
    } as const;
    const before = { lockedAt: topic.lockedAt, pinnedAt: topic.pinnedAt, hiddenAt: topic.hiddenAt };
    const after = { ...before, ...changes[kind] };
    if (Object.keys(before).every((column) => (before[column as keyof typeof before] === null) === (after[column as keyof typeof before] === null))) return false;
    if ((kind === "show" || kind === "unlock") && (await isDecidedByOthers(tx, actor, topicId, kind))) refuseToJudge(actor, space, topic);
    await tx.topic.update({ where: { id: topicId }, data: changes[kind] });
    await recordAct(tx, inform, actor, { kind, topicId, title: topic.title, subjectId: topic.authorId, reason, now });
    await tell(topicRoom(topicId), "topic:changed", { topicId, spaceId: space.id });
    await tell(spaceRoom(space.id), "topic:changed", { topicId, spaceId: space.id });
    return true;
  });
}
