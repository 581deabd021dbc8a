import type { Actor } from "#app/auth/actor.ts";
import { limit } from "#app/auth/rate-limit.server.ts";
import { isUniqueViolation } from "#app/db/client.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { recordAudit } from "#app/lib/audit.server.ts";
import { act, tellQueue } from "./act.server.ts";
import { closeFlags, flagEvent, writeFlag } from "./flag-targets.server.ts";
import { canFlag } from "./forum.policy.ts";
import type { DecideOnPostInput, FlagInput, ResolveFlagsInput } from "./forum.schema.ts";
import { recordAct } from "./moderation-acts.server.ts";
import { moderatePost, refuseToJudge, setSight } from "./moderation.server.ts";
import { listModeratorIds } from "./space-access.server.ts";
import { getReadablePost } from "./topic-access.server.ts";

/** Tells moderators that something is wrong with a post; once a person and post. @throws AppError not-found, forbidden, conflict, too-many */
export async function flagPost(actor: Actor, { postId, reason, note }: FlagInput, now = new Date()): Promise<void> {
  await limit("flagPerson", actor.id);
  try {
    await act(async (tx, tell, inform) => {
      const { space, topic, post } = await getReadablePost(tx, actor, postId);
      if (!canFlag(actor, space, topic, post)) throw new AppError("forbidden", "forum:errors.noFlagging");
      await writeFlag(tx, actor, { kind: "post", id: postId }, { reason, note }, now);
      const moderators = (await listModeratorIds(tx, space)).filter((id) => id !== post.authorId);
      await inform({ userIds: moderators, event: flagEvent({ kind: "post", id: postId }), kind: "flag", path: "/forum/moderation", values: { title: topic.title }, topicId: topic.id, actorId: actor.id, now });
      await tellQueue(tell, space);
    });
  } catch (error) {
    if (isUniqueViolation(error, "reporterId")) throw new AppError("conflict", "forum:errors.flagged");
    throw error;
  }
}

/**
 * Decides on all open flags of a post: right, then it is hidden; or not.
 * @returns whether there were any: somebody else may have been faster. @throws AppError not-found, forbidden
 */
export async function resolveFlags(actor: Actor, { postId, resolution, reason }: ResolveFlagsInput, now = new Date()): Promise<boolean> {
  return act(async (tx, tell, inform) => {
    const { post, ...place } = await getReadablePost(tx, actor, postId);
    refuseToJudge(actor, place.space, post);
    const flags = await closeFlags(tx, actor, { kind: "post", id: postId }, resolution, now);
    if (flags === 0) return false;
    if (resolution === "upheld" && post.hiddenAt === null) {
      await setSight(tx, tell, place, post, { hiddenAt: now });
      await recordAct(tx, inform, actor, { kind: "hide", topicId: post.topicId, title: place.topic.title, postId, subjectId: post.authorId, reason, detail: { flags }, now });
      return true;
    }
    await recordAudit(tx, { actorId: actor.id, action: `forum.flags-${resolution}`, subjectType: "post", subjectId: String(postId), detail: { flags } });
    await tellQueue(tell, place.space);
    return true;
  });
}

/** Does what a moderator's form about a post decides. @returns whether it was done now: it may have been so already. @throws AppError not-found, forbidden */
export async function decideOnPost(actor: Actor, { decision, ...input }: DecideOnPostInput, now = new Date()): Promise<boolean> {
  if (decision === "uphold") return resolveFlags(actor, { ...input, resolution: "upheld" }, now);
  if (decision === "dismiss") return resolveFlags(actor, { ...input, resolution: "dismissed" }, now);
  return moderatePost(actor, { ...input, act: decision }, now);
}
