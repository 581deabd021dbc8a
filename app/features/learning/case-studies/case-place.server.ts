import type { Actor } from "#app/auth/actor.ts";
import type { DbOrTx } from "#app/db/client.server.ts";
import type { Enrolment, Unit } from "#app/db/generated/client.ts";
import type { CaseStudy } from "#app/features/courses/case-study.schema.ts";
import { AppError } from "#app/lib/app-error.ts";
import { getUnitInCourse, type UnitAddress } from "../enrolment-access.server.ts";
import { storedCaseStudy } from "../stored-json.ts";

/** Where a case study is taken: in a unit of a course, or by itself, of any record of the Lab. */
export type CasePlace = UnitAddress | { practice: string };

/** What is asked of a record that no course has made a case study of; its words are in `learning.json`. */
export const ownStudy = (practice: string): CaseStudy => ({ practice, questions: ["need", "failure", "change", "transfer"], plan: "transfer" });

export interface FoundCase {
  /** Empty: by itself. */
  courseId: string;
  /** Of a case study by itself: the slug of its record. */
  unitKey: string;
  study: CaseStudy;
  inCourse: { enrolment: Enrolment; unit: Unit } | null;
}

/** A case study that the actor may take. Two statements at most. @throws AppError forbidden, not-found */
export async function getCase(db: DbOrTx, actor: Actor, place: CasePlace): Promise<FoundCase> {
  if ("practice" in place) {
    const record = await db.practice.findUnique({ where: { slug: place.practice }, select: { currentVersionId: true } });
    if (!record?.currentVersionId) throw new AppError("not-found", "errors:practices.noSuchPractice");
    return { courseId: "", unitKey: place.practice, study: ownStudy(place.practice), inCourse: null };
  }
  const inCourse = await getUnitInCourse(db, actor, place);
  if (inCourse.unit.caseStudy === null) throw new AppError("not-found", "errors:learning.noSuchPrompt");
  return { courseId: inCourse.enrolment.courseId, unitKey: inCourse.unit.key, study: storedCaseStudy(inCourse.unit.caseStudy), inCourse };
}

/** Questions that the actor has not answered yet. One statement. */
export async function listMissing(db: DbOrTx, actor: Actor, { courseId, unitKey, study }: Pick<FoundCase, "courseId" | "unitKey" | "study">): Promise<string[]> {
  const answered = await db.caseAnswer.findMany({ where: { userId: actor.id, courseId, unitKey, text: { not: "" } }, select: { questionKey: true } });
  return study.questions.filter((key) => !answered.some(({ questionKey }) => questionKey === key));
}
