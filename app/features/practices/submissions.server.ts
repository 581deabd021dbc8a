import { createHash } from "node:crypto";
import type { Actor } from "#app/auth/actor.ts";
import { limit } from "#app/auth/rate-limit.server.ts";
import { db, type DbOrTx, type Tx } from "#app/db/client.server.ts";
import type { Submission } from "#app/db/generated/client.ts";
import type { TopicFields } from "#app/features/forum/forum.kinds.ts";
import { getReadableTopic } from "#app/features/forum/topic-access.server.ts";
import type { Locale } from "#app/i18n/locales.ts";
import { AppError } from "#app/lib/app-error.ts";
import { newId } from "#app/lib/ids.server.ts";
import { act } from "#app/features/notifications/act.server.ts";
import { isKnownRegion } from "./places.server.ts";
import type { PracticeContent } from "./practice.schema.ts";
import { submissionPath } from "./practice-paths.ts";
import { findProblems, toFields } from "./submission-content.ts";
import { listOf, mostKept, textOf, type SubmissionField, type SubmissionFields, type SubmissionState } from "./submission-fields.ts";
import { canDiscard, canEditSubmission, canReadSubmission, canRevise, canTakeOver, canWithdraw, type SubmissionAccess } from "./submission.policy.ts";

// What the author does: begin, write, send, take back.

export type StoredSubmission = Omit<Submission, "state" | "fields" | "locale"> & SubmissionAccess & { fields: SubmissionFields; locale: Locale };

const read = (row: Submission): StoredSubmission => ({ ...row, state: row.state as SubmissionState, locale: row.locale as Locale, fields: row.fields as SubmissionFields });

/** A submission that the actor may read. @throws AppError not-found. One statement */
export async function getReadable(tx: DbOrTx, actor: Actor | null, id: string): Promise<StoredSubmission> {
  const row = await tx.submission.findUnique({ where: { id } });
  if (!row || !canReadSubmission(actor, read(row))) throw new AppError("not-found", "submissions:errors.noSuch");
  return read(row);
}

/** Notes what happened, and when. */
export async function recordEvent(tx: Tx, submissionId: string, kind: string, actorId: string, now: Date, text = ""): Promise<void> {
  await tx.submissionEvent.create({ data: { id: newId(), submissionId, kind, text, actorId, at: now } });
}

const cut = (text: string, max: number): string => (text.length <= max ? text : `${text.slice(0, max - 1).replace(/\s+\S*$/u, "")}…`);

/** What a forum topic told in its fields and its first post. @throws AppError not-found, forbidden */
export async function fieldsOfTopic(actor: Actor, topicId: number): Promise<{ title: string; locale: string; fields: SubmissionFields }> {
  const { topic } = await getReadableTopic(db, actor, topicId);
  if (!canTakeOver(actor, topic)) throw new AppError("forbidden", "submissions:errors.noSuch");
  const row = await db.topic.findUniqueOrThrow({ where: { id: topicId }, select: { fields: true, tags: { select: { theme: true } }, posts: { where: { seq: 1, deletedAt: null }, select: { text: true } } } });
  const told = (row.fields ?? {}) as TopicFields;
  const region = told.region === undefined ? null : await db.region.findUnique({ where: { id: told.region }, select: { nutsCode: true } });
  const words = row.posts[0]?.text ?? "";
  const fields: SubmissionFields = {
    title: cut(topic.title, 100),
    summary: cut(words.replace(/\s+/gu, " "), 500),
    areas: row.tags.map(({ theme }) => theme),
    regions: region ? [region.nutsCode] : [],
    need: told.need ?? "",
    process: [told.done ?? "", words.length > 500 ? words : ""].filter((part) => part !== "").join("\n\n"),
    evidence: [told.result ?? "", told.evidence ?? ""].filter((part) => part !== "").join("\n\n"),
    resources: told.cost ?? "",
  };
  return { title: topic.title, locale: topic.locale, fields };
}

interface StartInput {
  /** Made with the form: the same form sent twice begins one draft. */
  id: string;
  locale: Locale;
  title: string;
  topicId?: number | null;
}

/** Begins a draft. @throws AppError not-found, forbidden, too-many */
export async function startSubmission(actor: Actor, { id, locale, title, topicId = null }: StartInput, now = new Date()): Promise<void> {
  await limit("submitPerson", actor.id);
  const told = topicId === null ? {} : (await fieldsOfTopic(actor, topicId)).fields;
  await act(async (tx) => {
    const known = await tx.submission.findUnique({ where: { id }, select: { authorId: true } });
    if (known) {
      if (known.authorId !== actor.id) throw new AppError("not-found", "submissions:errors.noSuch");
      return;
    }
    await createDraft(tx, actor, { id, locale, fields: { ...told, title } }, now);
  });
}

/** A draft of the actor's, inside the transaction of what it is made from. */
export async function createDraft(tx: Tx, actor: Actor, { id, locale, fields }: { id: string; locale: Locale; fields: SubmissionFields }, now: Date): Promise<void> {
  await tx.submission.create({ data: { id, authorId: actor.id, state: "draft", locale, title: textOf(fields, "title"), fields, createdAt: now, changedAt: now } });
  await recordEvent(tx, id, "started", actor.id, now);
}

