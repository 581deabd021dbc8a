import type { Actor } from "#app/auth/actor.ts";
import { transaction, type Tx } from "#app/db/client.server.ts";
import type { Prisma, Unit } from "#app/db/generated/client.ts";
import { AppError } from "#app/lib/app-error.ts";
import { newId } from "#app/lib/ids.server.ts";
import { closeAttempt, closeIfOverdue, getOwnAttempt, type OwnAttempt } from "./attempt-closing.server.ts";
import type { Settlement } from "./completion.server.ts";
import { getUnitInCourse, type UnitAddress } from "./enrolment-access.server.ts";
import { canAnswer, canReview, canStartAttempt } from "./learning.policy.ts";
import { parseAnswerValue, selfAssessmentSchema, type QuizAnswerValue } from "./quiz/answer.schema.ts";
import { isAnswered } from "./quiz/answer.ts";
import { drawPaper, findPaperQuestion, type QuizPaper, type Random } from "./quiz/paper.ts";
import { storedAnswer, storedDefinition, storedPaper } from "./stored-json.ts";

// An attempt is open from its start until it is handed in or its time is over; then it is scored, once, and never
// changes again. Whatever was answered with success is in the database before the answer leaves.
// A refusal that must leave something behind (an overdue attempt closed) is thrown after the commit.

export interface AttemptResult {
  attemptId: string;
  submittedAt: Date;
  points: number;
  maxPoints: number;
  /** Null when nothing on the paper counts. */
  percent: number | null;
  /** Null for practice quizzes. */
  passed: boolean | null;
}

export function resultOf(attempt: Pick<OwnAttempt, "id" | "submittedAt" | "points" | "maxPoints" | "percent" | "passed">): AttemptResult {
  const { id, submittedAt, points, maxPoints, percent, passed } = attempt;
  if (submittedAt === null) throw new AppError("conflict", "errors:quiz.notSubmitted");
  return { attemptId: id, submittedAt, points: points ?? 0, maxPoints: maxPoints ?? 0, percent, passed };
}

/** Time limit of this person in milliseconds: people who need more time have it multiplied. */
export function ownTimeLimit(minutes: number, extraTimePercent: number): number {
  return Math.round(minutes * 60_000 * (1 + extraTimePercent / 100));
}

/** Quizzes and practice quizzes; throws `not-found` for units without questions. */
export function definitionOf(unit: Unit) {
  if (unit.quiz === null || unit.quizHash === null) throw new AppError("not-found", "errors:quiz.notAQuiz");
  return { definition: storedDefinition(unit.quiz), quizHash: unit.quizHash };
}

/** Opens an attempt, or answers the one that is open. Throws `conflict` when no attempts are left. */
export async function startAttempt(
  actor: Actor,
  { courseSlug, unitKey, now = new Date(), random = Math.random }: UnitAddress & { now?: Date; random?: Random },
): Promise<{ attemptId: string }> {
  const started = await transaction(async (tx) => {
    const { enrolment, unit } = await getUnitInCourse(tx, actor, { courseSlug, unitKey });
    const { definition, quizHash } = definitionOf(unit);
    const attempts = await tx.quizAttempt.findMany({ where: { enrolmentId: enrolment.id, unitKey }, orderBy: { number: "desc" } });
    const open = attempts.find((attempt) => attempt.submittedAt === null);
    if (open) {
      const own = { ...open, enrolment };
      // An attempt at questions that the course has since changed cannot go on: it ends with what was saved.
      const left = open.quizHash === quizHash ? (await closeIfOverdue(tx, actor, own, now)).attempt : (await closeAttempt(tx, actor, own, now, now)).attempt;
      if (left.submittedAt === null) return { attemptId: left.id };
    }
    const used = attempts.filter((attempt) => attempt.quizHash === quizHash).length;
    if (!canStartAttempt(definition.attempts, used)) return null;
    const limit = definition.timeLimit === undefined ? null : ownTimeLimit(definition.timeLimit, actor.extraTimePercent);
    const { id } = await tx.quizAttempt.create({
      data: {
        id: newId(),
        enrolmentId: enrolment.id,
        unitKey,
        unitId: unit.id,
        quizHash,
        number: (attempts[0]?.number ?? 0) + 1,
        startedAt: now,
        dueAt: limit === null ? null : new Date(now.getTime() + limit),
        paper: asJson(drawPaper(definition, random)),
      },
    });
    return { attemptId: id };
  });
  return started ?? refuse("errors:quiz.noAttemptsLeft");
}

function asJson(value: QuizPaper | QuizAnswerValue): Prisma.InputJsonValue {
  return value as unknown as Prisma.InputJsonValue;
}

function refuse(detail: string): never {
  throw new AppError("conflict", detail);
}

