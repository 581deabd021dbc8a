import type { Actor } from "#app/auth/actor.ts";
import { limit } from "#app/auth/rate-limit.server.ts";
import { db, isUniqueViolation, type DbOrTx } from "#app/db/client.server.ts";
import { Prisma } from "#app/db/generated/client.ts";
import type { Locale } from "#app/i18n/locales.ts";
import { AppError } from "#app/lib/app-error.ts";
import { recordAudit } from "#app/lib/audit.server.ts";
import { act, tellQueue } from "./act.server.ts";
import { closeFlags, flagEvent, readOpenFlags, writeFlag, type FlagView, type FlagWords } from "./flag-targets.server.ts";
import { canFlagAnswer, canJudge, canReadAnswer, moderationScope, type AnswerState } from "./forum.policy.ts";
import { recordAct } from "./moderation-acts.server.ts";
import { listModeratorIds } from "./space-access.server.ts";

// Answers to case studies that their authors show to others: flagged, hidden and appealed as posts are.

const course = { kind: "course" } as const;

/** A shown answer, and where it stands. */
export interface SharedAnswer extends AnswerState {
  id: string;
  authorName: string;
  courseId: string;
  courseSlug: string;
  unitKey: string;
  /** Of the unit. */
  title: string;
  text: string;
  locale: Locale;
  sharedAt: Date;
}

/** SQL: answers that are shown, of which `where` holds, oldest first. */
async function readShared(tx: DbOrTx, actor: Actor, where: Prisma.Sql): Promise<SharedAnswer[]> {
  const rows = await tx.$queryRaw<(Omit<SharedAnswer, "isPeer"> & { isPeer: number | bigint })[]>`
    SELECT a."id", a."userId" AS "authorId", u."name" AS "authorName", a."courseId", c."slug" AS "courseSlug", a."unitKey", a."shared" AS "text", a."locale", a."sharedAt", a."hiddenAt",
      COALESCE((SELECT t."title" FROM "Unit" n JOIN "UnitText" t ON t."unitId" = n."id" WHERE n."versionId" = c."currentVersionId" AND n."key" = a."unitKey" ORDER BY t."locale" = ${actor.locale} DESC, t."locale" = 'en' DESC LIMIT 1), a."unitKey") AS "title",
      EXISTS (SELECT 1 FROM "Enrolment" e JOIN "UnitProgress" p ON p."enrolmentId" = e."id" AND p."unitKey" = a."unitKey" AND p."doneAt" IS NOT NULL WHERE e."userId" = ${actor.id} AND e."courseId" = a."courseId" AND e."leftAt" IS NULL) AS "isPeer"
    FROM "CaseAnswer" a JOIN "User" u ON u."id" = a."userId" JOIN "Course" c ON c."id" = a."courseId"
    WHERE a."sharedAt" IS NOT NULL AND ${where} ORDER BY a."sharedAt", a."id" LIMIT 100`;
  return rows.map((row) => ({ ...row, isPeer: Number(row.isPeer) === 1 }));
}

/** @throws AppError not-found. One statement */
export async function getSharedAnswer(tx: DbOrTx, actor: Actor, id: string): Promise<SharedAnswer> {
  const [answer] = await readShared(tx, actor, Prisma.sql`a."id" = ${id}`);
  if (!answer || !(canReadAnswer(actor, answer) || answer.authorId === actor.id)) throw new AppError("not-found", "moderation:answers.noSuch");
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
    const answer = await getSharedAnswer(tx, actor, answerId);
    if (!canJudge(actor, course, answer)) throw new AppError("forbidden", answer.authorId === actor.id ? "forum:errors.ownWords" : "forum:errors.noModerating");
    const flags = decision === "show" ? 0 : await closeFlags(tx, actor, { kind: "answer", id: answerId }, decision === "uphold" ? "upheld" : "dismissed", now);
    if (decision === "show" ? answer.hiddenAt === null : flags === 0) return false;
    const hide = decision === "uphold" && answer.hiddenAt === null;
    if (hide || decision === "show") {
      await tx.caseAnswer.update({ where: { id: answerId }, data: { hiddenAt: hide ? now : null } });
      await recordAct(tx, inform, actor, { kind: hide ? "hide" : "show", topicId: null, answerId, title: answer.title, subjectId: answer.authorId, reason, detail: { title: answer.title, course: answer.courseSlug, unit: answer.unitKey, ...(flags > 0 && { flags }) }, now });
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

/** Flagged answers that are still shown, oldest first, for who moderates courses. Two statements at most. */
export async function listFlaggedAnswers(actor: Actor): Promise<FlaggedAnswer[]> {
  if (moderationScope(actor) === null) return [];
  const answers = await readShared(db, actor, Prisma.sql`a."id" IN (SELECT f."targetId" FROM "Flag" f WHERE f."targetKind" = 'answer' AND f."resolvedAt" IS NULL)`);
  const flags = answers.length === 0 ? new Map<string, FlagView[]>() : await readOpenFlags(db, "answer", answers.map(({ id }) => id));
  return answers.map((answer) => {
    const isOwn = answer.authorId === actor.id;
    return { ...answer, isOwn, flags: (flags.get(answer.id) ?? []).map((flag) => (isOwn ? { ...flag, note: "" } : flag)) };
  });
}
