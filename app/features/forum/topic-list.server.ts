import type { Actor } from "#app/auth/actor.ts";
import { db } from "#app/db/client.server.ts";
import { Prisma } from "#app/db/generated/client.ts";
import type { Theme } from "#app/features/courses/keys.ts";
import { locales, type Locale } from "#app/i18n/locales.ts";
import type { TopicKind } from "./forum.kinds.ts";
import { anyOf, readableSpaces } from "./space-access.server.ts";
import { hasUnread, newsDays, storedJson } from "./spaces.server.ts";
import { translatedTitle } from "./translated-head.server.ts";

export const topicViews = ["active", "new", "unanswered", "space", "followed", "own"] as const;
/** active: everything, latest first. new: not read yet. unanswered: questions without an accepted answer. */
export type TopicViewName = (typeof topicViews)[number];

export interface TopicListInput {
  view: TopicViewName;
  /** One space; always given with view `space`. */
  spaceId?: string | undefined;
  kind?: TopicKind | undefined;
  tag?: Theme | undefined;
  language?: Locale | undefined;
  /** What the reader has chosen to read; none: all. What one follows, has opened or a moderator has pinned is listed in any language. */
  reads?: readonly Locale[];
  /** Languages in which titles are shown where somebody has translated them, the one of the page first. */
  titlesIn?: readonly Locale[];
  page?: number;
  perPage?: number;
  now?: Date;
}

export interface TopicLine {
  id: number;
  spaceId: string;
  kind: TopicKind;
  title: string;
  locale: string;
  /** The title as somebody has said it in a language of the reader's. */
  translated: { locale: string; title: string } | null;
  author: { id: string; name: string } | null;
  lastAuthorName: string | null;
  createdAt: Date;
  lastPostAt: Date;
  postCount: number;
  /** Posts that the actor has not read and did not write; null for visitors. */
  unread: number | null;
  /** The first of them, to go on from. */
  firstUnreadPostId: number | null;
  tags: Theme[];
  pinned: boolean;
  locked: boolean;
  answered: boolean;
  illustrative: boolean;
}

interface Row {
  id: number; spaceId: string; kind: string; title: string; locale: string; translated: string | null; authorId: string | null; authorName: string | null; lastAuthorName: string | null;
  createdAt: Date; lastPostAt: Date; postCount: number; unread: number | bigint | null; firstUnreadPostId: number | bigint | null; tags: string;
  pinnedAt: Date | null; lockedAt: Date | null; acceptedPostId: number | null; illustrative: boolean;
}

export const topicsPerPage = 25;

const seen = Prisma.sql`p."heldAt" IS NULL AND p."hiddenAt" IS NULL AND p."deletedAt" IS NULL`;
/** `+` keeps SQLite from gathering all topics of a space to sort them: it walks the latest first and stops after a page. */
const inSpaces = (ids: string[]): Prisma.Sql => Prisma.sql`+t."spaceId" IN ${anyOf(ids)}`;

function unreadColumns(actor: Actor | null): Prisma.Sql {
  if (actor === null) return Prisma.sql`NULL AS "unread", NULL AS "firstUnreadPostId"`;
  const from = Prisma.sql`FROM "Post" p WHERE p."topicId" = t."id" AND p."authorId" IS NOT ${actor.id} AND ${seen}
    AND p."seq" > COALESCE((SELECT r."lastSeq" FROM "TopicReader" r WHERE r."userId" = ${actor.id} AND r."topicId" = t."id"), 0)`;
  return Prisma.sql`(SELECT COUNT(*) ${from}) AS "unread", (SELECT p."id" ${from} ORDER BY p."seq" LIMIT 1) AS "firstUnreadPostId"`;
}

const columns = (actor: Actor | null, titlesIn: readonly Locale[]): Prisma.Sql => Prisma.sql`
  t."id", t."spaceId", t."kind", t."title", t."locale", t."authorId", t."createdAt", t."lastPostAt", t."postCount", t."pinnedAt", t."lockedAt", t."acceptedPostId", t."illustrative",
  (SELECT u."name" FROM "User" u WHERE u."id" = t."authorId") AS "authorName",
  (SELECT u."name" FROM "Post" p LEFT JOIN "User" u ON u."id" = p."authorId" WHERE p."topicId" = t."id" AND ${seen} ORDER BY p."seq" DESC LIMIT 1) AS "lastAuthorName",
  (SELECT json_group_array(x."theme") FROM "TopicTag" x WHERE x."topicId" = t."id") AS "tags",
  ${translatedTitle(titlesIn)} AS "translated", ${unreadColumns(actor)}`;

const isFollowing = (actor: Actor, type: string, id: Prisma.Sql, muted: 0 | 1): Prisma.Sql =>
  Prisma.sql`EXISTS (SELECT 1 FROM "Follow" f WHERE f."userId" = ${actor.id} AND f."targetType" = ${type} AND f."targetId" = ${id} AND f."muted" = ${muted})`;

/** What a view asks of a topic beyond being there for all to see. */
function viewCondition(actor: Actor | null, view: TopicViewName, now: Date): Prisma.Sql {
  if (view === "unanswered") return Prisma.sql`t."kind" = 'question' AND t."acceptedPostId" IS NULL AND t."lockedAt" IS NULL`;
  if (view === "active" || view === "space") return Prisma.sql`1`;
  if (actor === null) return Prisma.sql`0`;
  const topic = Prisma.sql`CAST(t."id" AS TEXT)`;
  const space = Prisma.sql`t."spaceId"`;
  if (view === "own") return Prisma.sql`t."authorId" = ${actor.id}`;
  // From what the person follows, not from all topics there are.
  if (view === "followed") return Prisma.sql`t."id" IN (SELECT CAST(f."targetId" AS INTEGER) FROM "Follow" f WHERE f."userId" = ${actor.id} AND f."targetType" = 'topic' AND f."muted" = 0)`;
  const since = new Date(now.getTime() - newsDays * 86_400_000);
  return Prisma.sql`t."lastPostAt" >= ${since} AND ${hasUnread(actor)} AND NOT ${isFollowing(actor, "topic", topic, 1)} AND NOT ${isFollowing(actor, "space", space, 1)}`;
}

