import type { Actor } from "#app/auth/actor.ts";
import { db } from "#app/db/client.server.ts";
import { Prisma } from "#app/db/generated/client.ts";
import type { Theme } from "#app/features/courses/keys.ts";
import { defaultLocale, pickLocale, type Locale } from "#app/i18n/locales.ts";
import { AppError } from "#app/lib/app-error.ts";
import { canEditTopic, canModerate, canReply } from "./forum.policy.ts";
import type { TopicFields, TopicKind } from "./forum.kinds.ts";
import { listPagePosts, listSomePosts, type PostView } from "./page-posts.server.ts";
import { pageOfSeq, postsPerPage } from "./posts.server.ts";
import type { SpaceAccess } from "./space-access.server.ts";
import { storedJson } from "./spaces.server.ts";
import { getReadablePost, getReadableTopic, type TopicAccess } from "./topic-access.server.ts";
import { translatedHeads } from "./translated-head.server.ts";

export interface TopicPage {
  id: number;
  title: string;
  kind: TopicKind;
  locale: string;
  fields: TopicFields;
  /** What people have made of title and fields in other languages, as it is stored. */
  heads: unknown;
  /** The region that the fields name, in the reader's language. */
  regionNames: Partial<Record<string, string>> | null;
  tags: Theme[];
  space: { id: string; slug: string; name: string; kind: string; readers: string };
  author: { id: string; name: string } | null;
  createdAt: Date;
  lastPostAt: Date;
  postCount: number;
  lastSeq: number;
  illustrative: boolean;
  pinned: boolean;
  locked: boolean;
  hidden: boolean;
  deleted: boolean;
  /** The answer that was accepted, and where it stands. */
  accepted: { postId: number; page: number } | null;
  followers: number;
  follow: "follow" | "mute" | null;
  /** How far the actor had read; 0 for never, null for visitors. */
  readSeq: number | null;
  page: number;
  pages: number;
  posts: PostView[];
  /** An answer that the actor has begun. */
  draft: { document: unknown; updatedAt: Date } | null;
  can: { reply: boolean; edit: boolean; moderate: boolean };
}

interface HeadRow {
  fields: unknown;
  heads: unknown;
  regionNames: unknown;
  tags: string;
  spaceTexts: unknown;
  authorName: string | null;
  createdAt: Date;
  lastPostAt: Date;
  illustrative: boolean;
  pinnedAt: Date | null;
  acceptedSeq: number | null;
  followers: number | bigint;
  muted: boolean | null;
  readSeq: number | null;
  wantedSeq: number | null;
  draftDocument: unknown;
  draftAt: Date | null;
}

async function readHead(actor: Actor | null, topicId: number, postId: number | undefined): Promise<HeadRow> {
  const me = actor?.id ?? "";
  const id = String(topicId);
  const rows = await db.$queryRaw<HeadRow[]>`
    SELECT t."fields", t."createdAt", t."lastPostAt", t."illustrative", t."pinnedAt", s."texts" AS "spaceTexts",
      ${translatedHeads} AS "heads",
      (SELECT u."name" FROM "User" u WHERE u."id" = t."authorId") AS "authorName",
      (SELECT g."names" FROM "Region" g WHERE g."id" = json_extract(t."fields", '$.region')) AS "regionNames",
      (SELECT json_group_array(x."theme") FROM "TopicTag" x WHERE x."topicId" = t."id") AS "tags",
      (SELECT a."seq" FROM "Post" a WHERE a."id" = t."acceptedPostId" AND a."topicId" = t."id") AS "acceptedSeq",
      (SELECT COUNT(*) FROM "Follow" f WHERE f."targetType" = 'topic' AND f."targetId" = ${id} AND f."muted" = 0) AS "followers",
      (SELECT f."muted" FROM "Follow" f WHERE f."userId" = ${me} AND f."targetType" = 'topic' AND f."targetId" = ${id}) AS "muted",
      (SELECT r."lastSeq" FROM "TopicReader" r WHERE r."userId" = ${me} AND r."topicId" = t."id") AS "readSeq",
      ${postId === undefined ? Prisma.sql`NULL` : Prisma.sql`(SELECT w."seq" FROM "Post" w WHERE w."id" = ${postId} AND w."topicId" = t."id")`} AS "wantedSeq",
      d."document" AS "draftDocument", d."updatedAt" AS "draftAt"
    FROM "Topic" t JOIN "Space" s ON s."id" = t."spaceId"
    LEFT JOIN "Draft" d ON d."userId" = ${me} AND d."place" = ${`topic:${topicId}`} WHERE t."id" = ${topicId}`;
  const [head] = rows;
  if (!head) throw new Error(`Topic ${topicId} went while it was read`);
  return head;
}

