import type { Actor } from "#app/auth/actor.ts";
import { db } from "#app/db/client.server.ts";
import { Prisma } from "#app/db/generated/client.ts";
import { isLocale, type Locale } from "#app/i18n/locales.ts";
import { AppError } from "#app/lib/app-error.ts";
import { canAdministerSpaces, canModerate } from "./forum.policy.ts";
import type { PostDecision, TopicKind } from "./forum.kinds.ts";
import { listPostActs, listTopicActs, type ActView } from "./moderation-acts.server.ts";
import { refuseOthers } from "./moderation.server.ts";
import { pageOfSeq, postsPerPage } from "./posts.server.ts";
import { openFlags, readFlags, type FlagView } from "./flag-targets.server.ts";
import { readableSpaces } from "./space-access.server.ts";
import { storedJson } from "./spaces.server.ts";
import { getReadablePost, getReadableTopic } from "./topic-access.server.ts";
import { spaceName } from "./topic-page.server.ts";

// What a moderator sees of a post or topic before deciding on it.

export interface ModeratedPost {
  id: number;
  seq: number;
  topicId: number;
  title: string;
  topicLocale: string;
  /** Null when the account was erased. */
  author: { id: string; name: string } | null;
  state: "shown" | "held" | "hidden" | "deleted";
  document: unknown;
  locale: string;
  createdAt: Date;
  flags: FlagView[];
  /** The actor wrote it: somebody else decides. */
  isOwn: boolean;
  /** What the actor can decide now. */
  decisions: PostDecision[];
  /** The administration of accounts is the actor's to go to. */
  canSuspend: boolean;
}

function decisionsOn({ state, flags, author, isOwn }: Pick<ModeratedPost, "state" | "flags" | "author" | "isOwn">): PostDecision[] {
  const warn: PostDecision[] = author === null ? [] : ["warn"];
  const dismiss: PostDecision[] = flags.length > 0 ? ["dismiss"] : [];
  if (isOwn) return [];
  if (state === "held") return ["release", "reject"];
  if (state === "hidden") return ["show", ...dismiss, ...warn];
  if (state === "shown") return flags.length > 0 ? ["uphold", ...dismiss, ...warn] : ["hide", ...warn];
  return dismiss;
}

/** A post, what was flagged and done about it, for its moderators. @throws AppError not-found, forbidden. Three statements */
export async function getModeratedPost(actor: Actor, postId: number): Promise<{ post: ModeratedPost; acts: ActView[] }> {
  const { space, topic, post } = await getReadablePost(db, actor, postId);
  refuseOthers(actor, space);
  const [rows, acts] = await Promise.all([
    db.$queryRaw<{ document: unknown; authorName: string | null; flags: string }[]>`
      SELECT p."document", u."name" AS "authorName", ${openFlags("post", Prisma.sql`CAST(p."id" AS TEXT)`)} AS "flags" FROM "Post" p LEFT JOIN "User" u ON u."id" = p."authorId" WHERE p."id" = ${postId}`,
    listPostActs(actor, postId),
  ]);
  const [row] = rows;
  if (!row) throw new AppError("not-found", "forum:errors.noSuchPost");
  const author = post.authorId === null ? null : { id: post.authorId, name: row.authorName ?? "" };
  const state = post.deletedAt !== null ? "deleted" : post.hiddenAt !== null ? "hidden" : post.heldAt !== null ? "held" : "shown";
  const isOwn = post.authorId === actor.id;
  const flags = readFlags(row.flags, { isOwn });
  return {
    post: {
      id: post.id, seq: post.seq, topicId: topic.id, title: topic.title, topicLocale: topic.locale, author, state, flags, isOwn, locale: post.locale, createdAt: post.createdAt,
      document: post.deletedAt === null ? storedJson(row.document) : null,
      decisions: decisionsOn({ state, flags, author, isOwn }),
      canSuspend: canAdministerSpaces(actor) && author !== null && author.id !== actor.id,
    },
    acts,
  };
}

