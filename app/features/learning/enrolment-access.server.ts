import type { Actor } from "#app/auth/actor.ts";
import type { DbOrTx } from "#app/db/client.server.ts";
import type { Enrolment, Unit } from "#app/db/generated/client.ts";
import { AppError } from "#app/lib/app-error.ts";
import { canLearn } from "./learning.policy.ts";

/** Names a unit of a course that the actor is in. */
export interface UnitAddress {
  courseSlug: string;
  unitKey: string;
}

/** The actor's enrolment, left or not; null if there never was one. One statement. */
export async function findEnrolment(db: DbOrTx, actor: Actor, courseSlug: string): Promise<Enrolment | null> {
  return db.enrolment.findFirst({ where: { userId: actor.id, course: { slug: courseSlug } } });
}

/** The enrolment in a course that the actor is in. Throws `forbidden` for anybody else. One statement. */
export async function getActiveEnrolment(db: DbOrTx, actor: Actor, courseSlug: string): Promise<Enrolment> {
  const enrolment = await findEnrolment(db, actor, courseSlug);
  if (enrolment === null || !canLearn(actor, enrolment)) throw new AppError("forbidden", "errors:learning.notEnrolled");
  return enrolment;
}

/** Enrolment and a unit of the version it is in. Throws `forbidden` or `not-found`. Two statements. */
export async function getUnitInCourse(db: DbOrTx, actor: Actor, { courseSlug, unitKey }: UnitAddress): Promise<{ enrolment: Enrolment; unit: Unit }> {
  const enrolment = await getActiveEnrolment(db, actor, courseSlug);
  const unit = await db.unit.findUnique({ where: { versionId_key: { versionId: enrolment.versionId, key: unitKey } } });
  if (unit === null) throw new AppError("not-found", "errors:learning.noSuchUnit");
  return { enrolment, unit };
}
