import { hasRole, type Actor } from "#app/auth/actor.ts";
import type { SubmissionState } from "./submission-fields.ts";

// Who may do what with a submission. Pure: what a predicate has to know, it is given.

export interface SubmissionAccess {
  authorId: string | null;
  state: SubmissionState;
}

/** Acts of who reads submissions. */
export const decisions = ["accept", "return", "decline", "publish"] as const;
export type Decision = (typeof decisions)[number];

const isAuthor = (actor: Actor | null, { authorId }: SubmissionAccess): boolean => actor !== null && authorId === actor.id;

/** Editors and reviewers read what is sent; administrators too. */
export function canReview(actor: Actor | null): boolean {
  return hasRole(actor, "editor") || hasRole(actor, "reviewer") || hasRole(actor, "admin");
}

/** A draft is its author's alone. */
export function canReadSubmission(actor: Actor | null, submission: SubmissionAccess): boolean {
  return isAuthor(actor, submission) || (canReview(actor) && submission.state !== "draft");
}

/** While it lies with its author. */
export function canEditSubmission(actor: Actor | null, submission: SubmissionAccess): boolean {
  return isAuthor(actor, submission) && (submission.state === "draft" || submission.state === "returned" || submission.state === "questionnaire");
}

/** Before anybody has accepted it; what was returned can be given up too. */
export function canWithdraw(actor: Actor | null, submission: SubmissionAccess): boolean {
  return isAuthor(actor, submission) && (submission.state === "screening" || submission.state === "returned");
}

export function canDiscard(actor: Actor | null, submission: SubmissionAccess): boolean {
  return isAuthor(actor, submission) && (submission.state === "draft" || submission.state === "declined");
}

/** What can be decided now; nothing on one's own practice: nothing is published without a second pair of eyes. */
export function possibleDecisions(actor: Actor | null, submission: SubmissionAccess): Decision[] {
  if (!canReview(actor) || isAuthor(actor, submission)) return [];
  if (submission.state === "screening") return ["accept", "return", "decline"];
  return submission.state === "assessment" ? ["publish", "return", "decline"] : [];
}

/** Who told of a practice may tell of it anew, in a new version. */
export function canRevise(actor: Actor | null, published: SubmissionAccess): boolean {
  return isAuthor(actor, published) && published.state === "published";
}

/** A forum topic becomes a draft by who opened it; others would speak in their name. */
export function canTakeOver(actor: Actor | null, topic: { authorId: string | null; kind: string }): boolean {
  return actor !== null && topic.authorId === actor.id && (topic.kind === "practice-story" || topic.kind === "practice-request");
}

/** Files of practices are brought by editors and administrators. */
export function canImport(actor: Actor | null): boolean {
  return hasRole(actor, "editor") || hasRole(actor, "admin");
}

/** Who brought a file does not publish it: nothing is published without a second pair of eyes. */
export function canPublishImport(actor: Actor | null, { authorId }: { authorId: string | null }): boolean {
  return canReview(actor) && actor !== null && actor.id !== authorId;
}
