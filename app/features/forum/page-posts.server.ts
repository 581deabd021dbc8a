import type { Actor } from "#app/auth/actor.ts";
import { db } from "#app/db/client.server.ts";
import { Prisma } from "#app/db/generated/client.ts";
import { canAccept, canDelete, canEdit, canFlag, canModerate, canReact, canRemoveTranslation, canReplaceTranslation, canSeePost, canSeeWords, canTranslate, canUndelete, type PostState } from "./forum.policy.ts";
import { reactionKinds, type ReactionKind } from "./forum.kinds.ts";
import { anyOf, type SpaceAccess } from "./space-access.server.ts";
import { storedJson } from "./spaces.server.ts";
import type { TopicAccess } from "./topic-access.server.ts";

export interface ReactionCount {
  kind: ReactionKind;
  count: number;
  /** The actor is among them. */
  own: boolean;
}

export interface TranslationView {
  locale: string;
  document: unknown;
  source: "human" | "machine";
  /** Null for a machine, and when the account was erased. */
  translator: { id: string; name: string } | null;
  at: Date;
  /** The original has been edited since. */
  isOutdated: boolean;
  can: { replace: boolean; remove: boolean };
}

type StoredTranslation = Omit<TranslationView, "isOutdated" | "can">;

/** A post as the actor may see it. What they may not read has no document: it is a stub. */
export interface PostView {
  id: number;
  seq: number;
  /** Null when the account was erased. */
  author: { id: string; name: string; place: string } | null;
  state: "shown" | "held" | "hidden" | "deleted";
  document: unknown;
  locale: string;
  createdAt: Date;
  editedAt: Date | null;
  revisions: number;
  replyTo: { postId: number; seq: number; authorName: string | null } | null;
  reactions: ReactionCount[];
  translations: TranslationView[];
  accepted: boolean;
  /** The actor flagged it, and a moderator has decided or not yet. */
  flagged: "open" | "decided" | null;
  can: { edit: boolean; delete: boolean; undelete: boolean; accept: boolean; react: boolean; flag: boolean; moderate: boolean; translate: boolean };
}

interface PostRow extends PostState {
  id: number;
  document: unknown;
  createdAt: Date;
  editedAt: Date | null;
  authorName: string | null;
  authorPlace: string | null;
  revisions: number | bigint;
  replyToId: number | null;
  replySeq: number | null;
  replyAuthorName: string | null;
  flagged: "open" | "decided" | null;
}

const columns = (actor: Actor | null): Prisma.Sql => Prisma.sql`
  p."id", p."seq", p."authorId", p."document", p."locale", p."createdAt", p."editedAt", p."heldAt", p."hiddenAt", p."deletedAt", p."deletedById",
  u."name" AS "authorName", COALESCE((SELECT o."name" FROM "Organisation" o WHERE o."id" = u."organisationId"), u."organisationName") AS "authorPlace",
  (SELECT COUNT(*) FROM "PostRevision" v WHERE v."postId" = p."id") AS "revisions",
  (SELECT CASE WHEN f."resolvedAt" IS NULL THEN 'open' ELSE 'decided' END FROM "Flag" f WHERE f."targetKind" = 'post' AND f."targetId" = CAST(p."id" AS TEXT) AND f."reporterId" = ${actor?.id ?? ""}) AS "flagged",
  q."id" AS "replyToId", q."seq" AS "replySeq", (SELECT n."name" FROM "User" n WHERE n."id" = q."authorId") AS "replyAuthorName"`;
const joins = Prisma.sql`LEFT JOIN "User" u ON u."id" = p."authorId" LEFT JOIN "Post" q ON q."id" = p."replyToId" AND q."topicId" = p."topicId" AND q."heldAt" IS NULL`;

/** Reactions to these posts by kind, most first. One statement. */
export async function countReactions(actor: Actor | null, postIds: number[]): Promise<Map<number, ReactionCount[]>> {
  const rows = await db.$queryRaw<{ postId: number; kind: string; count: number | bigint; own: number | bigint }[]>`
    SELECT r."postId", r."kind", COUNT(*) AS "count", MAX(r."userId" = ${actor?.id ?? ""}) AS "own"
    FROM "Reaction" r WHERE r."postId" IN ${anyOf(postIds)} GROUP BY r."postId", r."kind"`;
  const counts = rows.flatMap(({ postId, kind, count, own }) => {
    const known = reactionKinds.find((name) => name === kind);
    return known ? [{ postId, kind: known, count: Number(count), own: Number(own) === 1 }] : [];
  });
  const byPost = Map.groupBy(counts.toSorted((a, b) => b.count - a.count), ({ postId }) => postId);
  return new Map([...byPost].map(([postId, list]) => [postId, list.map(({ kind, count, own }) => ({ kind, count, own }))]));
}

interface TranslationRow {
  postId: number;
  locale: string;
  document: unknown;
  source: string;
  translatorId: string | null;
  translatorName: string | null;
  at: Date;
}

