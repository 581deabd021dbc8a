import type { Actor } from "#app/auth/actor.ts";
import { transaction, type Tx } from "#app/db/client.server.ts";
import type { Locale } from "#app/i18n/locales.ts";
import { AppError } from "#app/lib/app-error.ts";
import { recordAudit } from "#app/lib/audit.server.ts";
import { settleCompletion, type Settlement } from "../completion.server.ts";
import { canCompareAnswers, canFacilitate } from "../learning.policy.ts";
import { completeUnit } from "../progress.server.ts";
import { answerLimit } from "./answer-fields.ts";
import { getCase, listMissing, type CasePlace, type FoundCase } from "./case-place.server.ts";
import { markOf } from "./case-study.server.ts";

export interface GivenAnswer {
  questionKey: string;
  text: string;
  /** What the page had shown, by markOf; none for an answer that was touched. */
  mark?: string | undefined;
}

type Given = CasePlace & { answers: readonly GivenAnswer[]; locale: Locale; now?: Date };

/** Keeps what was touched. What only stood on the page is left: another device may have written it since. */
async function keep(tx: Tx, actor: Actor, given: Given, now: Date): Promise<FoundCase> {
  const found = await getCase(tx, actor, given);
  const { courseId, unitKey, study } = found;
  for (const { questionKey, text: typed, mark } of given.answers) {
    if (!study.questions.includes(questionKey)) throw new AppError("not-found", "errors:learning.noSuchPrompt");
    const text = typed.replaceAll("\r\n", "\n").trim();
    if (text.length > answerLimit) throw new AppError("invalid", "errors:learning.noteTooLong", { limit: answerLimit });
    if (mark === markOf(text)) continue;
    const place = { userId: actor.id, courseId, unitKey, questionKey };
    const data = { practice: study.practice, isPlan: study.plan === questionKey, text, locale: given.locale, updatedAt: now };
    await tx.caseAnswer.upsert({ where: { userId_courseId_unitKey_questionKey: place }, create: { ...place, ...data }, update: data });
  }
  await tx.caseAnswer.deleteMany({ where: { userId: actor.id, courseId, unitKey, text: "", sharedAt: null } });
  return found;
}

/** Keeps answers to a case study while they are written; the last save of each stands. @throws AppError forbidden, not-found, invalid */
export async function keepCaseAnswers(actor: Actor, given: Given): Promise<Date> {
  const { now = new Date() } = given;
  await transaction((tx) => keep(tx, actor, given, now));
  return now;
}

/** Keeps the answers and, when there is one to every question, does the unit. Returns the questions that still wait, and what it led to. */
export async function finishCaseStudy(actor: Actor, given: Given): Promise<{ missing: string[]; settlement: Settlement | null }> {
  const { now = new Date() } = given;
  return transaction(async (tx) => {
    const found = await keep(tx, actor, given, now);
    const missing = await listMissing(tx, actor, found);
    if (missing.length > 0 || !found.inCourse) return { missing, settlement: null };
    const { enrolment, unit } = found.inCourse;
    await completeUnit(tx, { actor, enrolment, unit, now });
    return { missing, settlement: await settleCompletion(tx, enrolment.id, now) };
  });
}

async function isDone(tx: Tx, actor: Actor, found: FoundCase): Promise<boolean> {
  if (!found.inCourse) return (await listMissing(tx, actor, found)).length === 0;
  const progress = await tx.unitProgress.findUnique({ where: { enrolmentId_unitKey: { enrolmentId: found.inCourse.enrolment.id, unitKey: found.unitKey } }, select: { doneAt: true } });
  return Boolean(progress?.doneAt);
}

/** Shows the others who take it what one has written, as it is now; what one changes later is shown when one says so again. @throws AppError forbidden, not-found */
export async function shareCaseAnswers(actor: Actor, { now = new Date(), ...place }: CasePlace & { now?: Date }): Promise<void> {
  await transaction(async (tx) => {
    const found = await getCase(tx, actor, place);
    if (!canCompareAnswers(actor, { isDone: await isDone(tx, actor, found) })) throw new AppError("forbidden", "errors:learning.answerFirst");
    await tx.$executeRaw`UPDATE "CaseAnswer" SET "shared" = nullif("text", ''), "sharedAt" = CASE WHEN "text" = '' THEN NULL ELSE ${now} END WHERE "userId" = ${actor.id} AND "courseId" = ${found.courseId} AND "unitKey" = ${found.unitKey}`;
  });
}

async function hide(tx: Tx, userId: string, { courseId, unitKey }: FoundCase): Promise<number> {
  return (await tx.caseAnswer.updateMany({ where: { userId, courseId, unitKey, sharedAt: { not: null } }, data: { shared: null, sharedAt: null } })).count;
}

/** Nobody else sees one's answers any more. @throws AppError forbidden, not-found */
export async function stopSharing(actor: Actor, place: CasePlace): Promise<void> {
  await transaction(async (tx) => void (await hide(tx, actor.id, await getCase(tx, actor, place))));
}

/** Who guides others takes somebody's answers out of sight; they stay with who wrote them. @throws AppError forbidden, not-found */
export async function takeDownAnswers(actor: Actor, { userId, ...place }: CasePlace & { userId: string }): Promise<void> {
  if (!canFacilitate(actor)) throw new AppError("forbidden", "errors:learning.notYours");
  await transaction(async (tx) => {
    const found = await getCase(tx, actor, place);
    if ((await hide(tx, userId, found)) === 0) return;
    await recordAudit(tx, { actorId: actor.id, action: "case-answers.taken-down", subjectType: "user", subjectId: userId, detail: "practice" in place ? { practice: place.practice } : { course: place.courseSlug, unit: place.unitKey } });
  });
}
