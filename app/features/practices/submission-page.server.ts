import type { Actor } from "#app/auth/actor.ts";
import { db } from "#app/db/client.server.ts";
import { getT } from "#app/i18n/i18n.server.ts";
import type { Locale } from "#app/i18n/locales.ts";
import { findPersonalHints, type PersonalHint } from "./personal-hints.ts";
import { showContent, type ShownContent } from "./practice-page.server.ts";
import { findProblems, toContent, type FieldProblem } from "./submission-content.ts";
import { steps, stepsIn, type Step, type SubmissionFields, type SubmissionState } from "./submission-fields.ts";
import { canDiscard, canEditSubmission, canRevise, canWithdraw, possibleDecisions, type Decision } from "./submission.policy.ts";
import { allWords, getReadable } from "./submissions.server.ts";

export interface SubmissionPage {
  id: string;
  title: string;
  locale: Locale;
  state: SubmissionState;
  fields: SubmissionFields;
  steps: Step[];
  /** As it would be published now. */
  shown: ShownContent;
  problems: FieldProblem[];
  hints: PersonalHint[];
  changedAt: Date;
  /** Of the published record. */
  slug: string | null;
  /** Latest first; who acted is not named. */
  events: { kind: string; text: string; at: Date }[];
  isOwn: boolean;
  can: { edit: boolean; withdraw: boolean; discard: boolean; revise: boolean; decide: Decision[] };
}

/** A submission as its page and its form show it. @throws AppError not-found. Three statements */
export async function getSubmission(actor: Actor, id: string): Promise<SubmissionPage> {
  const submission = await getReadable(db, actor, id);
  const { title, locale, state, fields, changedAt, practiceId } = submission;
  const events = await db.submissionEvent.findMany({ where: { submissionId: id }, orderBy: [{ at: "desc" }, { id: "desc" }], take: 100, select: { kind: true, text: true, at: true } });
  const practice = practiceId === null ? null : await db.practice.findUnique({ where: { id: practiceId }, select: { slug: true } });
  return {
    id, title, locale, state, fields, changedAt, events,
    steps: stepsIn(state),
    shown: showContent(toContent(fields, { locale, sourceTitle: getT(locale, "practices")("record.accountTitle") }), locale),
    problems: findProblems(fields, state === "questionnaire"),
    hints: findPersonalHints(allWords(fields)),
    slug: practice?.slug ?? null,
    isOwn: submission.authorId === actor.id,
    can: { edit: canEditSubmission(actor, submission), withdraw: canWithdraw(actor, submission), discard: canDiscard(actor, submission), revise: canRevise(actor, submission), decide: possibleDecisions(actor, submission) },
  };
}

/** The step that an address names; the first one otherwise. */
export function stepOf(name: string | null, open: readonly Step[]): Step {
  return open.find((step) => step === name) ?? steps[0];
}

export interface OwnSubmission {
  id: string;
  title: string;
  locale: Locale;
  state: SubmissionState;
  changedAt: Date;
}

/** What the actor has told of, latest change first. One statement. */
export async function listOwnSubmissions(actor: Actor): Promise<OwnSubmission[]> {
  const rows = await db.submission.findMany({ where: { authorId: actor.id }, orderBy: { changedAt: "desc" }, take: 200, select: { id: true, title: true, locale: true, state: true, changedAt: true } });
  return rows.map((row) => ({ ...row, locale: row.locale as Locale, state: row.state as SubmissionState }));
}
