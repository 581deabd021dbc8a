import type { Actor } from "#app/auth/actor.ts";
import { transaction, type Tx } from "#app/db/client.server.ts";
import type { Enrolment, Unit } from "#app/db/generated/client.ts";
import type { CaseStudy } from "#app/features/courses/case-study.schema.ts";
import type { Locale } from "#app/i18n/locales.ts";
import { AppError } from "#app/lib/app-error.ts";
import { recordAudit } from "#app/lib/audit.server.ts";
import { settleCompletion, type Settlement } from "../completion.server.ts";
import { getUnitInCourse, type UnitAddress } from "../enrolment-access.server.ts";
import { canCompareAnswers, canFacilitate } from "../learning.policy.ts";
import { completeUnit } from "../progress.server.ts";
import { storedCaseStudy } from "../stored-json.ts";
import { answerLimit } from "./answer-fields.ts";
import { markOf } from "./case-study.server.ts";

export interface GivenAnswer {
  questionKey: string;
  text: string;
  /** What the page had shown, by markOf; none for an answer that was touched. */
  mark?: string | undefined;
}

type Given = UnitAddress & { answers: readonly GivenAnswer[]; locale: Locale; now?: Date };

async function getCase(tx: Tx, actor: Actor, address: UnitAddress): Promise<{ enrolment: Enrolment; unit: Unit; study: CaseStudy }> {
  const found = await getUnitInCourse(tx, actor, address);
  if (found.unit.caseStudy === null) throw new AppError("not-found", "errors:learning.noSuchPrompt");
  return { ...found, study: storedCaseStudy(found.unit.caseStudy) };
}

/** Keeps what was touched. What only stood on the page is left: another device may have written it since. */
async function keep(tx: Tx, actor: Actor, given: Given, now: Date): Promise<Awaited<ReturnType<typeof getCase>>> {
  const found = await getCase(tx, actor, given);
  const { enrolment, unit, study } = found;
  for (const { questionKey, text: typed, mark } of given.answers) {
    if (!study.questions.includes(questionKey)) throw new AppError("not-found", "errors:learning.noSuchPrompt");
    const text = typed.replaceAll("\r\n", "\n").trim();
    if (text.length > answerLimit) throw new AppError("invalid", "errors:learning.noteTooLong", { limit: answerLimit });
    if (mark === markOf(text)) continue;
    const place = { userId: actor.id, courseId: enrolment.courseId, unitKey: unit.key, questionKey };
    const data = { practice: study.practice, isPlan: study.plan === questionKey, text, locale: given.locale, updatedAt: now };
    await tx.caseAnswer.upsert({ where: { userId_courseId_unitKey_questionKey: place }, create: { ...place, ...data }, update: data });
  }
  await tx.caseAnswer.deleteMany({ where: { userId: actor.id, courseId: enrolment.courseId, unitKey: unit.key, text: "", sharedAt: null } });
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
    const { enrolment, unit, study } = await keep(tx, actor, given, now);
    const answered = await tx.caseAnswer.findMany({ where: { userId: actor.id, courseId: enrolment.courseId, unitKey: unit.key, text: { not: "" } }, select: { questionKey: true } });
    const missing = study.questions.filter((key) => !answered.some(({ questionKey }) => questionKey === key));
    if (missing.length > 0) return { missing, settlement: null };
    await completeUnit(tx, { actor, enrolment, unit, now });
    return { missing, settlement: await settleCompletion(tx, enrolment.id, now) };
  });
}

/** Shows the others of the course what one has written, as it is now; what one changes later is shown when one says so again. @throws AppError forbidden, not-found */
export async function shareCaseAnswers(actor: Actor, { now = new Date(), ...address }: UnitAddress & { now?: Date }): Promise<void> {
  await transaction(async (tx) => {
    const { enrolment, unit } = await getCase(tx, actor, address);
    const progress = await tx.unitProgress.findUnique({ where: { enrolmentId_unitKey: { enrolmentId: enrolment.id, unitKey: unit.key } }, select: { doneAt: true } });
    if (!canCompareAnswers(actor, { isDone: Boolean(progress?.doneAt) })) throw new AppError("forbidden", "errors:learning.answerFirst");
    await tx.$executeRaw`UPDATE "CaseAnswer" SET "shared" = nullif("text", ''), "sharedAt" = CASE WHEN "text" = '' THEN NULL ELSE ${now} END WHERE "userId" = ${actor.id} AND "courseId" = ${enrolment.courseId} AND "unitKey" = ${unit.key}`;
  });
}

async function hide(tx: Tx, place: { userId: string; courseId: string; unitKey: string }): Promise<number> {
  return (await tx.caseAnswer.updateMany({ where: { ...place, sharedAt: { not: null } }, data: { shared: null, sharedAt: null } })).count;
}

/** Nobody else sees one's answers any more. @throws AppError forbidden, not-found */
export async function stopSharing(actor: Actor, address: UnitAddress): Promise<void> {
  await transaction(async (tx) => {
    const { enrolment, unit } = await getCase(tx, actor, address);
    await hide(tx, { userId: actor.id, courseId: enrolment.courseId, unitKey: unit.key });
  });
}

/** Who guides others takes somebody's answers out of sight; they stay with who wrote them. @throws AppError forbidden, not-found */
export async function takeDownAnswers(actor: Actor, { userId, ...address }: UnitAddress & { userId: string }): Promise<void> {
  if (!canFacilitate(actor)) throw new AppError("forbidden", "errors:learning.notYours");
  await transaction(async (tx) => {
    const { enrolment, unit } = await getCase(tx, actor, address);
    if ((await hide(tx, { userId, courseId: enrolment.courseId, unitKey: unit.key })) === 0) return;
    await recordAudit(tx, { actorId: actor.id, action: "case-answers.taken-down", subjectType: "user", subjectId: userId, detail: { course: address.courseSlug, unit: unit.key } });
  });
}
