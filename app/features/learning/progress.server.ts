import type { Actor } from "#app/auth/actor.ts";
import { transaction, type Tx } from "#app/db/client.server.ts";
import type { Enrolment, Prisma, Unit } from "#app/db/generated/client.ts";
import type { UnitKind } from "#app/features/courses/keys.ts";
import { AppError } from "#app/lib/app-error.ts";
import { settleCompletion, type Settlement } from "./completion.server.ts";
import { getUnitInCourse, type UnitAddress } from "./enrolment-access.server.ts";
import { canMarkUnit } from "./learning.policy.ts";
import { countPlannedTime } from "./time.server.ts";

/** More blocks than any lesson has. */
export const maxBlock = 10_000;

type Timed = UnitAddress & { now?: Date };

async function writeProgress(tx: Tx, enrolment: Enrolment, unit: Unit, data: Omit<Prisma.UnitProgressUncheckedUpdateInput, "enrolmentId" | "unitKey"> & Partial<Prisma.UnitProgressUncheckedCreateInput>): Promise<void> {
  const place = { enrolmentId: enrolment.id, unitKey: unit.key };
  await tx.unitProgress.upsert({ where: { enrolmentId_unitKey: place }, create: { ...data, ...place }, update: data });
}

/** The learner has the unit before them: "Continue" leads here, and wall time begins with the first opening. */
export async function openUnit(actor: Actor, { courseSlug, unitKey, now = new Date() }: Timed): Promise<void> {
  await transaction(async (tx) => {
    const { enrolment, unit } = await getUnitInCourse(tx, actor, { courseSlug, unitKey });
    await tx.enrolment.update({ where: { id: enrolment.id }, data: { lastUnitKey: unit.key, lastSeenAt: now } });
    const where = { enrolmentId_unitKey: { enrolmentId: enrolment.id, unitKey } };
    const progress = await tx.unitProgress.findUnique({ where, select: { openedAt: true } });
    if (!progress?.openedAt) await writeProgress(tx, enrolment, unit, { openedAt: now });
  });
}

/** Does a unit, in the transaction of the act that did it. Once done, the first date stays. */
export async function completeUnit(tx: Tx, { actor, enrolment, unit, now }: { actor: Actor; enrolment: Enrolment; unit: Unit; now: Date }): Promise<void> {
  const progress = await tx.unitProgress.findUnique({ where: { enrolmentId_unitKey: { enrolmentId: enrolment.id, unitKey: unit.key } } });
  await countPlannedTime(tx, { actor, enrolment, unit, now });
  if (!progress?.doneAt) await writeProgress(tx, enrolment, unit, { openedAt: progress?.openedAt ?? now, doneAt: now });
}

/** Marks a lesson or video done, or not done again. Returns what it led to. */
async function setUnitDone(actor: Actor, { courseSlug, unitKey, now = new Date() }: Timed, done: boolean): Promise<Settlement> {
  return transaction(async (tx) => {
    const { enrolment, unit } = await getUnitInCourse(tx, actor, { courseSlug, unitKey });
    if (!canMarkUnit(unit.kind as UnitKind)) throw new AppError("conflict", "errors:learning.quizDecides");
    if (done) await completeUnit(tx, { actor, enrolment, unit, now });
    else await tx.unitProgress.updateMany({ where: { enrolmentId: enrolment.id, unitKey }, data: { doneAt: null } });
    return settleCompletion(tx, enrolment.id, now);
  });
}

export async function markUnitDone(actor: Actor, input: Timed): Promise<Settlement> {
  return setUnitDone(actor, input, true);
}

/** A completed course stays completed. */
export async function markUnitNotDone(actor: Actor, input: Timed): Promise<Settlement> {
  return setUnitDone(actor, input, false);
}

/** Remembers the index of the block at the top of the screen. */
export async function saveReadingPosition(actor: Actor, { courseSlug, unitKey, block }: UnitAddress & { block: number }): Promise<void> {
  if (!Number.isInteger(block) || block < 0 || block > maxBlock) throw new AppError("invalid", "errors:learning.invalidPosition");
  await transaction(async (tx) => {
    const { enrolment, unit } = await getUnitInCourse(tx, actor, { courseSlug, unitKey });
    await writeProgress(tx, enrolment, unit, { block });
  });
}

/** Sets or takes away the bookmark of a unit. */
export async function setBookmark(actor: Actor, { courseSlug, unitKey, bookmarked, now = new Date() }: Timed & { bookmarked: boolean }): Promise<void> {
  await transaction(async (tx) => {
    const { enrolment, unit } = await getUnitInCourse(tx, actor, { courseSlug, unitKey });
    await writeProgress(tx, enrolment, unit, { bookmarkedAt: bookmarked ? now : null });
  });
}
