import { z } from "zod";
import type { Actor } from "#app/auth/actor.ts";
import { limit } from "#app/auth/rate-limit.server.ts";
import { db, type DbOrTx } from "#app/db/client.server.ts";
import { Prisma } from "#app/db/generated/client.ts";
import { locales, type Locale } from "#app/i18n/locales.ts";
import { AppError } from "#app/lib/app-error.ts";
import { recordAudit } from "#app/lib/audit.server.ts";
import { filled, typedLine, typedLines } from "#app/lib/typed-text.ts";
import { closeFlags, flagEvent, openFlags, readFlags, readOpenFlags, renewFlag, type FlagView, type FlagWords } from "#app/features/forum/flag-targets.server.ts";
import { act } from "#app/features/notifications/act.server.ts";
import { inquiryPath } from "../practice-paths.ts";
import { canReview } from "../submission.policy.ts";
import { listReviewerIds } from "../submissions.server.ts";
import { canAsk, canDecideInquiry, canReadInquiry, canReportInquiry, canWriteInquiry, type InquiryAccess } from "./inquiry.policy.ts";

// Asking the people behind a record, through the platform: nobody's address is told to anybody.

const messages = { required: "submissions:errors.required", tooLong: "submissions:errors.tooLong" };
const words = filled(typedLines(4_000, messages), messages.required);
const sendKey = z.string().regex(/^[\w-]{8,64}$/, messages.required);

export const askSchema = z.object({ id: sendKey, subject: filled(typedLine(120, messages), messages.required), text: words, locale: z.enum(locales, messages.required) });
export const answerSchema = z.object({ id: sendKey, text: words, locale: z.enum(locales, messages.required) });

/** Who told of a record here, and still has an account: they answer for it. One statement. */
export async function listContactIds(tx: DbOrTx, practiceId: number): Promise<string[]> {
  const rows = await tx.submission.findMany({ where: { practiceId, state: "published", author: { suspendedAt: null } }, select: { authorId: true }, distinct: ["authorId"] });
  return rows.flatMap(({ authorId }) => authorId ?? []);
}

interface Asked {
  id: number;
  slug: string;
  title: string;
  locale: Locale;
  contactIds: string[];
}

async function findAsked(slug: string, locale: Locale): Promise<Asked> {
  const row = await db.practice.findUnique({ where: { slug }, select: { id: true, currentVersionId: true, originalLocale: true, translations: { select: { locale: true, title: true } } } });
  if (!row?.currentVersionId) throw new AppError("not-found", "errors:practices.noSuchPractice");
  const text = row.translations.find((own) => own.locale === locale) ?? row.translations.find((original) => original.locale === row.originalLocale);
  return { id: row.id, slug, title: text?.title ?? "", locale: (text?.locale ?? locale) as Locale, contactIds: await listContactIds(db, row.id) };
}

/** The record to ask about, and whether there is anybody to ask. Three statements. @throws AppError not-found */
export async function getContact(actor: Actor | null, slug: string, locale: Locale): Promise<Pick<Asked, "slug" | "title" | "locale"> & { people: "some" | "none" | "oneself" }> {
  const { contactIds, title, locale: language } = await findAsked(slug, locale);
  return { slug, title, locale: language, people: contactIds.length === 0 ? "none" : canAsk(actor, contactIds) || actor === null ? "some" : "oneself" };
}

/** Asks. The same form sent twice asks once. @throws AppError not-found, forbidden, too-many */
export async function askAboutPractice(actor: Actor, slug: string, { id, subject, text, locale }: z.output<typeof askSchema>, now = new Date()): Promise<string> {
  const { id: practiceId, contactIds } = await findAsked(slug, locale);
  if (!canAsk(actor, contactIds)) throw new AppError("forbidden", "lab:contact.nobody");
  const known = await db.practiceInquiry.findUnique({ where: { id }, select: { askerId: true } });
  if (known) return knownTo(actor, known.askerId, id);
  await limit("inquirePerson", actor.id);
  await act(async (tx, inform) => {
    await tx.practiceInquiry.create({ data: { id, practiceId, askerId: actor.id, subject, createdAt: now, changedAt: now, messages: { create: { id, authorId: actor.id, text, locale, sentAt: now } } } });
    await inform({ userIds: contactIds, event: `inquiry:${id}`, kind: "message", path: inquiryPath(id), values: { title: subject }, actorId: actor.id, now });
  });
  return id;
}

function knownTo(actor: Actor, askerId: string, id: string): string {
  if (askerId !== actor.id) throw new AppError("not-found", "lab:contact.noSuch");
  return id;
}

async function getAccessible(tx: DbOrTx, actor: Actor, id: string): Promise<{ id: string; practiceId: number; subject: string } & InquiryAccess> {
  const row = await tx.practiceInquiry.findUnique({ where: { id } });
  const inquiry = row && { ...row, contactIds: await listContactIds(tx, row.practiceId) };
  if (!inquiry || !canReadInquiry(actor, inquiry)) throw new AppError("not-found", "lab:contact.noSuch");
  return inquiry;
}

/** Answers, on either side. @throws AppError not-found, forbidden, too-many */
export async function answerInquiry(actor: Actor, inquiryId: string, { id, text, locale }: z.output<typeof answerSchema>, now = new Date()): Promise<void> {
  await limit("postPerson", actor.id);
  await act(async (tx, inform) => {
    const inquiry = await getAccessible(tx, actor, inquiryId);
    if (!canWriteInquiry(actor, inquiry)) throw new AppError("forbidden", "lab:contact.noWriting");
    if (await tx.inquiryMessage.findUnique({ where: { id }, select: { id: true } })) return;
    await tx.inquiryMessage.create({ data: { id, inquiryId, authorId: actor.id, text, locale, sentAt: now } });
    await tx.practiceInquiry.update({ where: { id: inquiryId }, data: { changedAt: now } });
    await inform({ userIds: [inquiry.askerId, ...inquiry.contactIds], event: `inquiry:${id}`, kind: "message", path: inquiryPath(inquiryId), values: { title: inquiry.subject }, actorId: actor.id, now });
  });
}

