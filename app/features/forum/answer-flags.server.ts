import type { Actor } from "#app/auth/actor.ts";
import { limit } from "#app/auth/rate-limit.server.ts";
import { db, isUniqueViolation, type DbOrTx } from "#app/db/client.server.ts";
import { Prisma } from "#app/db/generated/client.ts";
import type { Locale } from "#app/i18n/locales.ts";
import { ownStudy } from "#app/features/learning/case-studies/case-place.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { recordAudit } from "#app/lib/audit.server.ts";
import { act, tellQueue } from "./act.server.ts";
import { closeFlags, flagged, flagEvent, openFlags, readFlags, writeFlag, type FlagView, type FlagWords } from "./flag-targets.server.ts";
import { canFlagAnswer, canJudge, canReadAnswer, moderationScope, type AnswerState } from "./forum.policy.ts";
import { recordAct } from "./moderation-acts.server.ts";
import { anyOf, listModeratorIds } from "./space-access.server.ts";

// Answers to case studies that their authors show to others: flagged, hidden and appealed as posts are.

const course = { kind: "course" } as const;

/** A shown answer, and where it stands. */
export interface SharedAnswer extends AnswerState {
  id: string;
  authorName: string;
  /** Empty: a case study by itself. */
  courseId: string;
  /** Where it is shown. */
  path: string;
  /** Of the unit, or of the record, in the reader's language. */
  title: string;
  /** The same in the language of the answer: its author is told in it. */
  ownTitle: string;
  text: string;
  locale: Locale;
  sharedAt: Date;
}

type Row = Omit<SharedAnswer, "isPeer" | "path"> & { isPeer: number | bigint; courseSlug: string | null; unitKey: string; flags: string };

/** SQL: the first of these titles in a language, in English, or in any. */
const best = (locale: Prisma.Sql, titles: Prisma.Sql): Prisma.Sql => Prisma.sql`(SELECT t."title" FROM ${titles} ORDER BY t."locale" = ${locale} DESC, t."locale" = 'en' DESC LIMIT 1)`;

/** SQL: what the case study is called. */
const titleIn = (locale: Prisma.Sql): Prisma.Sql => Prisma.sql`COALESCE(CASE
  WHEN c."id" IS NOT NULL THEN ${best(locale, Prisma.sql`"Unit" n JOIN "UnitText" t ON t."unitId" = n."id" WHERE n."versionId" = c."currentVersionId" AND n."key" = a."unitKey"`)}
  ELSE ${best(locale, Prisma.sql`"Practice" r JOIN "PracticeTranslation" t ON t."practiceId" = r."id" WHERE r."slug" = a."unitKey"`)} END, a."unitKey")`;

/** SQL: their authors show them. */
const shown = Prisma.sql`a."sharedAt" IS NOT NULL`;

/** Answers of which `where` holds, with their open flags, oldest first. By itself, a case study is known by the slug of its record. One statement. */
async function readAnswers(tx: DbOrTx, actor: Actor, where: Prisma.Sql): Promise<(SharedAnswer & { flags: string })[]> {
  const asked = ownStudy("").questions;
  const rows = await tx.$queryRaw<Row[]>`
    SELECT a."id", a."userId" AS "authorId", u."name" AS "authorName", a."courseId", c."slug" AS "courseSlug", a."unitKey", a."shared" AS "text", a."locale", a."sharedAt", a."hiddenAt", ${openFlags("answer", Prisma.sql`a."id"`)} AS "flags",
      ${titleIn(Prisma.sql`${actor.locale}`)} AS "title", ${titleIn(Prisma.sql`a."locale"`)} AS "ownTitle",
      CASE WHEN c."id" IS NOT NULL THEN EXISTS (SELECT 1 FROM "Enrolment" e JOIN "UnitProgress" p ON p."enrolmentId" = e."id" AND p."unitKey" = a."unitKey" AND p."doneAt" IS NOT NULL WHERE e."userId" = ${actor.id} AND e."courseId" = a."courseId" AND e."leftAt" IS NULL)
        ELSE (SELECT COUNT(*) FROM "CaseAnswer" o WHERE o."userId" = ${actor.id} AND o."courseId" = '' AND o."unitKey" = a."unitKey" AND o."text" <> '' AND o."questionKey" IN ${anyOf(asked)}) = ${asked.length}
          AND EXISTS (SELECT 1 FROM "Practice" r WHERE r."slug" = a."unitKey" AND r."currentVersionId" IS NOT NULL) END AS "isPeer"
    FROM "CaseAnswer" a JOIN "User" u ON u."id" = a."userId" LEFT JOIN "Course" c ON c."id" = a."courseId"
    WHERE (c."id" IS NOT NULL OR a."courseId" = '') AND ${where} ORDER BY a."sharedAt", a."id" LIMIT 100`;
  return rows.map(({ courseSlug, unitKey, ...row }) => ({ ...row, path: `${courseSlug === null ? `/practices/${unitKey}/case-study` : `/courses/${courseSlug}/learn/${unitKey}`}#others`, isPeer: Number(row.isPeer) === 1 }));
}

