import type { Actor } from "#app/auth/actor.ts";
import { limit } from "#app/auth/rate-limit.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { act } from "./act.server.ts";
import { topicRoom } from "./forum.events.ts";
import { canAccept, canEditTopic, canReact } from "./forum.policy.ts";
import type { ReactionKind } from "./forum.kinds.ts";
import { countReactions, type ReactionCount } from "./page-posts.server.ts";
import { getReadablePost, getReadableTopic } from "./topic-access.server.ts";

/** Sets or takes back one reaction; doing it twice changes nothing. @returns all reactions to the post. @throws AppError not-found, forbidden, too-many */
export async function react(actor: Actor, { postId, kind, on }: { postId: number; kind: ReactionKind; on: boolean }, now = new Date()): Promise<ReactionCount[]> {
  await limit("reactPerson", actor.id);
  await act(async (tx, tell) => {
    const { space, topic, post } = await getReadablePost(tx, actor, postId);
    if (!canReact(actor, space, topic, post)) throw new AppError("forbidden", "forum:errors.noReacting");
    const id = { postId, userId: actor.id, kind };
    const had = (await tx.reaction.count({ where: id })) > 0;
    if (had === on) return;
    if (on) await tx.reaction.create({ data: { ...id, at: now } });
    else await tx.reaction.deleteMany({ where: id });
    await tell(topicRoom(topic.id), "reaction:changed", { topicId: topic.id, postId, kind });
  });
  return (await countReactions(actor, [postId])).get(postId) ?? [];
}

/** Accepts a post as the answer to the question of its topic, in the place of any other. @throws AppError not-found, forbidden */
export async function acceptAnswer(actor: Actor, postId: number, now = new Date()): Promise<void> {
  await act(async (tx, tell, inform) => {
    const { space, topic, post } = await getReadablePost(tx, actor, postId);
    if (!canAccept(actor, space, topic, post)) throw new AppError("forbidden", "forum:errors.noAccepting");
    if (topic.acceptedPostId === postId) return;
    await tx.topic.update({ where: { id: topic.id }, data: { acceptedPostId: postId } });
    await tell(topicRoom(topic.id), "answer:accepted", { topicId: topic.id, postId });
    const userIds = post.authorId === null ? [] : [post.authorId];
    await inform({ userIds, event: `accepted:${postId}`, kind: "accepted", path: `/forum/posts/${postId}`, values: { title: topic.title }, topicId: topic.id, actorId: actor.id, now });
  });
}

/** The question is open again. @throws AppError not-found, forbidden */
export async function withdrawAnswer(actor: Actor, topicId: number): Promise<void> {
  await act(async (tx, tell) => {
    const { space, topic } = await getReadableTopic(tx, actor, topicId);
    if (!canEditTopic(actor, space, topic)) throw new AppError("forbidden", "forum:errors.noAccepting");
    if (topic.acceptedPostId === null) return;
    await tx.topic.update({ where: { id: topicId }, data: { acceptedPostId: null } });
    await tell(topicRoom(topicId), "answer:accepted", { topicId, postId: null });
  });
}