/** The name of a space in the reader's language, or the nearest there is. */
export function spaceName(texts: unknown, locale: Locale, fallback: string): string {
  const known = storedJson<Partial<Record<string, { name: string }>>>(texts);
  return known[pickLocale(Object.keys(known), locale, defaultLocale)]?.name ?? fallback;
}

interface PageInput {
  topicId: number;
  /** From 1; beyond the last is the last. Left out: the page of `postId`, else the first. */
  page?: number;
  postId?: number;
  /** Places on a page. */
  perPage?: number;
  locale: Locale;
  now?: Date;
}

/**
 * One page of a topic: 20 places unless said otherwise, however long the topic is. Who was merged into another answers `mergedInto`.
 * @throws AppError not-found. Five statements
 */
export async function getTopicPage(actor: Actor | null, { topicId, page: wanted, postId, perPage = postsPerPage, locale, now = new Date() }: PageInput): Promise<TopicPage | { mergedInto: number }> {
  const { space, topic } = await getReadableTopic(db, actor, topicId);
  if (topic.mergedIntoId !== null) return { mergedInto: topic.mergedIntoId };
  const head = await readHead(actor, topicId, postId);
  const pages = pageOfSeq(topic.lastSeq, perPage);
  const page = Math.min(pages, Math.max(1, wanted ?? (head.wantedSeq === null ? 1 : pageOfSeq(head.wantedSeq, perPage))));
  return {
    id: topic.id,
    title: topic.title,
    kind: topic.kind,
    locale: topic.locale,
    fields: head.fields === null ? {} : storedJson<TopicFields>(head.fields),
    heads: head.heads,
    regionNames: head.regionNames === null ? null : storedJson<Partial<Record<string, string>>>(head.regionNames),
    tags: storedJson<Theme[]>(head.tags),
    space: { id: space.id, slug: space.slug, name: spaceName(head.spaceTexts, locale, space.slug), kind: space.kind, readers: space.readers },
    author: topic.authorId === null ? null : { id: topic.authorId, name: head.authorName ?? "" },
    createdAt: head.createdAt,
    lastPostAt: head.lastPostAt,
    postCount: topic.postCount,
    lastSeq: topic.lastSeq,
    illustrative: Boolean(head.illustrative),
    pinned: head.pinnedAt !== null,
    locked: topic.lockedAt !== null,
    hidden: topic.hiddenAt !== null,
    deleted: topic.deletedAt !== null,
    accepted: topic.acceptedPostId === null || head.acceptedSeq === null ? null : { postId: topic.acceptedPostId, page: pageOfSeq(head.acceptedSeq, perPage) },
    followers: Number(head.followers),
    follow: head.muted === null ? null : head.muted ? "mute" : "follow",
    readSeq: actor === null ? null : (head.readSeq ?? 0),
    page,
    pages,
    posts: await listPagePosts(actor, { space, topic, page, perPage, now }),
    draft: head.draftAt === null ? null : { document: storedJson(head.draftDocument), updatedAt: head.draftAt },
    can: { reply: canReply(actor, space, topic), edit: canEditTopic(actor, space, topic), moderate: canModerate(actor, space) },
  };
}

/** One post, its topic and its space. @throws AppError not-found. Four statements */
export async function findPost(actor: Actor | null, { postId, now = new Date() }: { postId: number; now?: Date }): Promise<{ space: SpaceAccess; topic: TopicAccess; post: PostView }> {
  const { space, topic } = await getReadablePost(db, actor, postId);
  const [post] = topic.mergedIntoId === null ? await listSomePosts(actor, { space, topic, postIds: [postId], now }) : [];
  if (!post) throw new AppError("not-found", "forum:errors.noSuchPost");
  return { space, topic, post };
}
