import { hasRole, type Actor } from "#app/auth/actor.ts";
import type { UnitKind } from "#app/features/courses/keys.ts";

// Who may do what in learning. Everybody with an account learns, whatever else they are; nobody touches another's learning.

/** Answers that left the browser in time may arrive this much after the end. */
export const graceSeconds = 15;

export interface EnrolmentState {
  userId: string;
  leftAt: Date | null;
}

export interface AttemptState {
  userId: string;
  dueAt: Date | null;
  submittedAt: Date | null;
}

export function canEnrol(actor: Actor | null, course: { currentVersionId: string | null }): boolean {
  return actor !== null && course.currentVersionId !== null;
}

/** Open units, mark, note, answer: only in a course one is in. */
export function canLearn(actor: Actor | null, enrolment: EnrolmentState | null): boolean {
  return actor !== null && enrolment !== null && enrolment.userId === actor.id && enrolment.leftAt === null;
}

/** Lessons and videos are done when the learner says so; quizzes when they are handed in, case studies when everything is answered. */
export function canMarkUnit(kind: UnitKind): boolean {
  return kind === "lesson" || kind === "video";
}

/** Guides others through a case study: reads the notes for facilitators, sees what is shared, takes out of sight what should not be there. */
export function canFacilitate(actor: Actor | null): boolean {
  return hasRole(actor, "facilitator") || hasRole(actor, "editor") || hasRole(actor, "admin");
}

/** What others wrote is seen, and one's own shown, by who has answered first: the answers are to be one's own. */
export function canCompareAnswers(actor: Actor | null, { isDone }: { isDone: boolean }): boolean {
  return actor !== null && (isDone || canFacilitate(actor));
}

export function canMoveToCurrentVersion(actor: Actor | null, enrolment: (EnrolmentState & { versionId: string }) | null, currentVersionId: string | null): boolean {
  return canLearn(actor, enrolment) && currentVersionId !== null && enrolment?.versionId !== currentVersionId;
}

/** @param used attempts at these very questions, open or not */
export function canStartAttempt(allowed: number | undefined, used: number): boolean {
  return allowed === undefined || used < allowed;
}

export function isOverdue(attempt: Pick<AttemptState, "dueAt">, now: Date): boolean {
  return attempt.dueAt !== null && now.getTime() > attempt.dueAt.getTime() + graceSeconds * 1_000;
}

export function canSeeAttempt(actor: Actor | null, attempt: Pick<AttemptState, "userId">): boolean {
  return actor !== null && attempt.userId === actor.id;
}

export function canAnswer(actor: Actor | null, attempt: AttemptState, now: Date): boolean {
  return canSeeAttempt(actor, attempt) && attempt.submittedAt === null && !isOverdue(attempt, now);
}

/** Right answers and models are shown, and own open answers judged, once the attempt is in. */
export function canReview(actor: Actor | null, attempt: AttemptState): boolean {
  return canSeeAttempt(actor, attempt) && attempt.submittedAt !== null;
}