/** Flags an exchange for who moderates and who reviews practices: until they decide, nobody writes. @throws AppError not-found, forbidden, too-many */
export async function reportInquiry(actor: Actor, id: string, words: FlagWords, now = new Date()): Promise<void> {
  await limit("flagPerson", actor.id);
  await act(async (tx, inform) => {
    const inquiry = await getAccessible(tx, actor, id);
    if (!canReportInquiry(actor, inquiry)) throw new AppError("forbidden", "lab:contact.noWriting");
    await tx.practiceInquiry.update({ where: { id }, data: { reportedAt: now } });
    await renewFlag(tx, actor, { kind: "inquiry", id }, words, now);
    await recordAudit(tx, { actorId: actor.id, action: "inquiry.reported", subjectType: "inquiry", subjectId: id });
    const people = [inquiry.askerId, ...inquiry.contactIds];
    await inform({ userIds: (await listReviewerIds(tx)).filter((reviewer) => !people.includes(reviewer)), event: flagEvent({ kind: "inquiry", id }), kind: "flag", path: inquiryPath(id), values: { title: inquiry.subject }, actorId: actor.id, now });
  });
}

/** Decides on a reported exchange: it ends, or goes on. @throws AppError not-found, forbidden */
export async function decideOnInquiry(actor: Actor, id: string, decision: "close" | "reopen", now = new Date()): Promise<void> {
  await act(async (tx) => {
    const inquiry = await getAccessible(tx, actor, id);
    if (!canDecideInquiry(actor, inquiry)) throw new AppError("forbidden", "lab:contact.noWriting");
    await tx.practiceInquiry.update({ where: { id }, data: decision === "close" ? { closedAt: now } : { reportedAt: null } });
    await closeFlags(tx, actor, { kind: "inquiry", id }, decision === "close" ? "upheld" : "dismissed", now);
    await recordAudit(tx, { actorId: actor.id, action: decision === "close" ? "inquiry.closed" : "inquiry.reopened", subjectType: "inquiry", subjectId: id });
  });
}

export interface ReportedInquiry {
  id: string;
  subject: string;
  flags: FlagView[];
  since: Date;
}

/** Reported exchanges that the actor may decide on, longest waiting first, for the moderators' queue. One statement at most. */
export async function listReportedInquiries(actor: Actor): Promise<ReportedInquiry[]> {
  if (!canReview(actor)) return [];
  const rows = await db.$queryRaw<(Omit<ReportedInquiry, "flags"> & { flags: string })[]>`
    SELECT i."id", i."subject", i."reportedAt" AS "since", ${openFlags("inquiry", Prisma.sql`i."id"`)} AS "flags" FROM "PracticeInquiry" i
    WHERE i."reportedAt" IS NOT NULL AND i."closedAt" IS NULL AND i."askerId" <> ${actor.id}
      AND NOT EXISTS (SELECT 1 FROM "Submission" b WHERE b."practiceId" = i."practiceId" AND b."state" = 'published' AND b."authorId" = ${actor.id})
    ORDER BY i."reportedAt" LIMIT 100`;
  return rows.map(({ flags, ...row }) => ({ ...row, flags: readFlags(flags, { isOwn: false }) }));
}

/** An exchange as one of its sides reads it, or who looks at a report. Five statements at most. @throws AppError not-found */
export async function getInquiry(actor: Actor, id: string) {
  const inquiry = await getAccessible(db, actor, id);
  const [practice, said] = await Promise.all([
    db.practice.findUniqueOrThrow({ where: { id: inquiry.practiceId }, select: { slug: true } }),
    db.inquiryMessage.findMany({ where: { inquiryId: id }, orderBy: [{ sentAt: "asc" }, { id: "asc" }], take: 200, include: { author: { select: { name: true } } } }),
  ]);
  const { subject, reportedAt, closedAt } = inquiry;
  const decides = canDecideInquiry(actor, inquiry);
  return {
    id, subject, slug: practice.slug,
    state: closedAt ? ("closed" as const) : reportedAt ? ("reported" as const) : inquiry.contactIds.length === 0 ? ("alone" as const) : ("open" as const),
    flags: decides ? await readOpenFlags(db, { kind: "inquiry", id }) : [],
    messages: said.map(({ id: key, text, locale, sentAt, authorId, author }) => ({ id: key, text, locale, sentAt, isOwn: authorId === actor.id, name: author.name, side: authorId === inquiry.askerId ? ("asker" as const) : ("contact" as const) })),
    can: { write: canWriteInquiry(actor, inquiry), report: canReportInquiry(actor, inquiry), decide: decides },
  };
}

/** The actor's exchanges, newest first, on either side. One statement. */
export async function listInquiries(actor: Actor) {
  const rows = await db.practiceInquiry.findMany({
    where: { OR: [{ askerId: actor.id }, { practice: { submissions: { some: { state: "published", authorId: actor.id } } } }] },
    orderBy: { changedAt: "desc" }, take: 200,
    select: { id: true, subject: true, changedAt: true, askerId: true },
  });
  return rows.map(({ askerId, ...row }) => ({ ...row, isAsker: askerId === actor.id }));
}
