import type { Actor } from "#app/auth/actor.ts";
import { rightsChanged } from "#app/auth/session.server.ts";
import { db, transaction, type DbOrTx } from "#app/db/client.server.ts";
import type { Enrolment } from "#app/db/generated/client.ts";
import { AppError } from "#app/lib/app-error.ts";
import { newId } from "#app/lib/ids.server.ts";
import { carryOver, type CarryOver } from "./carry-over.ts";
import { settleCompletion, type Settlement } from "./completion.server.ts";
import { findEnrolment, getActiveEnrolment } from "./enrolment-access.server.ts";
import { canEnrol, canLearn, canMoveToCurrentVersion } from "./learning.policy.ts";
import { findResumePlace, type ResumePlace } from "./resume.ts";

/** Joins a course in its current version. Who was in it, or left it, finds everything as it was. */
export async function enrol(actor: Actor, { courseSlug, now = new Date() }: { courseSlug: string; now?: Date }): Promise<Enrolment> {
  return transaction(async (tx) => {
    const course = await tx.course.findUnique({ where: { slug: courseSlug } });
    if (!course?.currentVersionId || !canEnrol(actor, course)) throw new AppError("not-found", "errors:learning.noSuchCourse");
    return tx.enrolment.upsert({
      where: { userId_courseId: { userId: actor.id, courseId: course.id } },
      create: { id: newId(), userId: actor.id, courseId: course.id, versionId: course.currentVersionId, enrolledAt: now },
      update: { leftAt: null },
    });
  });
}

/** Leaves a course; progress, notes and certificates stay. Leaving twice, or a course one is not in, changes nothing. */
export async function leave(actor: Actor, { courseSlug, now = new Date() }: { courseSlug: string; now?: Date }): Promise<void> {
  await transaction(async (tx) => {
    const enrolment = await findEnrolment(tx, actor, courseSlug);
    if (enrolment && canLearn(actor, enrolment)) await tx.enrolment.update({ where: { id: enrolment.id }, data: { leftAt: now } });
  });
  await rightsChanged(actor.id);
}

/** How the actor stands to a course, for its page: null for who never joined. One statement. */
export async function findOwnEnrolment(actor: Actor, { courseSlug }: { courseSlug: string }): Promise<Enrolment | null> {
  return findEnrolment(db, actor, courseSlug);
}

/** Where "Continue" leads in a course. Three statements. */
export async function resumePlace(actor: Actor, { courseSlug }: { courseSlug: string }): Promise<ResumePlace> {
  const enrolment = await getActiveEnrolment(db, actor, courseSlug);
  const units = await db.unit.findMany({ where: { versionId: enrolment.versionId }, orderBy: { position: "asc" }, select: { key: true } });
  const progress = await db.unitProgress.findMany({ where: { enrolmentId: enrolment.id }, select: { unitKey: true, doneAt: true, block: true } });
  const byKey = new Map(progress.map((row) => [row.unitKey, row]));
  const place = findResumePlace({
    units: units.map(({ key }) => ({ key, doneAt: byKey.get(key)?.doneAt ?? null, block: byKey.get(key)?.block ?? 0 })),
    lastUnitKey: enrolment.lastUnitKey,
    lastSeenAt: enrolment.lastSeenAt,
  });
  if (place === null) throw new AppError("not-found", "errors:learning.noSuchUnit");
  return place;
}

interface Move {
  enrolment: Enrolment;
  toVersionId: string;
  from: number;
  to: number;
  carry: CarryOver;
}

async function prepareMove(db: DbOrTx, actor: Actor, courseSlug: string): Promise<Move | null> {
  const enrolment = await getActiveEnrolment(db, actor, courseSlug);
  const course = await db.course.findUniqueOrThrow({ where: { id: enrolment.courseId }, select: { currentVersionId: true } });
  const toVersionId = course.currentVersionId;
  if (toVersionId === null || !canMoveToCurrentVersion(actor, enrolment, toVersionId)) return null;
  const versions = await db.courseVersion.findMany({
    where: { id: { in: [enrolment.versionId, toVersionId] } },
    select: { id: true, number: true, units: { orderBy: { position: "asc" }, select: { key: true, kind: true, quizHash: true } } },
  });
  const old = versions.find((version) => version.id === enrolment.versionId);
  const current = versions.find((version) => version.id === toVersionId);
  if (!old || !current) throw new Error("A version of an enrolment or course is missing");
  const progress = await db.unitProgress.findMany({ where: { enrolmentId: enrolment.id } });
  const notes = await db.note.findMany({ where: { userId: actor.id, courseId: enrolment.courseId }, select: { unitKey: true } });
  const passes = await db.quizAttempt.findMany({ where: { enrolmentId: enrolment.id, passed: true }, select: { unitKey: true, quizHash: true } });
  const carry = carryOver(old.units, current.units, {
    doneUnits: progress.filter((row) => row.doneAt !== null).map((row) => row.unitKey),
    passes,
    bookmarks: progress.filter((row) => row.bookmarkedAt !== null).map((row) => row.unitKey),
    notes: notes.map((note) => note.unitKey),
  });
  return { enrolment, toVersionId, from: old.number, to: current.number, carry };
}

/** What moving to the course's current version would keep and cost; null when the actor is on it already. */
export async function describeCarryOver(actor: Actor, { courseSlug }: { courseSlug: string }): Promise<(CarryOver & { from: number; to: number }) | null> {
  const move = await prepareMove(db, actor, courseSlug);
  return move && { ...move.carry, from: move.from, to: move.to };
}

/**
 * Moves the actor to the current version of the course, as describeCarryOver says. Nothing is deleted: progress of
 * dropped units waits in case they come back. A newer version may ask for less, so this may complete the course.
 */
export async function moveToCurrentVersion(actor: Actor, { courseSlug, now = new Date() }: { courseSlug: string; now?: Date }): Promise<Settlement | null> {
  return transaction(async (tx) => {
    const move = await prepareMove(tx, actor, courseSlug);
    if (move === null) return null;
    const { enrolment, toVersionId, carry } = move;
    await tx.unitProgress.updateMany({ where: { enrolmentId: enrolment.id, unitKey: { in: carry.retakenQuizzes } }, data: { doneAt: null } });
    const last = enrolment.lastUnitKey === null ? null : await tx.unit.findUnique({ where: { versionId_key: { versionId: toVersionId, key: enrolment.lastUnitKey } }, select: { key: true } });
    await tx.enrolment.update({ where: { id: enrolment.id }, data: { versionId: toVersionId, lastUnitKey: last?.key ?? null } });
    return settleCompletion(tx, enrolment.id, now);
  });
}
