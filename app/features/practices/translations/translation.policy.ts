import type { Actor } from "#app/auth/actor.ts";
import type { Locale } from "#app/i18n/locales.ts";
import { canReview } from "../submission.policy.ts";

// Who may do what with a proposal of a translation. Pure: what a predicate has to know, it is given.

export const proposalStates = ["draft", "waiting", "returned", "published"] as const;
export type ProposalState = (typeof proposalStates)[number];

export interface ProposalAccess {
  translatorId: string | null;
  state: ProposalState;
}

export type ProposalDecision = "publish" | "return";

const isOwn = (actor: Actor | null, { translatorId }: ProposalAccess): boolean => actor !== null && actor.id === translatorId;

/** Members translate into the language they use here, and into those that their profile says they read. */
export function canTranslateInto(actor: Actor | null, reads: readonly string[], locale: Locale): boolean {
  return actor !== null && (actor.locale === locale || reads.includes(locale));
}

/** A draft is its translator's alone; what was handed in is read by reviewers too. */
export function canReadProposal(actor: Actor | null, proposal: ProposalAccess): boolean {
  return isOwn(actor, proposal) || (canReview(actor) && proposal.state !== "draft");
}

/** While it lies with its translator. */
export function canEditProposal(actor: Actor | null, proposal: ProposalAccess): boolean {
  return isOwn(actor, proposal) && (proposal.state === "draft" || proposal.state === "returned");
}

export function canTakeBack(actor: Actor | null, proposal: ProposalAccess): boolean {
  return isOwn(actor, proposal) && proposal.state === "waiting";
}

/** What can be decided; nothing on one's own translation: nothing is published without a second pair of eyes. */
export function possibleProposalDecisions(actor: Actor | null, proposal: ProposalAccess): ProposalDecision[] {
  return canReview(actor) && !isOwn(actor, proposal) && proposal.state === "waiting" ? ["publish", "return"] : [];
}

/** So long nobody else begins the same translation; afterwards it is taken for given up. */
export const reservedDays = 14;

/** Whether somebody's work keeps others from beginning. What waits for a reviewer always does. */
export function isReserved({ state, changedAt }: { state: string; changedAt: Date }, now: Date): boolean {
  return state === "waiting" || (state !== "published" && now.getTime() - changedAt.getTime() < reservedDays * 24 * 60 * 60 * 1000);
}
