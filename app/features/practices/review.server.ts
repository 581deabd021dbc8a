import type { Actor } from "#app/auth/actor.ts";
import { db, type Tx } from "#app/db/client.server.ts";
import { getT } from "#app/i18n/i18n.server.ts";
import type { Locale } from "#app/i18n/locales.ts";
import { AppError } from "#app/lib/app-error.ts";
import { fold } from "#app/lib/fold.ts";
import { act } from "#app/features/notifications/act.server.ts";
import { publishWithin, readCurrent } from "./import.server.ts";
import type { PracticeText } from "./practice.schema.ts";
import { practicePath, reservedSlugs, submissionPath } from "./practice-paths.ts";
import { toPublishedContent } from "./submission-content.ts";
import type { SubmissionState } from "./submission-fields.ts";
import { canReview, possibleDecisions, type Decision } from "./submission.policy.ts";
import { getReadable, recordEvent, type StoredSubmission } from "./submissions.server.ts";
import { carryTranslations, markAll } from "./translations/marks.ts";

// What editors and reviewers do with what was sent.

export interface DecisionInput {
  id: string;
  decision: Decision;
  /** Questions or the reason: its author reads it. */
  text: string;
  /** Needed to publish. */
  assessment: NonNullable<PracticeText["assessment"]>;
}

const next: Record<Exclude<Decision, "return">, SubmissionState> = { accept: "questionnaire", decline: "declined", publish: "published" };
const events: Record<Decision, string> = { accept: "accepted", return: "returned", decline: "declined", publish: "published" };

/** What is returned goes back to the step it came from. */
const nextState = (decision: Decision, { state }: StoredSubmission): SubmissionState => (decision === "return" ? (state === "assessment" ? "questionnaire" : "returned") : next[decision]);

/**
 * Decides on what waits, tells its author, and publishes it if that is the decision.
 * @throws AppError not-found, forbidden, conflict when somebody was faster, invalid without a reason or an assessment
 */
export async function decideOnSubmission(actor: Actor, { id, decision, text, assessment }: DecisionInput, now = new Date()): Promise<void> {
  if (!canReview(actor)) throw new AppError("forbidden", "submissions:errors.noReviewing");
  await act(async (tx, inform) => {
    const submission = await getReadable(tx, actor, id);
    if (submission.authorId === actor.id) throw new AppError("forbidden", "submissions:errors.own");
    if (!possibleDecisions(actor, submission).includes(decision)) throw new AppError("conflict", "submissions:errors.late");
    if ((decision === "return" || decision === "decline") && text === "") throw new AppError("invalid", "submissions:errors.reason");
    if (decision === "publish" && Object.keys(assessment).length === 0) throw new AppError("invalid", "submissions:errors.assess");
    const slug = decision === "publish" ? await publish(tx, actor, submission, assessment, now) : null;
    await tx.submission.update({ where: { id }, data: { state: nextState(decision, submission), changedAt: now, sentAt: null } });
    await recordEvent(tx, id, events[decision], actor.id, now, text);
    if (submission.authorId === null) return;
    await inform({ userIds: [submission.authorId], event: `submission:${id}:${now.getTime()}`, kind: "submission", path: slug === null ? submissionPath(id) : practicePath(slug), values: { title: submission.title }, actorId: actor.id, now });
  });
}

async function publish(tx: Tx, actor: Actor, submission: StoredSubmission, aspects: DecisionInput["assessment"], now: Date): Promise<string> {
  const content = toPublishedContent(submission.fields, {
    locale: submission.locale,
    sourceTitle: getT(submission.locale, "practices")("record.accountTitle"),
    assessment: { aspects, by: await assessorName(actor, tx), on: now.toISOString().slice(0, 10) },
  });
  const known = submission.practiceId === null ? null : await tx.practice.findUnique({ where: { id: submission.practiceId }, select: { slug: true } });
  const slug = known?.slug ?? (await freeSlug(tx, submission.title));
  const before = await readCurrent(tx, slug);
  await publishWithin(tx, slug, carryTranslations(before && markAll(before), content), { now, actor });
  const practice = await tx.practice.findUniqueOrThrow({ where: { slug }, select: { id: true } });
  await tx.submission.update({ where: { id: submission.id }, data: { practiceId: practice.id } });
  return slug;
}

/** Under whose name a reviewer assesses: that of their organisation, because a version outlives accounts. One statement */
export async function assessorName(actor: Actor, tx: Pick<Tx, "user"> = db): Promise<string> {
  const user = await tx.user.findUnique({ where: { id: actor.id }, select: { organisation: { select: { name: true } } } });
  return user?.organisation?.name ?? "REGIN Academy";
}

/** The words of a title as an address has them. */
export function slugWords(title: string): string {
  const words = fold(title).replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 60).replace(/-+$/, "");
  return words === "" ? "practice" : words;
}

/** An address made of the title's words that is not taken. */
export function untakenSlug(title: string, taken: ReadonlySet<string>): string {
  const base = slugWords(title);
  for (let count = 1; ; count++) {
    const slug = count === 1 ? base : `${base}-${count}`;
    if (!taken.has(slug) && !reservedSlugs.includes(slug)) return slug;
  }
}

async function freeSlug(tx: Tx, title: string): Promise<string> {
  const taken = await tx.practice.findMany({ where: { slug: { startsWith: slugWords(title) } }, select: { slug: true } });
  return untakenSlug(title, new Set(taken.map(({ slug }) => slug)));
}

export interface QueueEntry {
  id: string;
  title: string;
  locale: Locale;
  state: SubmissionState;
  isOwn: boolean;
  /** It changes a published record. */
  isRevision: boolean;
  /** Since when it waits. */
  since: Date;
}

/** All that is not finished, longest waiting first. One statement. @throws AppError forbidden */
export async function listSubmissionQueue(actor: Actor): Promise<QueueEntry[]> {
  if (!canReview(actor)) throw new AppError("forbidden", "submissions:errors.noReviewing");
  const rows = await db.submission.findMany({ where: { state: { in: ["screening", "assessment", "returned", "questionnaire"] } }, orderBy: [{ changedAt: "asc" }], take: 200, select: { id: true, title: true, locale: true, state: true, authorId: true, practiceId: true, sentAt: true, changedAt: true } });
  return rows.map(({ authorId, practiceId, sentAt, changedAt, ...row }) => ({ ...row, locale: row.locale as Locale, state: row.state as SubmissionState, isOwn: authorId === actor.id, isRevision: practiceId !== null, since: sentAt ?? changedAt }));
}
