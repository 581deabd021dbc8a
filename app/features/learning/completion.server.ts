import type { Actor } from "#app/auth/actor.ts";
import { db, type DbOrTx, type Tx } from "#app/db/client.server.ts";
import { issueCertificate } from "#app/features/certificates/issue.server.ts";
import { judgeCompletion, type Completion } from "./completion.ts";
import { getActiveEnrolment } from "./enrolment-access.server.ts";
import { storedStructure } from "./stored-json.ts";

/** What an act of learning led to. */
export interface Settlement {
  completion: Completion;
  /** True for the one act that completed the course. */
  justCompleted: boolean;
  /** The certificate, when this act brought it. */
  certificate: { id: string; code: string } | null;
}

async function judge(db: DbOrTx, enrolment: { id: string; versionId: string }): Promise<Completion> {
  const version = await db.courseVersion.findUniqueOrThrow({ where: { id: enrolment.versionId }, select: { structure: true } });
  const progress = await db.unitProgress.findMany({ where: { enrolmentId: enrolment.id }, select: { unitKey: true, doneAt: true, activeSeconds: true } });
  return judgeCompletion(storedStructure(version.structure), {
    doneUnits: new Set(progress.filter((unit) => unit.doneAt !== null).map((unit) => unit.unitKey)),
    // Time spent on units that a newer version dropped was spent on this course all the same.
    activeSeconds: progress.reduce((sum, unit) => sum + unit.activeSeconds, 0),
  });
}

/** How far the actor is from completing the course. Three statements. */
export async function getCompletion(actor: Actor, { courseSlug }: { courseSlug: string }): Promise<Completion & { completedAt: Date | null }> {
  const enrolment = await getActiveEnrolment(db, actor, courseSlug);
  return { ...(await judge(db, enrolment)), completedAt: enrolment.completedAt };
}

/**
 * Called inside the transaction of every act that may complete a course (a unit done, a quiz handed in, time counted):
 * completion and certificate are there at once or not at all. Completes only once; what was completed stays so.
 */
export async function settleCompletion(tx: Tx, enrolmentId: string, now: Date): Promise<Settlement> {
  const enrolment = await tx.enrolment.findUniqueOrThrow({ where: { id: enrolmentId }, select: { id: true, versionId: true, completedAt: true } });
  const completion = await judge(tx, enrolment);
  if (!completion.complete || enrolment.completedAt !== null) return { completion, justCompleted: false, certificate: null };
  await tx.enrolment.update({ where: { id: enrolmentId }, data: { completedAt: now } });
  const { id, code } = await issueCertificate(tx, { enrolmentId, now });
  return { completion, justCompleted: true, certificate: { id, code } };
}
