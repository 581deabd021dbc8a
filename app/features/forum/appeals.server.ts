import type { Actor } from "#app/auth/actor.ts";
import type { Tx } from "#app/db/client.server.ts";
import type { ModerationAct } from "#app/db/generated/client.ts";
import { withdrawNotifications } from "#app/features/notifications/notify.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { recordAudit } from "#app/lib/audit.server.ts";
import { act, tellQueue } from "./act.server.ts";
import { decideOnAnswer } from "./answer-flags.server.ts";
import { decisionPath } from "./forum-paths.ts";
import { canAnswerAppeal, canAppeal } from "./forum.policy.ts";
import type { SpaceKind } from "./forum.kinds.ts";
import { getAct, opposites } from "./moderation-acts.server.ts";
import { moderatePost, moderateTopic } from "./moderation.server.ts";
import { listModeratorIds } from "./space-access.server.ts";
import { undoRearranging } from "./undo-rearranging.server.ts";

// What follows a decision: whom it concerns says that it was wrong, somebody else answers, and what can be taken back is.

interface Decided {
  row: ModerationAct;
  title: string;
  space: { id: string; kind: SpaceKind };
}

async function findDecided(tx: Tx, actId: string): Promise<Decided> {
  const row = await tx.moderationAct.findUnique({ where: { id: actId } });
  const topic = !row || row.topicId === null ? null : await tx.topic.findUnique({ where: { id: row.topicId }, select: { title: true, space: { select: { id: true, kind: true } } } });
  if (row && row.answerId !== null) {
    const answer = await tx.caseAnswer.findUnique({ where: { id: row.answerId }, select: { courseId: true } });
    return { row, title: (row.detail as { title?: string } | null)?.title ?? "", space: { id: answer?.courseId ?? "", kind: "course" } };
  }
  if (!row || !topic) throw new AppError("not-found", "forum:errors.noSuchAct");
  return { row, title: topic.title, space: { id: topic.space.id, kind: topic.space.kind as SpaceKind } };
}

/** Says that a decision was wrong; once. Those who may answer are told. @throws AppError not-found, conflict */
export async function appeal(actor: Actor, { actId, text }: { actId: string; text: string }, now = new Date()): Promise<void> {
  await act(async (tx, tell, inform) => {
    const { row, title, space } = await findDecided(tx, actId);
    if (row.subjectId !== actor.id) throw new AppError("not-found", "forum:errors.noSuchAct");
    if (row.appeal === text) return; // sent twice
    if (!canAppeal(actor, row)) throw new AppError("conflict", "forum:errors.appealed");
    await tx.moderationAct.update({ where: { id: actId }, data: { appeal: text, appealedAt: now } });
    await inform({ userIds: await listModeratorIds(tx, space), event: `appeal:${actId}`, kind: "appeal", path: decisionPath(actId), values: { title }, ...(row.topicId !== null && { topicId: row.topicId }), actorId: actor.id, now });
    await tellQueue(tell, space);
  });
}

/** Answers an appeal; undoing the decision is an act of its own. @throws AppError not-found, forbidden, conflict */
export async function answerAppeal(actor: Actor, { actId, text }: { actId: string; text: string }, now = new Date()): Promise<void> {
  await act(async (tx, tell, inform) => {
    const { row, title, space } = await findDecided(tx, actId);
    if (!canAnswerAppeal(actor, space, { ...row, answeredAt: null })) throw new AppError("forbidden", "forum:errors.noAnswering");
    if (row.appealAnswer === text) return; // sent twice
    if (row.answeredAt !== null) throw new AppError("conflict", "forum:errors.answered");
    await tx.moderationAct.update({ where: { id: actId }, data: { appealAnswer: text, answeredAt: now } });
    await recordAudit(tx, { actorId: actor.id, action: "forum.appeal-answered", subjectType: "moderation-act", subjectId: actId });
    if (row.subjectId !== null) await inform({ userIds: [row.subjectId], event: `answer:${actId}`, kind: "moderation", path: decisionPath(actId), values: { title }, ...(row.topicId !== null && { topicId: row.topicId }), actorId: actor.id, now });
    await withdrawNotifications(tx, [`appeal:${actId}`]);
    await tellQueue(tell, space);
  });
}

/** Takes an act back by its opposite, which is an act as well. @returns whether it was done now. @throws AppError not-found, forbidden, conflict */
export async function undoAct(actor: Actor, { actId, reason }: { actId: string; reason: string }, now = new Date()): Promise<boolean> {
  const { kind, postId, topicId, answerId } = await getAct(actor, actId);
  const opposite = opposites[kind];
  if (answerId !== null && opposite === "show") return decideOnAnswer(actor, { answerId, decision: "show", reason }, now);
  if (opposite === undefined || topicId === null) throw new AppError("conflict", "forum:errors.noUndoing");
  if (opposite === "unsplit" || opposite === "unmerge") return undoRearranging(actor, { actId, reason }, now);
  if (postId !== null) return moderatePost(actor, { postId, act: "show", reason }, now);
  return moderateTopic(actor, { topicId, act: opposite, reason }, now);
}
