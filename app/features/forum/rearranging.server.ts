import type { Actor } from "#app/auth/actor.ts";
import type { Tx } from "#app/db/client.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { act } from "./act.server.ts";
import { spaceRoom, topicRoom } from "./forum.events.ts";
import { recordAct, type Rearranged } from "./moderation-acts.server.ts";
import { refuseOthers } from "./moderation.server.ts";
import type { SplitTopicInput } from "./forum.schema.ts";
import { getReadableSpace } from "./space-access.server.ts";
import { storedJson } from "./spaces.server.ts";
import { getReadableTopic, recount } from "./topic-access.server.ts";

// Moving, splitting, merging. A post keeps its id, so its address finds it wherever it went; a place is never given twice.

const placesOf = (posts: readonly { id: number; seq: number }[]): Rearranged["places"] => posts.map(({ id, seq }) => [id, seq]);

/** Moves a topic to another space. Who moderates only one of both may not. @throws AppError not-found, forbidden */
export async function moveTopic(actor: Actor, { topicId, spaceId, reason }: { topicId: number; spaceId: string; reason: string }, now = new Date()): Promise<void> {
  await act(async (tx, tell, inform) => {
    const { space, topic } = await getReadableTopic(tx, actor, topicId);
    const target = await getReadableSpace(tx, actor, spaceId);
    refuseOthers(actor, space);
    refuseOthers(actor, target);
    if (space.id === target.id) return;
    await tx.topic.update({ where: { id: topicId }, data: { spaceId: target.id, pinnedAt: null } });
    await recordAct(tx, inform, actor, { kind: "move", topicId, title: topic.title, subjectId: topic.authorId, reason, detail: { from: space.id, to: target.id }, now });
    await tell(topicRoom(topicId), "topic:changed", { topicId, spaceId: target.id });
    for (const id of [space.id, target.id]) await tell(spaceRoom(id), "topic:changed", { topicId, spaceId: id });
  });
}

/** Puts posts, in their order, at the end of a topic. Their search entries follow by triggers: a title belongs to the first post. */
async function movePosts(tx: Tx, postIds: number[], topicId: number): Promise<void> {
  const { lastSeq } = await tx.topic.findUniqueOrThrow({ where: { id: topicId }, select: { lastSeq: true } });
  for (const [index, id] of postIds.entries()) await tx.post.update({ where: { id }, data: { topicId, seq: lastSeq + index + 1 } });
  await tx.topic.update({ where: { id: topicId }, data: { lastSeq: lastSeq + postIds.length } });
}

/**
 * Makes a topic of its own of some posts; the first post of a topic stays where it is.
 * @returns the new topic; that of the first send when it is sent twice. @throws AppError not-found, forbidden, invalid
 */