/** Begins a new version of a record that the actor told of; one at a time. @throws AppError not-found, forbidden, too-many */
export async function reviseSubmission(actor: Actor, id: string, now = new Date()): Promise<string> {
  await limit("submitPerson", actor.id);
  return act(async (tx) => {
    const published = await getReadable(tx, actor, id);
    if (!canRevise(actor, published) || published.practiceId === null) throw new AppError("forbidden", "submissions:errors.noEditing");
    const open = await tx.submission.findFirst({ where: { authorId: actor.id, practiceId: published.practiceId, state: { notIn: ["published", "declined"] } }, select: { id: true } });
    if (open) return open.id;
    const practice = await tx.practice.findUniqueOrThrow({ where: { id: published.practiceId }, select: { currentVersion: { select: { content: true } } } });
    const fields = toFields(practice.currentVersion?.content as unknown as PracticeContent);
    const created = await tx.submission.create({ data: { id: newId(), authorId: actor.id, practiceId: published.practiceId, state: "draft", locale: published.locale, title: published.title, fields, createdAt: now, changedAt: now } });
    await recordEvent(tx, created.id, "started", actor.id, now);
    return created.id;
  });
}

const said = (fields: SubmissionFields, field: SubmissionField): string => JSON.stringify(listOf(fields, field).filter((value) => value !== ""));

/** Which words some fields hold: another version is another text. */
export function versionOf(fields: SubmissionFields, names: readonly SubmissionField[]): string {
  return createHash("sha256").update(JSON.stringify(names.map((name) => said(fields, name)))).digest("base64url").slice(0, 16);
}

interface KeepInput {
  id: string;
  fields: SubmissionFields;
  /** What the form began with (`versionOf`), when it knows: what somebody saved elsewhere meanwhile is not overwritten. */
  since?: string | undefined;
}

/**
 * Keeps what was typed in some fields.
 * @returns when, and the version that the form goes on from
 * @throws AppError not-found, forbidden, too-many, invalid (too long to be kept), conflict (saved elsewhere meanwhile)
 */
export async function keepFields(actor: Actor, { id, fields, since }: KeepInput, now = new Date()): Promise<{ savedAt: Date; version: string }> {
  await limit("draftPerson", actor.id);
  const names = Object.keys(fields) as SubmissionField[];
  const far = names.find((name) => textOf(fields, name).length > mostKept);
  if (far !== undefined) throw new AppError("invalid", "submissions:errors.farTooLong", { field: far });
  return act(async (tx) => {
    const submission = await getReadable(tx, actor, id);
    if (!canEditSubmission(actor, submission)) throw new AppError("forbidden", "submissions:errors.noEditing");
    const known = await keepKnownRegions(tx, fields);
    const isOther = names.some((name) => said(submission.fields, name) !== said(known, name));
    if (since !== undefined && isOther && since !== versionOf(submission.fields, names)) throw new AppError("conflict", "submissions:errors.elsewhere");
    const next = { ...submission.fields, ...known };
    await tx.submission.update({ where: { id }, data: { fields: next, title: textOf(next, "title").slice(0, 200), changedAt: now } });
    return { savedAt: now, version: versionOf(next, names) };
  });
}

/** A code that no region has counts as not said: the form offers none. */
async function keepKnownRegions(tx: Tx, fields: SubmissionFields): Promise<SubmissionFields> {
  if (fields.regions === undefined) return fields;
  const codes = listOf(fields, "regions");
  const known = await Promise.all(codes.map((code) => isKnownRegion(code, tx)));
  return { ...fields, regions: codes.filter((_, index) => known[index]) };
}

/** Who is told of what waits for a reviewer. One statement. */
export async function listReviewerIds(tx: DbOrTx): Promise<string[]> {
  const rows = await tx.roleGrant.findMany({ where: { role: { in: ["editor", "reviewer", "admin"] }, user: { suspendedAt: null } }, select: { userId: true }, distinct: ["userId"] });
  return rows.map(({ userId }) => userId);
}

/**
 * Sends it to who reads it next: the first form to be screened, the second questionnaire to be assessed. Sent twice is sent once.
 * @throws AppError not-found, forbidden, invalid when something is missing
 */
export async function sendSubmission(actor: Actor, id: string, now = new Date()): Promise<void> {
  await act(async (tx, inform) => {
    const submission = await getReadable(tx, actor, id);
    if (submission.authorId === actor.id && (submission.state === "screening" || submission.state === "assessment")) return;
    if (!canEditSubmission(actor, submission)) throw new AppError("forbidden", "submissions:errors.noEditing");
    const isSecond = submission.state === "questionnaire";
    if (findProblems(submission.fields, isSecond).length > 0) throw new AppError("invalid", "submissions:errors.incomplete");
    await tx.submission.update({ where: { id }, data: { state: isSecond ? "assessment" : "screening", sentAt: now, changedAt: now } });
    await recordEvent(tx, id, isSecond ? "answered" : "sent", actor.id, now);
    await inform({ userIds: await listReviewerIds(tx), event: `review:${id}:${now.getTime()}`, kind: "review", path: submissionPath(id), values: { title: submission.title }, actorId: actor.id, now });
  });
}

/** Takes it back: it is a draft again. @throws AppError not-found, forbidden */
export async function withdrawSubmission(actor: Actor, id: string, now = new Date()): Promise<void> {
  await act(async (tx) => {
    const submission = await getReadable(tx, actor, id);
    if (!canWithdraw(actor, submission)) throw new AppError("forbidden", "submissions:errors.noEditing");
    await tx.submission.update({ where: { id }, data: { state: "draft", sentAt: null, changedAt: now } });
    await recordEvent(tx, id, "withdrawn", actor.id, now);
  });
}

/** Throws a draft away, or what was declined. @throws AppError not-found, forbidden */
export async function discardSubmission(actor: Actor, id: string): Promise<void> {
  await act(async (tx) => {
    if (!canDiscard(actor, await getReadable(tx, actor, id))) throw new AppError("forbidden", "submissions:errors.noEditing");
    await tx.submission.delete({ where: { id } });
  });
}

/** The words of all fields, to be searched for personal data. */
export const allWords = (fields: SubmissionFields): string => Object.keys(fields).flatMap((field) => listOf(fields, field as keyof SubmissionFields)).join("\n");