/** @throws AppError not-found. One statement */
async function getSharedAnswer(tx: DbOrTx, actor: Actor, id: string): Promise<SharedAnswer> {
  return getAnswer(tx, actor, Prisma.sql`a."id" = ${id} AND ${shown}`);
}

async function getAnswer(tx: DbOrTx, actor: Actor, where: Prisma.Sql): Promise<SharedAnswer> {
  const [found] = await readAnswers(tx, actor, where);
  if (!found) throw new AppError("not-found", "moderation:answers.noSuch");
  const { flags: _, ...answer } = found; // they are for moderators alone
  if (!canReadAnswer(actor, answer) && answer.authorId !== actor.id) throw new AppError("not-found", "moderation:answers.noSuch");
  return answer;
}

/** An answer that is to be flagged, and how the actor has flagged it already. Two statements. @throws AppError not-found, forbidden */
export async function getFlaggable(actor: Actor, id: string): Promise<{ answer: SharedAnswer; flagged: "open" | "decided" | null }> {
  const answer = await getSharedAnswer(db, actor, id);
  const flag = await db.flag.findFirst({ where: { targetKind: "answer", targetId: id, reporterId: actor.id }, select: { resolvedAt: true } });
  if (!flag && !canFlagAnswer(actor, answer)) throw new AppError("forbidden", "forum:errors.noFlagging");
  return { answer, flagged: flag ? (flag.resolvedAt === null ? "open" : "decided") : null };
}

/** Tells moderators that something is wrong with an answer; once a person and answer. @throws AppError not-found, forbidden, conflict, too-many */
export async function flagAnswer(actor: Actor, { answerId, ...words }: { answerId: string } & FlagWords, now = new Date()): Promise<void> {
  await limit("flagPerson", actor.id);
  const target = { kind: "answer", id: answerId } as const;
  try {
    await act(async (tx, tell, inform) => {
      const answer = await getSharedAnswer(tx, actor, answerId);
      if (!canFlagAnswer(actor, answer)) throw new AppError("forbidden", "forum:errors.noFlagging");
      await writeFlag(tx, actor, target, words, now);
      const moderators = (await listModeratorIds(tx, course)).filter((id) => id !== answer.authorId);
      await inform({ userIds: moderators, event: flagEvent(target), kind: "flag", path: "/forum/moderation", values: { title: answer.title }, actorId: actor.id, now });
      await tellQueue(tell, { id: answer.courseId, ...course });
    });
  } catch (error) {
    if (isUniqueViolation(error, "reporterId")) throw new AppError("conflict", "forum:errors.flagged");
    throw error;
  }
}

export type AnswerDecision = "uphold" | "dismiss" | "show";

/**
 * Decides on the flags of an answer, or shows again what was hidden. Its author is told and may appeal.
 * @returns whether it was done now: somebody else may have been faster. @throws AppError not-found, forbidden
 */
export async function decideOnAnswer(actor: Actor, { answerId, decision, reason }: { answerId: string; decision: AnswerDecision; reason: string }, now = new Date()): Promise<boolean> {
  return act(async (tx, tell, inform) => {
    // Its author may have stopped showing it since it was hidden: that is taken back all the same.
    const answer = await getAnswer(tx, actor, decision === "show" ? Prisma.sql`a."id" = ${answerId}` : Prisma.sql`a."id" = ${answerId} AND ${shown}`);
    if (!canJudge(actor, course, answer)) throw new AppError("forbidden", answer.authorId === actor.id ? "forum:errors.ownWords" : "forum:errors.noModerating");
    const flags = decision === "show" ? 0 : await closeFlags(tx, actor, { kind: "answer", id: answerId }, decision === "uphold" ? "upheld" : "dismissed", now);
    if (decision === "show" ? answer.hiddenAt === null : flags === 0) return false;
    const hide = decision === "uphold" && answer.hiddenAt === null;
    if (hide || decision === "show") {
      await tx.caseAnswer.update({ where: { id: answerId }, data: { hiddenAt: hide ? now : null } });
      await recordAct(tx, inform, actor, { kind: hide ? "hide" : "show", topicId: null, answerId, title: answer.ownTitle, subjectId: answer.authorId, reason, detail: { title: answer.ownTitle, path: answer.path, ...(flags > 0 && { flags }) }, now });
    } else await recordAudit(tx, { actorId: actor.id, action: `forum.flags-${decision === "uphold" ? "upheld" : "dismissed"}`, subjectType: "answer", subjectId: answerId, detail: { flags } });
    await tellQueue(tell, { id: answer.courseId, ...course });
    return true;
  });
}

export interface FlaggedAnswer extends SharedAnswer {
  flags: FlagView[];
  /** The actor wrote it: somebody else decides. */
  isOwn: boolean;
}

/** Flagged answers that are still shown, oldest first, for who moderates courses. One statement at most. */
export async function listFlaggedAnswers(actor: Actor): Promise<FlaggedAnswer[]> {
  if (moderationScope(actor) === null) return [];
  const answers = await readAnswers(db, actor, Prisma.sql`${shown} AND a."id" IN ${flagged("answer")}`);
  return answers.map(({ flags, ...answer }) => {
    const isOwn = answer.authorId === actor.id;
    return { ...answer, isOwn, flags: readFlags(flags, { isOwn }) };
  });
}
