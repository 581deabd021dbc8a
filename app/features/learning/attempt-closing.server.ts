import type { Actor } from "#app/auth/actor.ts";
import type { Tx } from "#app/db/client.server.ts";
import type { QuizAttempt } from "#app/db/generated/client.ts";
import { AppError } from "#app/lib/app-error.ts";
import { settleCompletion, type Settlement } from "./completion.server.ts";
import { canSeeAttempt, isOverdue } from "./learning.policy.ts";
import { scorePaper } from "./quiz/scoring.ts";
import { storedAnswer, storedDefinition, storedPaper, storedQuizText } from "./stored-json.ts";
import { countPlannedTime } from "./time.server.ts";

export type OwnAttempt = QuizAttempt & { enrolment: { userId: string; courseId: string; versionId: string } };

const ownAttempt = { enrolment: { select: { userId: true, courseId: true, versionId: true } } } as const;

/** The actor's own attempt; anybody else's does not exist. Two statements. */
export async function getOwnAttempt(db: Pick<Tx, "quizAttempt">, actor: Actor, attemptId: string): Promise<OwnAttempt> {
  const attempt = await db.quizAttempt.findUnique({ where: { id: attemptId }, include: ownAttempt });
  if (attempt === null || !canSeeAttempt(actor, attempt.enrolment)) throw new AppError("not-found", "errors:quiz.noSuchAttempt");
  return attempt;
}

/** Short texts are right in any language of the quiz: the learner may change language in the middle. */
async function loadAccepted(tx: Tx, unitId: string): Promise<(questionKey: string) => string[]> {
  const texts = await tx.unitText.findMany({ where: { unitId }, select: { quiz: true } });
  const questions = texts.map((text) => storedQuizText(text.quiz)?.questions ?? {});
  return (key) => questions.flatMap((texts) => (Object.hasOwn(texts, key) ? (texts[key]?.accepted ?? []) : []));
}

async function writeScores(tx: Tx, attemptId: string, perQuestion: ReadonlyMap<string, number | null>): Promise<void> {
  // One statement for each different number of points, however many questions there are.
  for (const points of new Set(perQuestion.values())) {
    if (points === null) continue;
    const keys = [...perQuestion.keys()].filter((key) => perQuestion.get(key) === points);
    await tx.quizAnswer.updateMany({ where: { attemptId, questionKey: { in: keys } }, data: { points } });
  }
}

/** Passing questions that the course has since changed is history: the unit that stands now is not done by it. */
async function isCurrent(tx: Tx, attempt: OwnAttempt): Promise<boolean> {
  const unit = await tx.unit.findUnique({ where: { versionId_key: { versionId: attempt.enrolment.versionId, key: attempt.unitKey } }, select: { quizHash: true } });
  return unit?.quizHash === attempt.quizHash;
}

/**
 * Scores an open attempt with what was saved, and all that follows from it. The caller's transaction makes sure that
 * the attempt is still open, so it happens exactly once.
 * @param submittedAt when it ended: now, or for an overdue attempt the end of its time
 */
export async function closeAttempt(tx: Tx, actor: Actor, attempt: OwnAttempt, submittedAt: Date, now: Date): Promise<{ attempt: OwnAttempt; settlement: Settlement }> {
  const unit = await tx.unit.findUniqueOrThrow({ where: { id: attempt.unitId } });
  const definition = storedDefinition(unit.quiz);
  const answers = await tx.quizAnswer.findMany({ where: { attemptId: attempt.id } });
  const values = new Map(answers.map((answer) => [answer.questionKey, storedAnswer(answer.value)]));
  const score = scorePaper(definition, storedPaper(attempt.paper), await loadAccepted(tx, unit.id), values);

  await writeScores(tx, attempt.id, score.perQuestion);
  const { points, maxPoints, percent, passed } = score;
  const closed = await tx.quizAttempt.update({ where: { id: attempt.id }, data: { submittedAt, points, maxPoints, percent, passed }, include: ownAttempt });

  await countPlannedTime(tx, { actor, enrolment: { id: attempt.enrolmentId, courseId: attempt.enrolment.courseId }, unit, now });
  if ((unit.kind === "check" || passed === true) && (await isCurrent(tx, attempt))) await markDone(tx, attempt, submittedAt);
  return { attempt: closed, settlement: await settleCompletion(tx, attempt.enrolmentId, now) };
}

async function markDone(tx: Tx, { enrolmentId, unitKey }: OwnAttempt, doneAt: Date): Promise<void> {
  const where = { enrolmentId_unitKey: { enrolmentId, unitKey } };
  const progress = await tx.unitProgress.findUnique({ where });
  if (progress?.doneAt) return;
  await tx.unitProgress.upsert({ where, create: { enrolmentId, unitKey, openedAt: doneAt, doneAt }, update: { doneAt } });
}

/** On every contact: an attempt whose time is over is handed in with what was saved. Returns it as it now stands. */
export async function closeIfOverdue(tx: Tx, actor: Actor, attempt: OwnAttempt, now: Date): Promise<{ attempt: OwnAttempt; settlement: Settlement | null }> {
  if (attempt.submittedAt !== null || !isOverdue(attempt, now)) return { attempt, settlement: null };
  return closeAttempt(tx, actor, attempt, attempt.dueAt ?? now, now);
}