/** SQL: the topic begins in one of these languages, or has been translated into one. */
const isRead = (languages: readonly Locale[]): Prisma.Sql => Prisma.sql`(t."locale" IN ${anyOf(languages)} OR EXISTS (
  SELECT 1 FROM "Post" p JOIN "PostTranslation" x ON x."postId" = p."id" WHERE p."topicId" = t."id" AND p."seq" = 1 AND x."locale" IN ${anyOf(languages)}))`;

/** Topics in other languages are counted up to here. */
export const othersCounted = 99;

const inAnyLanguage: TopicViewName[] = ["followed", "own"];

function toLine(row: Row): TopicLine {
  const [titleIn, title] = row.translated === null ? [] : storedJson<[string, string]>(row.translated);
  return {
    id: row.id,
    spaceId: row.spaceId,
    kind: row.kind as TopicKind,
    title: row.title,
    locale: row.locale,
    translated: titleIn && title ? { locale: titleIn, title } : null,
    author: row.authorId === null ? null : { id: row.authorId, name: row.authorName ?? "" },
    lastAuthorName: row.lastAuthorName,
    createdAt: row.createdAt,
    lastPostAt: row.lastPostAt,
    postCount: row.postCount,
    unread: row.unread === null ? null : Number(row.unread),
    firstUnreadPostId: row.firstUnreadPostId === null ? null : Number(row.firstUnreadPostId),
    tags: storedJson<Theme[]>(row.tags),
    pinned: row.pinnedAt !== null,
    locked: row.lockedAt !== null,
    answered: row.acceptedPostId !== null,
    illustrative: Boolean(row.illustrative),
  };
}

interface TopicPage {
  topics: TopicLine[];
  page: number;
  hasNext: boolean;
  /** How many are left out because the reader has chosen other languages; counted up to `othersCounted` + 1. */
  inOtherLanguages: number;
}

/**
 * Topics that the actor may read, latest post first; in a space its pinned ones stand before them, on the first page.
 * Own topics that wait for a moderator are among them. Two statements, three for a space.
 */
export async function listTopics(actor: Actor | null, { view, spaceId, kind, tag, language, reads = [], titlesIn = [], page = 1, perPage = topicsPerPage, now = new Date() }: TopicListInput): Promise<TopicPage> {
  const readable = (await readableSpaces(actor)).map(({ id }) => id);
  const wanted = spaceId === undefined ? readable : readable.filter((id) => id === spaceId);
  const me = actor?.id ?? "";
  // One space is named as one: its topics stand in its index, latest first, and nothing is sorted.
  const place = spaceId === undefined ? inSpaces(wanted) : Prisma.sql`t."spaceId" = ${wanted[0] ?? ""}`;
  const filters = [
    place,
    Prisma.sql`t."deletedAt" IS NULL AND t."hiddenAt" IS NULL AND t."mergedIntoId" IS NULL AND (t."postCount" > 0 OR t."authorId" = ${me})`,
    viewCondition(actor, view, now),
    ...(kind ? [Prisma.sql`t."kind" = ${kind}`] : []),
    ...(tag ? [Prisma.sql`w."theme" = ${tag}`] : []),
    ...(language ? [Prisma.sql`t."locale" = ${language}`] : []),
  ];
  const where = Prisma.join(filters, " AND ");
  // The topics of a tag stand in its index, latest first: a tag on three topics is not looked for among all.
  const from = tag ? Prisma.sql`FROM "TopicTag" w CROSS JOIN "Topic" t ON t."id" = w."topicId"` : Prisma.sql`FROM "Topic" t`;
  const latestFirst = tag ? Prisma.sql`ORDER BY w."lastPostAt" DESC, w."topicId" DESC` : Prisma.sql`ORDER BY t."lastPostAt" DESC, t."id" DESC`;
  // All languages are no choice: then no topic is looked at for being left out.
  const read = reads.length % locales.length === 0 || language || inAnyLanguage.includes(view) ? Prisma.sql`1` : isRead(reads);
  const skip = (page - 1) * perPage;
  const rest = view === "space" ? Prisma.sql`AND t."pinnedAt" IS NULL` : Prisma.empty;
  const [pinned, rows] = await Promise.all([
    view === "space" && page === 1 ? db.$queryRaw<Row[]>`SELECT ${columns(actor, titlesIn)} ${from} WHERE ${where} AND t."pinnedAt" IS NOT NULL ORDER BY t."pinnedAt" DESC, t."id" DESC` : [],
    db.$queryRaw<(Row & { others: number | bigint })[]>`
      SELECT o."others", f.* FROM (SELECT COUNT(*) AS "others" FROM (SELECT 1 ${from} WHERE ${where} ${rest} AND NOT ${read} LIMIT ${othersCounted + 1})) o
      LEFT JOIN (SELECT ${columns(actor, titlesIn)} ${from} WHERE ${where} ${rest} AND ${read} ${latestFirst} LIMIT ${perPage + 1} OFFSET ${skip}) f
      ORDER BY f."lastPostAt" DESC, f."id" DESC`,
  ]);
  const found = rows.filter(({ id }) => id !== null); // when there is none, the count stands alone
  return { topics: [...pinned, ...found.slice(0, perPage)].map(toLine), page, hasNext: found.length > perPage, inOtherLanguages: Number(rows[0]?.others ?? 0) };
}
