import type { Actor } from "#app/auth/actor.ts";
import { db } from "#app/db/client.server.ts";
import { Prisma } from "#app/db/generated/client.ts";
import type { Locale } from "#app/i18n/locales.ts";
import { AppError } from "#app/lib/app-error.ts";
import { canAnswerAppeal, canJudge, moderationScope } from "./forum.policy.ts";
import { flagged, openFlags, readFlags, type FlagView } from "./flag-targets.server.ts";
import type { SpaceKind } from "./forum.kinds.ts";
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
const waiting = Prisma.sql`p."id" IN (SELECT CAST("targetId" AS INTEGER) FROM ${flagged("post")} UNION SELECT h."id" FROM "Post" h WHERE h."heldAt" IS NOT NULL) AND p."deletedAt" IS NULL`;

/** Flagged and held posts of the spaces that the actor moderates, longest waiting first. One statement. @throws AppError forbidden */
export async function listQueue(actor: Actor, locale: Locale): Promise<QueueEntry[]> {
  const scope = moderationScope(actor);
  if (scope === null) throw new AppError("forbidden", "forum:errors.noModerating");
  const rows = await db.$queryRaw<QueueRow[]>`
    SELECT p."id" AS "postId", t."id" AS "topicId", t."spaceId", s."slug" AS "spaceSlug", s."texts" AS "spaceTexts", t."title", t."locale" AS "topicLocale",
      p."authorId", u."name" AS "authorName", p."document", p."locale", p."createdAt", p."heldAt", ${openFlags("post", Prisma.sql`CAST(p."id" AS TEXT)`)} AS "flags"
    FROM "Post" p JOIN "Topic" t ON t."id" = p."topicId" JOIN "Space" s ON s."id" = t."spaceId" LEFT JOIN "User" u ON u."id" = p."authorId"
    WHERE ${waiting} AND (s."kind" = 'course' OR ${scope === "all"})
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
    SELECT 1, CASE WHEN m."answerId" IS NULL THEN s."kind" ELSE 'course' END AS "actKind", m."subjectId", m."moderatorId", COUNT(*) FROM "ModerationAct" m LEFT JOIN "Topic" t ON t."id" = m."topicId" LEFT JOIN "Space" s ON s."id" = t."spaceId" WHERE m."appealedAt" IS NOT NULL AND m."answeredAt" IS NULL AND (m."answerId" IS NOT NULL OR s."id" IS NOT NULL) GROUP BY "actKind", m."subjectId", m."moderatorId"
    UNION ALL
    SELECT 0, 'course', a."userId", NULL, COUNT(*) FROM "CaseAnswer" a WHERE a."sharedAt" IS NOT NULL AND a."id" IN ${flagged("answer")} GROUP BY a."userId"
    UNION ALL
    SELECT 0, 'general', NULL, NULL, COUNT(*) FROM "PracticeInquiry" i WHERE i."reportedAt" IS NOT NULL AND i."closedAt" IS NULL AND i."askerId" <> ${actor?.id ?? ""}
      AND NOT EXISTS (SELECT 1 FROM "Submission" b WHERE b."practiceId" = i."practiceId" AND b."state" = 'published' AND b."authorId" = ${actor?.id ?? ""})`;
  const mine = rows.filter(({ appeal, kind, authorId, moderatorId }) => {
    const space = { kind: kind as SpaceKind };
    return Number(appeal) === 1 ? canAnswerAppeal(actor, space, { subjectId: authorId, moderatorId, appealedAt: new Date(0), answeredAt: null }) : canJudge(actor, space, { authorId });
  });
  return mine.reduce((sum, { count }) => sum + Number(count), 0);
}
