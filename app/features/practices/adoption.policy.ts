import type { Actor } from "#app/auth/actor.ts";
import { canReview } from "./submission.policy.ts";

/** Everybody with an account says what their region takes up. */
export function canAdopt(actor: Actor | null): boolean {
  return actor !== null;
}

/** Whoever said it, and editors and reviewers; what a public source says goes with the record. */
export function canRemoveAdoption(actor: Actor | null, adoption: { userId: string | null; sourceUrl: string | null }): boolean {
  return actor !== null && adoption.sourceUrl === null && (adoption.userId === actor.id || canReview(actor));
}