function parseValues(paper: QuizPaper, raw: Record<string, unknown>): [string, QuizAnswerValue][] {
  return Object.entries(raw).map(([key, value]) => {
    const question = findPaperQuestion(paper, key);
    if (question === null) throw new AppError("invalid", "errors:quiz.noSuchQuestion");
    return [key, parseAnswerValue(question, value)];
  });
}

/** The last write by the server's clock stands: a request that was overtaken changes nothing. */
async function writeAnswers(tx: Tx, attemptId: string, values: [string, QuizAnswerValue][], now: Date): Promise<void> {
  if (values.length === 0) return;
  const newer = await tx.quizAnswer.findMany({ where: { attemptId, questionKey: { in: values.map(([key]) => key) }, savedAt: { gt: now } }, select: { questionKey: true } });
  const overtaken = new Set(newer.map((answer) => answer.questionKey));
  for (const [questionKey, value] of values) {
    if (overtaken.has(questionKey)) continue;
    const data = { value: asJson(value), savedAt: now };
    await tx.quizAnswer.upsert({ where: { attemptId_questionKey: { attemptId, questionKey } }, create: { attemptId, questionKey, ...data }, update: data });
  }
}

/**
 * Saves answers by question key. All or none: throws `invalid` when one does not fit its question, `conflict` once the
 * attempt is in or its time is over. `typedAt`: when they were given, if they had to wait on the way; a newer answer
 * from another device stands.
 */
export async function saveAnswers(
  actor: Actor,
  { attemptId, values, now = new Date(), typedAt = now }: { attemptId: string; values: Record<string, unknown>; now?: Date; typedAt?: Date },
): Promise<{ savedAt: Date }> {
  const refusal = await transaction(async (tx) => {
    const before = await getOwnAttempt(tx, actor, attemptId);
    const { attempt } = await closeIfOverdue(tx, actor, before, now);
    if (before.submittedAt !== null) return "errors:quiz.alreadySubmitted";
    if (!canAnswer(actor, { ...attempt, userId: attempt.enrolment.userId }, now)) return "errors:quiz.timeOver";
    await writeAnswers(tx, attemptId, parseValues(storedPaper(attempt.paper), values), typedAt);
    return null;
  });
  if (refusal !== null) refuse(refusal);
  return { savedAt: now };
}

/** Saves one answer: see saveAnswers. */
export async function saveAnswer(
  actor: Actor,
  { attemptId, questionKey, value, now = new Date() }: { attemptId: string; questionKey: string; value: unknown; now?: Date },
): Promise<{ savedAt: Date }> {
  return saveAnswers(actor, { attemptId, values: Object.fromEntries([[questionKey, value]]), now });
}

/**
 * Hands the attempt in, with the answers that came along (`values`). Exactly once: a second time answers the first
 * result. After the end of its time what was saved until then counts, not what comes along.
 */
export async function submitAttempt(
  actor: Actor,
  { attemptId, values = {}, now = new Date() }: { attemptId: string; values?: Record<string, unknown>; now?: Date },
): Promise<AttemptResult & { settlement: Settlement | null }> {
  return transaction(async (tx) => {
    const { attempt, settlement } = await closeIfOverdue(tx, actor, await getOwnAttempt(tx, actor, attemptId), now);
    if (attempt.submittedAt !== null) return { ...resultOf(attempt), settlement };
    await writeAnswers(tx, attemptId, parseValues(storedPaper(attempt.paper), values), now);
    const closed = await closeAttempt(tx, actor, attempt, now, now);
    return { ...resultOf(closed.attempt), settlement: closed.settlement };
  });
}

/** What the learner says of an own open answer beside the model answer: met, partly or not-yet. Never counts. */
export async function assessOwnAnswer(
  actor: Actor,
  { attemptId, questionKey, assessment }: { attemptId: string; questionKey: string; assessment: unknown },
): Promise<void> {
  const parsed = selfAssessmentSchema.safeParse(assessment);
  if (!parsed.success) throw new AppError("invalid", "errors:quiz.invalidAnswer");
  await transaction(async (tx) => {
    const attempt = await getOwnAttempt(tx, actor, attemptId);
    if (!canReview(actor, { ...attempt, userId: attempt.enrolment.userId })) refuse("errors:quiz.notSubmitted");
    const answer = await tx.quizAnswer.findUnique({ where: { attemptId_questionKey: { attemptId, questionKey } } });
    const value = answer === null ? undefined : storedAnswer(answer.value);
    if (value?.kind !== "open" || !isAnswered(value)) throw new AppError("not-found", "errors:quiz.nothingToAssess");
    await tx.quizAnswer.update({ where: { attemptId_questionKey: { attemptId, questionKey } }, data: { selfAssessment: parsed.data } });
  });
}
