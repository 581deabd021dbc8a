import type { Actor } from "#app/auth/actor.ts";
import type { Tx } from "#app/db/client.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { act } from "./act.server.ts";
import { spaceRoom, topicRoom } from "./forum.events.ts";
import { isUndoable } from "./forum.policy.ts";
import { recordAct, type Rearranged } from "./moderation-acts.server.ts";
import { refuseOthers } from "./moderation.server.ts";
import { storedJson } from "./spaces.server.ts";
import { getReadableTopic, recount } from "./topic-access.server.ts";

// Taking a split or a merge back: what was moved goes to the place it had, which nobody else was given meanwhile.

/** Puts posts back to the places they had. What was written since, and goes along, comes after them. @returns which went */
async function putBack(tx: Tx, { topicId, fromId, places, later }: { topicId: number; fromId: number; places: Rearranged["places"]; later: boolean }): Promise<number[]> {
  const placeOf = new Map(places);
  const posts = await tx.post.findMany({ where: { topicId: fromId, ...(!later && { id: { in: [...placeOf.keys()] } }) }, orderBy: { seq: "asc" }, select: { id: true } });
  let { lastSeq } = await tx.topic.findUniqueOrThrow({ where: { id: topicId }, select: { lastSeq: true } });
  for (const { id } of posts) await tx.post.update({ where: { id }, data: { topicId, seq: placeOf.get(id) ?? ++lastSeq } });
  await tx.topic.update({ where: { id: topicId }, data: { lastSeq } });
  return posts.map(({ id }) => id);
}

/**
 * Takes a split or a merge back, by an act of its own, as long as a deletion could be. Answers that came to a split-off topic
 * meanwhile come along; those to the topic merged into stay there.
 * @returns whether it was done now. @throws AppError not-found, forbidden, conflict
 */
export async function undoRearranging(actor: Actor, { actId, reason }: { actId: string; reason: string }, now: Date): Promise<boolean> {
  return act(async (tx, tell, inform) => {
    const done = await tx.moderationAct.findUniqueOrThrow({ where: { id: actId } });
    if (done.undoneAt !== null) return false;
    const { into, undo } = storedJson<{ into: number; undo?: Rearranged }>(done.detail);
    if (undo === undefined || done.topicId === null) throw new AppError("conflict", "forum:errors.noUndoing");
    if (!isUndoable(done.createdAt, now)) throw new AppError("conflict", "forum:errors.undoOver");
    const [home, other] = [await getReadableTopic(tx, actor, done.topicId), await getReadableTopic(tx, actor, into)];
    refuseOthers(actor, home.space);
    refuseOthers(actor, other.space);
    const isMerge = done.kind === "merge";
    if (other.topic.mergedIntoId !== null || (isMerge ? home.topic.mergedIntoId !== into : home.topic.mergedIntoId !== null)) throw new AppError("conflict", "forum:errors.rearranged");
    const [topicId, fromId] = [home.topic.id, into];
    const ids = await putBack(tx, { topicId, fromId, places: undo.places, later: !isMerge });
    const accepted = home.topic.acceptedPostId === null && undo.acceptedPostId !== null && ids.includes(undo.acceptedPostId) ? { acceptedPostId: undo.acceptedPostId } : {};
    await tx.topic.update({ where: { id: topicId }, data: { ...accepted, ...(isMerge && { mergedIntoId: null, pinnedAt: undo.pinnedAt }) } });
    if (isMerge) await tx.topic.updateMany({ where: { id: { in: undo.led }, mergedIntoId: into }, data: { mergedIntoId: topicId } });
    else await tx.topic.update({ where: { id: fromId }, data: { mergedIntoId: topicId, acceptedPostId: null, pinnedAt: null } });
    for (const [id, spaceId] of [[topicId, home.space.id], [fromId, other.space.id]] as const) await recount(tx, tell, { topicId: id, spaceId });
    await recordAct(tx, inform, actor, { kind: isMerge ? "unmerge" : "unsplit", topicId, title: home.topic.title, subjectId: done.subjectId, reason, detail: { into }, undoes: actId, now });
    for (const postId of ids) await tell(topicRoom(fromId), "post:removed", { topicId: fromId, postId });
    for (const postId of ids) await tell(topicRoom(topicId), "post:changed", { topicId, postId });
    await tell(topicRoom(fromId), "topic:changed", { topicId: fromId, spaceId: other.space.id });
    for (const id of new Set([home.space.id, other.space.id])) await tell(spaceRoom(id), "topic:changed", { topicId, spaceId: id });
    return true;
  });
}