async function listTranslations(postIds: number[]): Promise<Map<number, StoredTranslation[]>> {
  const rows = await db.$queryRaw<TranslationRow[]>`
    SELECT x."postId", x."locale", x."document", x."source", x."translatorId", u."name" AS "translatorName", x."at"
    FROM "PostTranslation" x LEFT JOIN "User" u ON u."id" = x."translatorId" WHERE x."postId" IN ${anyOf(postIds)} ORDER BY x."locale"`;
  const byPost = Map.groupBy(rows, ({ postId }) => postId);
  return new Map([...byPost].map(([postId, list]) => [
    postId,
    list.map(({ locale, document, source, translatorId, translatorName, at }) => ({
      locale, document: storedJson(document), source: source === "machine" ? "machine" : "human", translator: translatorId === null ? null : { id: translatorId, name: translatorName ?? "" }, at,
    })),
  ]));
}

function stateOf(post: PostState): PostView["state"] {
  return post.deletedAt !== null ? "deleted" : post.hiddenAt !== null ? "hidden" : post.heldAt !== null ? "held" : "shown";
}

/** Whether a translation says what an earlier version of the post said. */
export const isOutdated = (post: { editedAt: Date | null }, translation: { at: Date }): boolean => post.editedAt !== null && post.editedAt > translation.at;

interface Place {
  space: SpaceAccess;
  topic: TopicAccess;
  now: Date;
}

function toView(actor: Actor | null, { space, topic, now }: Place, row: PostRow, reactions: ReactionCount[], translations: StoredTranslation[]): PostView {
  const readable = canSeeWords(actor, space, row, now);
  return {
    id: row.id,
    seq: row.seq,
    author: row.authorId === null ? null : { id: row.authorId, name: row.authorName ?? "", place: row.authorPlace ?? "" },
    state: stateOf(row),
    document: readable ? storedJson(row.document) : null,
    locale: row.locale,
    createdAt: row.createdAt,
    editedAt: row.editedAt,
    revisions: readable ? Number(row.revisions) : 0,
    replyTo: row.replyToId === null || row.replySeq === null ? null : { postId: row.replyToId, seq: row.replySeq, authorName: row.replyAuthorName },
    reactions: readable ? reactions : [],
    translations: readable ? translations.map((translation) => toTranslationView(actor, { space, topic }, row, translation)) : [],
    accepted: topic.acceptedPostId === row.id,
    flagged: row.flagged,
    can: {
      edit: canEdit(actor, space, topic, row),
      delete: canDelete(actor, space, topic, row),
      undelete: canUndelete(actor, space, row, now),
      accept: canAccept(actor, space, topic, row),
      react: canReact(actor, space, topic, row),
      flag: row.flagged === null && canFlag(actor, space, topic, row),
      moderate: canModerate(actor, space),
      translate: canTranslate(actor, space, topic, row, ""),
    },
  };
}

function toTranslationView(actor: Actor | null, { space, topic }: Omit<Place, "now">, row: PostRow, translation: StoredTranslation): TranslationView {
  const translatorId = translation.translator?.id ?? null;
  const state = { locale: translation.locale, source: translation.source, translatorId, isOutdated: isOutdated(row, translation) };
  return { ...translation, isOutdated: state.isOutdated, can: { replace: canReplaceTranslation(actor, space, topic, row, state), remove: canRemoveTranslation(actor, space, row, translatorId) } };
}

async function toViews(actor: Actor | null, place: Place, found: PostRow[]): Promise<PostView[]> {
  const rows = found.filter((row) => canSeePost(actor, place.space, row));
  const ids = rows.map(({ id }) => id);
  const [reactions, translations] = await Promise.all([countReactions(actor, ids), listTranslations(ids)]);
  return rows.map((row) => toView(actor, place, row, reactions.get(row.id) ?? [], translations.get(row.id) ?? []));
}

/** The posts of one page of a topic, found by their places. Three statements. */
export async function listPagePosts(actor: Actor | null, place: Place & { page: number; perPage: number }): Promise<PostView[]> {
  const last = place.page * place.perPage;
  const rows = await db.$queryRaw<PostRow[]>`
    SELECT ${columns(actor)} FROM "Post" p ${joins} WHERE p."topicId" = ${place.topic.id} AND p."seq" BETWEEN ${last - place.perPage + 1} AND ${last} ORDER BY p."seq"`;
  return toViews(actor, place, rows);
}

/** Some posts of a topic, e.g. those that have just been told of. Three statements. */
export async function listSomePosts(actor: Actor | null, place: Place & { postIds: number[] }): Promise<PostView[]> {
  const rows = await db.$queryRaw<PostRow[]>`
    SELECT ${columns(actor)} FROM "Post" p ${joins} WHERE p."topicId" = ${place.topic.id} AND p."id" IN ${anyOf(place.postIds)} ORDER BY p."seq"`;
  return toViews(actor, place, rows);
}
