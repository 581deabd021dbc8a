import type { Actor } from "#app/auth/actor.ts";
import { db, transaction } from "#app/db/client.server.ts";
import type { QuizAnswer } from "#app/db/generated/client.ts";
import type { JsonValue } from "#app/db/generated/internal/prismaNamespace.ts";
import { defaultLocale, isLocale, pickLocale, type Locale } from "#app/i18n/locales.ts";
import { closeIfOverdue, getOwnAttempt, type OwnAttempt } from "./attempt-closing.server.ts";
import { definitionOf, ownTimeLimit, resultOf, type AttemptResult } from "./attempts.server.ts";
import { getUnitInCourse, type UnitAddress } from "./enrolment-access.server.ts";
import { canStartAttempt, isOverdue } from "./learning.policy.ts";
import { selfAssessmentSchema, type QuizAnswerValue } from "./quiz/answer.schema.ts";
import { viewPaper, type QuestionView } from "./quiz/question-view.ts";
import { reviewPaper, type GivenAnswer, type QuestionReview } from "./quiz/review.ts";
import { storedAnswer, storedDefinition, storedPaper, storedQuizText } from "./stored-json.ts";

// What the pages of a quiz show: before, during, after.

interface QuizTextRow {
  locale: string;
  title: string;
  markdown: string;
  quiz: JsonValue;
  fallback: string;
}

// Raw, because Prisma would read the course's own language in a statement before.
async function findQuizText(unitId: string, locale: Locale) {
  const texts = await db.$queryRaw<QuizTextRow[]>`
    SELECT t."locale", t."title", t."markdown", t."quiz", v."defaultLanguage" AS "fallback"
    FROM "UnitText" t
    JOIN "Unit" u ON u."id" = t."unitId"
    JOIN "CourseVersion" v ON v."id" = u."versionId"
    WHERE t."unitId" = ${unitId} AND t."locale" IN (${locale}, v."defaultLanguage", ${defaultLocale})`;
  const best = pickLocale(texts.map((text) => text.locale), locale, texts[0]?.fallback ?? defaultLocale);
  const text = texts.find((candidate) => candidate.locale === best);
  return { locale: isLocale(best) ? best : locale, title: text?.title ?? "", intro: text?.markdown ?? "", quiz: storedQuizText(text?.quiz) ?? { title: "", questions: {} } };
}

/** Reads the attempt; closes it first when its time is over. */
async function contactAttempt(actor: Actor, attemptId: string, now: Date): Promise<OwnAttempt> {
  const attempt = await getOwnAttempt(db, actor, attemptId);
  if (attempt.submittedAt !== null || !isOverdue(attempt, now)) return attempt;
  return transaction(async (tx) => (await closeIfOverdue(tx, actor, await getOwnAttempt(tx, actor, attemptId), now)).attempt);
}

async function loadSatUnit(attempt: OwnAttempt, locale: Locale) {
  const unit = await db.unit.findUniqueOrThrow({ where: { id: attempt.unitId } });
  const text = await findQuizText(unit.id, locale);
  const answers = await db.quizAnswer.findMany({ where: { attemptId: attempt.id } });
  return { unit, definition: storedDefinition(unit.quiz), text, answers };
}

interface AttemptPage {
  attemptId: string;
  unitKey: string;
  number: number;
  kind: string; // check | quiz
  title: string;
  /** Language of the quiz's texts. */
  locale: Locale;
  startedAt: Date;
}

export interface OpenAttempt extends AttemptPage {
  submitted: false;
  /** Markdown. */
  intro: string;
  /** With the person's extra time in it; null without a limit. */
  dueAt: Date | null;
  secondsLeft: number | null;
  questions: QuestionView[];
  /** By question key; what was never answered has none. */
  answers: Record<string, { value: QuizAnswerValue; savedAt: Date }>;
}

/** An attempt for taking; once it is in, only that it is. Five statements, unless its time has just run out. */
export async function getAttempt(
  actor: Actor,
  { attemptId, locale = actor.locale, now = new Date() }: { attemptId: string; locale?: Locale; now?: Date },
): Promise<OpenAttempt | { submitted: true; attemptId: string; unitKey: string; result: AttemptResult }> {
  const attempt = await contactAttempt(actor, attemptId, now);
  if (attempt.submittedAt !== null) return { submitted: true, attemptId, unitKey: attempt.unitKey, result: resultOf(attempt) };
  const { unit, definition, text, answers } = await loadSatUnit(attempt, locale);
  return {
    submitted: false,
    attemptId,
    unitKey: attempt.unitKey,
    number: attempt.number,
    kind: unit.kind,
    title: text.title,
    intro: text.intro,
    locale: text.locale,
    startedAt: attempt.startedAt,
    dueAt: attempt.dueAt,
    secondsLeft: attempt.dueAt === null ? null : Math.max(0, Math.ceil((attempt.dueAt.getTime() - now.getTime()) / 1_000)),
    questions: viewPaper(definition, storedPaper(attempt.paper), text.quiz),
    answers: Object.fromEntries(answers.map((answer) => [answer.questionKey, { value: storedAnswer(answer.value), savedAt: answer.savedAt }])),
  };
}

