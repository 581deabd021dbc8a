import type { Actor } from "#app/auth/actor.ts";
import { canReview } from "../submission.policy.ts";

// Who may do what with an exchange between a member and the people behind a record.

export interface InquiryAccess {
  askerId: string;
  /** The people behind the record, as it stands now. */
  contactIds: readonly string[];
  reportedAt: Date | null;
  closedAt: Date | null;
}

const takesPart = (actor: Actor | null, { askerId, contactIds }: InquiryAccess): boolean => actor !== null && (actor.id === askerId || contactIds.includes(actor.id));

/** Members ask, not oneself, and only where somebody is there to answer. */
export function canAsk(actor: Actor | null, contactIds: readonly string[]): boolean {
  return actor !== null && contactIds.length > 0 && !contactIds.includes(actor.id);
}

/** Both sides; those who review practices only once one side has asked for help. */
export function canReadInquiry(actor: Actor | null, inquiry: InquiryAccess): boolean {
  return takesPart(actor, inquiry) || (canReview(actor) && inquiry.reportedAt !== null);
}

export function canWriteInquiry(actor: Actor | null, inquiry: InquiryAccess): boolean {
  return takesPart(actor, inquiry) && inquiry.contactIds.length > 0 && inquiry.reportedAt === null && inquiry.closedAt === null;
}

export function canReportInquiry(actor: Actor | null, inquiry: InquiryAccess): boolean {
  return takesPart(actor, inquiry) && inquiry.reportedAt === null;
}

/** Nobody decides on an exchange of their own. */
export function canDecideInquiry(actor: Actor | null, inquiry: InquiryAccess): boolean {
  return canReview(actor) && !takesPart(actor, inquiry) && inquiry.reportedAt !== null && inquiry.closedAt === null;
}