export async function splitTopic(actor: Actor, input: SplitTopicInput, now = new Date()): Promise<number> {
  return act(async (tx, tell, inform) => {
    const { space, topic } = await getReadableTopic(tx, actor, input.topicId);
    refuseOthers(actor, space);
    const earlier = input.sendKey === undefined ? null : await tx.moderationAct.findUnique({ where: { id: input.sendKey }, select: { detail: true } });
    if (earlier) return Number(storedJson<{ into: number }>(earlier.detail).into);
    const chosen = await tx.post.findMany({ where: { id: { in: input.postIds }, topicId: topic.id, seq: { gt: 1 } }, orderBy: { seq: "asc" }, select: { seq: true } });
    const last = chosen.at(-1);
    if (!last || chosen.length < new Set(input.postIds).size) throw new AppError("invalid", "forum:errors.splitPosts");
    const which = { OR: [{ id: { in: input.postIds } }, ...(input.andLater ? [{ seq: { gt: last.seq } }] : [])] };
    const posts = await tx.post.findMany({ where: { topicId: topic.id, ...which }, orderBy: { seq: "asc" }, select: { id: true, seq: true, authorId: true, locale: true, createdAt: true } });
    const [first] = posts;
    if (!first) throw new AppError("invalid", "forum:errors.splitPosts");
    const made = await tx.topic.create({ data: { spaceId: space.id, kind: "discussion", title: input.title, locale: first.locale, authorId: first.authorId, createdAt: first.createdAt, lastPostAt: first.createdAt }, select: { id: true } });
    const ids = posts.map(({ id }) => id);
    await movePosts(tx, ids, made.id);
    if (topic.acceptedPostId !== null && ids.includes(topic.acceptedPostId)) await tx.topic.update({ where: { id: topic.id }, data: { acceptedPostId: null } });
    for (const topicId of [topic.id, made.id]) await recount(tx, tell, { topicId, spaceId: space.id });
    await recordAct(tx, inform, actor, { id: input.sendKey, kind: "split", topicId: topic.id, title: topic.title, subjectId: first.authorId, reason: input.reason, detail: { into: made.id, posts: ids.length }, undo: { places: placesOf(posts), acceptedPostId: topic.acceptedPostId, pinnedAt: null, led: [] }, now });
    for (const postId of ids) await tell(topicRoom(topic.id), "post:removed", { topicId: topic.id, postId });
    await tell(spaceRoom(space.id), "topic:created", { topicId: made.id, spaceId: space.id });
    return made.id;
  });
}

/** Puts all posts of a topic at the end of another, to which its address leads on. @throws AppError not-found, forbidden, invalid */
export async function mergeTopics(actor: Actor, { topicId, intoId, reason }: { topicId: number; intoId: number; reason: string }, now = new Date()): Promise<void> {
  await act(async (tx, tell, inform) => {
    const from = await getReadableTopic(tx, actor, topicId);
    const into = await getReadableTopic(tx, actor, intoId);
    refuseOthers(actor, from.space);
    refuseOthers(actor, into.space);
    if (topicId !== intoId && from.topic.mergedIntoId === intoId) return; // sent twice
    if (topicId === intoId || from.topic.mergedIntoId !== null || into.topic.mergedIntoId !== null) throw new AppError("invalid", "forum:errors.mergeTopics");
    const posts = await tx.post.findMany({ where: { topicId }, orderBy: { seq: "asc" }, select: { id: true, seq: true } });
    await movePosts(tx, posts.map(({ id }) => id), intoId);
    await tx.topic.update({ where: { id: topicId }, data: { mergedIntoId: intoId, acceptedPostId: null, pinnedAt: null } });
    const led = await tx.topic.findMany({ where: { mergedIntoId: topicId }, select: { id: true } });
    await tx.topic.updateMany({ where: { mergedIntoId: topicId }, data: { mergedIntoId: intoId } });
    await tx.$executeRaw`INSERT OR IGNORE INTO "Follow" ("userId", "targetType", "targetId", "muted", "at") SELECT "userId", 'topic', ${String(intoId)}, "muted", "at" FROM "Follow" WHERE "targetType" = 'topic' AND "targetId" = ${String(topicId)}`;
    for (const [id, spaceId] of [[topicId, from.space.id], [intoId, into.space.id]] as const) await recount(tx, tell, { topicId: id, spaceId });
    await recordAct(tx, inform, actor, { kind: "merge", topicId, title: from.topic.title, subjectId: from.topic.authorId, reason, detail: { into: intoId }, undo: { places: placesOf(posts), acceptedPostId: from.topic.acceptedPostId, pinnedAt: from.topic.pinnedAt?.toISOString() ?? null, led: led.map(({ id }) => id) }, now });
    await tell(topicRoom(topicId), "topic:changed", { topicId, spaceId: from.space.id });
    for (const post of posts) await tell(topicRoom(intoId), "post:changed", { topicId: intoId, postId: post.id });
    for (const id of new Set([from.space.id, into.space.id])) await tell(spaceRoom(id), "topic:changed", { topicId, spaceId: id });
  });
}