function givenAnswer(answer: QuizAnswer): GivenAnswer {
  const assessed = selfAssessmentSchema.safeParse(answer.selfAssessment);
  return { value: storedAnswer(answer.value), points: answer.points, selfAssessment: assessed.success ? assessed.data : null };
}

export interface AttemptReview extends AttemptPage {
  result: AttemptResult;
  passMark: number | null;
  /** Handed in by the clock, not by the learner. */
  endedByTime: boolean;
  questions: QuestionReview[];
}

/** A scored attempt with right answers, feedback and explanations. Throws `conflict` while it is open. */
export async function getReview(
  actor: Actor,
  { attemptId, locale = actor.locale, now = new Date() }: { attemptId: string; locale?: Locale; now?: Date },
): Promise<AttemptReview> {
  const attempt = await contactAttempt(actor, attemptId, now);
  const result = resultOf(attempt);
  const { unit, definition, text, answers } = await loadSatUnit(attempt, locale);
  return {
    attemptId,
    unitKey: attempt.unitKey,
    number: attempt.number,
    kind: unit.kind,
    title: text.title,
    locale: text.locale,
    startedAt: attempt.startedAt,
    result,
    passMark: definition.passMark ?? null,
    endedByTime: attempt.dueAt?.getTime() === result.submittedAt.getTime(),
    questions: reviewPaper(definition, storedPaper(attempt.paper), text.quiz, new Map(answers.map((answer) => [answer.questionKey, givenAnswer(answer)]))),
  };
}

export interface QuizStart {
  kind: string;
  title: string;
  intro: string;
  locale: Locale;
  questionCount: number;
  /** From a larger set. */
  drawn: boolean;
  passMark: number | null;
  attemptsAllowed: number | null;
  attemptsUsed: number;
  canStart: boolean;
  /** Minutes this person has, extra time included; null without a limit. */
  timeLimitMinutes: number | null;
  openAttemptId: string | null;
  passed: boolean;
  /** Handed in ones, newest first. `outdated`: the questions have changed since. */
  attempts: { id: string; number: number; submittedAt: Date; percent: number | null; passed: boolean | null; outdated: boolean }[];
}

/** The page before a quiz: what to expect, and the attempts so far. Four statements, unless the time of an attempt has just run out. */
export async function getQuizStart(actor: Actor, { courseSlug, unitKey, locale = actor.locale, now = new Date() }: UnitAddress & { locale?: Locale; now?: Date }): Promise<QuizStart> {
  const { enrolment, unit } = await getUnitInCourse(db, actor, { courseSlug, unitKey });
  const { definition, quizHash } = definitionOf(unit);
  const list = () => db.quizAttempt.findMany({ where: { enrolmentId: enrolment.id, unitKey }, orderBy: { number: "desc" } });
  let attempts = await list();
  const overdue = attempts.find((attempt) => attempt.submittedAt === null && isOverdue(attempt, now));
  if (overdue) {
    await contactAttempt(actor, overdue.id, now);
    attempts = await list();
  }
  const text = await findQuizText(unit.id, locale);
  const current = attempts.filter((attempt) => attempt.quizHash === quizHash);
  const open = current.find((attempt) => attempt.submittedAt === null);
  return {
    kind: unit.kind,
    title: text.title,
    intro: text.intro,
    locale: text.locale,
    questionCount: Math.min(definition.draw ?? definition.questions.length, definition.questions.length),
    drawn: definition.draw !== undefined && definition.draw < definition.questions.length,
    passMark: definition.passMark ?? null,
    attemptsAllowed: definition.attempts ?? null,
    attemptsUsed: current.length,
    canStart: open !== undefined || canStartAttempt(definition.attempts, current.length),
    timeLimitMinutes: definition.timeLimit === undefined ? null : ownTimeLimit(definition.timeLimit, actor.extraTimePercent) / 60_000,
    openAttemptId: open?.id ?? null,
    passed: current.some((attempt) => attempt.passed === true),
    attempts: attempts.flatMap(({ id, number, submittedAt, percent, passed, quizHash: sat }) => (submittedAt === null ? [] : [{ id, number, submittedAt, percent, passed, outdated: sat !== quizHash }])),
  };
}
