import type { Actor } from "#app/auth/actor.ts";
import { db } from "#app/db/client.server.ts";
import { Prisma } from "#app/db/generated/client.ts";
import type { Locale } from "#app/i18n/locales.ts";
import { AppError } from "#app/lib/app-error.ts";
import { canAnswerAppeal, canJudge, canModerate, moderationScope } from "./forum.policy.ts";
import type { FlagView } from "./flag-targets.server.ts";
import type { SpaceKind } from "./forum.kinds.ts";
import { anyOf, readableSpaces } from "./space-access.server.ts";
import { storedJson } from "./spaces.server.ts";
import { spaceName } from "./topic-page.server.ts";

/** A post that waits for a moderator's decision. */
export interface QueueEntry {
  postId: number;
  topicId: number;
  spaceId: string;
  spaceSlug: string;
  spaceName: string;
  title: string;
  topicLocale: string;
  authorId: string | null;
  authorName: string | null;
  document: unknown;
  locale: string;
  createdAt: Date;
  held: boolean;
  /** The actor wrote it: somebody else decides. */
  isOwn: boolean;
  /** Who flagged is not named. */
  flags: FlagView[];
}

type QueueRow = Omit<QueueEntry, "held" | "isOwn" | "flags" | "spaceName"> & { heldAt: Date | null; flags: string; spaceTexts: unknown };

/** SQL: the posts that wait. */
const waiting = Prisma.sql`p."id" IN (SELECT CAST(f."targetId" AS INTEGER) FROM "Flag" f WHERE f."targetKind" = 'post' AND f."resolvedAt" IS NULL UNION SELECT h."id" FROM "Post" h WHERE h."heldAt" IS NOT NULL) AND p."deletedAt" IS NULL`;

/** SQL: the open flags of post `p`. */
export const openFlags = Prisma.sql`(
  SELECT json_group_array(json_object('reason', f."reason", 'note', f."note", 'at', f."createdAt")) FROM "Flag" f WHERE f."targetKind" = 'post' AND f."targetId" = CAST(p."id" AS TEXT) AND f."resolvedAt" IS NULL)`;

/** Flags as the statement gave them, in the order they came; their notes are for those who decide, and may tell who wrote them. */
export function readFlags(stored: string, { isOwn }: { isOwn: boolean }): FlagView[] {
  const flags = storedJson<FlagView[]>(stored).toSorted((a, b) => (a.at < b.at ? -1 : 1));
  return isOwn ? flags.map((flag) => ({ ...flag, note: "" })) : flags;
}

/** Flagged and held posts of the spaces that the actor moderates, longest waiting first. Two statements. @throws AppError forbidden */
export async function listQueue(actor: Actor, locale: Locale): Promise<QueueEntry[]> {
  if (moderationScope(actor) === null) throw new AppError("forbidden", "forum:errors.noModerating");
  const spaces = (await readableSpaces(actor)).filter((space) => canModerate(actor, space)).map(({ id }) => id);
  const rows = await db.$queryRaw<QueueRow[]>`
    SELECT p."id" AS "postId", t."id" AS "topicId", t."spaceId", s."slug" AS "spaceSlug", s."texts" AS "spaceTexts", t."title", t."locale" AS "topicLocale",
      p."authorId", u."name" AS "authorName", p."document", p."locale", p."createdAt", p."heldAt", ${openFlags} AS "flags"
    FROM "Post" p JOIN "Topic" t ON t."id" = p."topicId" JOIN "Space" s ON s."id" = t."spaceId" LEFT JOIN "User" u ON u."id" = p."authorId"
    WHERE ${waiting} AND t."spaceId" IN ${anyOf(spaces)}
    ORDER BY p."createdAt", p."id" LIMIT 100`;
  return rows.map(({ heldAt, flags, document, spaceTexts, ...row }) => {
    const isOwn = row.authorId === actor.id;
    return { ...row, spaceName: spaceName(spaceTexts, locale, row.spaceSlug), document: storedJson(document), held: heldAt !== null, isOwn, flags: readFlags(flags, { isOwn }) };
  });
}

/** How much waits for this moderator, posts, answers, appeals and reported conversations of others; null for everybody else. One statement. */
export async function countQueue(actor: Actor | null): Promise<number | null> {
  if (moderationScope(actor) === null) return null;
  const rows = await db.$queryRaw<{ appeal: number | bigint; kind: string; authorId: string | null; moderatorId: string | null; count: number | bigint }[]>`
    SELECT 0 AS "appeal", s."kind", p."authorId", NULL AS "moderatorId", COUNT(*) AS "count" FROM "Post" p JOIN "Topic" t ON t."id" = p."topicId" JOIN "Space" s ON s."id" = t."spaceId" WHERE ${waiting} GROUP BY s."kind", p."authorId"
    UNION ALL
    SELECT 1, s."kind", m."subjectId", m."moderatorId", COUNT(*) FROM "ModerationAct" m JOIN "Topic" t ON t."id" = m."topicId" JOIN "Space" s ON s."id" = t."spaceId" WHERE m."appealedAt" IS NOT NULL AND m."answeredAt" IS NULL GROUP BY s."kind", m."subjectId", m."moderatorId"
    UNION ALL
    SELECT 0, 'course', a."userId", NULL, COUNT(*) FROM "CaseAnswer" a WHERE a."sharedAt" IS NOT NULL AND a."id" IN (SELECT f."targetId" FROM "Flag" f WHERE f."targetKind" = 'answer' AND f."resolvedAt" IS NULL) GROUP BY a."userId"
    UNION ALL
    SELECT 0, 'general', NULL, NULL, COUNT(*) FROM "PracticeInquiry" i WHERE i."reportedAt" IS NOT NULL AND i."closedAt" IS NULL AND i."askerId" <> ${actor?.id ?? ""}
      AND NOT EXISTS (SELECT 1 FROM "Submission" b WHERE b."practiceId" = i."practiceId" AND b."state" = 'published' AND b."authorId" = ${actor?.id ?? ""})`;
  const mine = rows.filter(({ appeal, kind, authorId, moderatorId }) => {
    const space = { kind: kind as SpaceKind };
    return Number(appeal) === 1 ? canAnswerAppeal(actor, space, { subjectId: authorId, moderatorId, appealedAt: new Date(0), answeredAt: null }) : canJudge(actor, space, { authorId });
  });
  return mine.reduce((sum, { count }) => sum + Number(count), 0);
}