export interface ModeratedTopic {
  id: number;
  title: string;
  locale: string;
  kind: TopicKind;
  spaceId: string;
  postCount: number;
  locked: boolean;
  pinned: boolean;
  hidden: boolean;
  mergedIntoId: number | null;
  page: number;
  pages: number;
  /** Of one page, in short. */
  posts: { id: number; seq: number; authorName: string | null; text: string; locale: string; state: ModeratedPost["state"] }[];
  /** Where the actor may move it. */
  spaces: { id: string; name: string; locale: Locale | null }[];
  acts: ActView[];
}

const excerptLength = 160;

async function listExcerpts(topicId: number, page: number): Promise<ModeratedTopic["posts"]> {
  const last = page * postsPerPage;
  return db.$queryRaw<ModeratedTopic["posts"]>`
    SELECT p."id", p."seq", u."name" AS "authorName", substr(p."text", 1, ${excerptLength}) AS "text", p."locale",
      CASE WHEN p."deletedAt" IS NOT NULL THEN 'deleted' WHEN p."hiddenAt" IS NOT NULL THEN 'hidden' WHEN p."heldAt" IS NOT NULL THEN 'held' ELSE 'shown' END AS "state"
    FROM "Post" p LEFT JOIN "User" u ON u."id" = p."authorId" WHERE p."topicId" = ${topicId} AND p."seq" BETWEEN ${last - postsPerPage + 1} AND ${last} ORDER BY p."seq"`;
}

/** The spaces that the actor moderates, by name. Two statements. */
async function listModeratedSpaces(actor: Actor, locale: Locale): Promise<ModeratedTopic["spaces"]> {
  const spaces = (await readableSpaces(actor)).filter((space) => canModerate(actor, space));
  const rows = await db.space.findMany({ where: { id: { in: spaces.map(({ id }) => id) } }, select: { id: true, texts: true } });
  const texts = new Map(rows.map((row) => [row.id, row.texts]));
  return spaces.map(({ id, slug }) => {
    const known = storedJson<Record<string, unknown>>(texts.get(id) ?? {});
    return { id, name: spaceName(known, locale, slug), locale: locale in known ? null : (Object.keys(known).find(isLocale) ?? null) };
  });
}

/** A topic, its posts in short and what was done in it, for its moderators. @throws AppError not-found, forbidden. Six statements */
export async function getModeratedTopic(actor: Actor, { topicId, page: wanted, locale }: { topicId: number; page: number; locale: Locale }): Promise<ModeratedTopic> {
  const { space, topic } = await getReadableTopic(db, actor, topicId);
  refuseOthers(actor, space);
  const pages = pageOfSeq(topic.lastSeq);
  const page = Math.min(pages, wanted);
  const [posts, spaces, acts] = await Promise.all([listExcerpts(topicId, page), listModeratedSpaces(actor, locale), listTopicActs(actor, topicId)]);
  return {
    id: topic.id, title: topic.title, locale: topic.locale, kind: topic.kind, spaceId: space.id, postCount: topic.postCount,
    locked: topic.lockedAt !== null, pinned: topic.pinnedAt !== null, hidden: topic.hiddenAt !== null, mergedIntoId: topic.mergedIntoId,
    page, pages, posts, spaces, acts,
  };
}

/** A topic into which another may be merged. @throws AppError not-found, forbidden, invalid. One statement */
export async function getMergeTarget(actor: Actor, { topicId, intoId }: { topicId: number; intoId: number }): Promise<{ id: number; title: string; locale: string }> {
  const { space, topic } = await getReadableTopic(db, actor, intoId);
  refuseOthers(actor, space);
  if (intoId === topicId || topic.mergedIntoId !== null) throw new AppError("invalid", "forum:errors.mergeTopics");
  return { id: topic.id, title: topic.title, locale: topic.locale };
}
