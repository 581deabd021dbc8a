import type { Actor } from "#app/auth/actor.ts";
import type { Tx } from "#app/db/client.server.ts";
import type { Inform } from "./act.server.ts";
import type { Content } from "./content.server.ts";
import { anyOf, whoMayRead } from "./space-access.server.ts";

// Who is told of a post: whom it mentions, whom it answers, who follows. Nobody twice, nobody who may not read it.

export interface TellingPost {
  spaceId: string;
  topicId: number;
  title: string;
  postId: number;
  seq: number;
  replyToId: number | null;
  mentions: Content["mentions"];
  now: Date;
}

interface FollowRow {
  userId: string;
  targetType: string;
  muted: boolean | number;
}

async function listFollows(tx: Tx, authorId: string, { spaceId, topicId, seq }: TellingPost): Promise<FollowRow[]> {
  const opening = seq === 1 ? 1 : 0;
  return tx.$queryRaw<FollowRow[]>`
    SELECT f."userId", f."targetType", f."muted" FROM "Follow" f
    WHERE (f."targetType" = 'topic' AND f."targetId" = ${String(topicId)})
       OR (f."targetType" = 'person' AND f."targetId" = ${authorId})
       OR (f."targetType" = 'space' AND f."targetId" = ${spaceId} AND (${opening} = 1 OR f."muted" = 1))
       OR (f."targetType" = 'tag' AND f."targetId" IN (SELECT x."theme" FROM "TopicTag" x WHERE x."topicId" = ${topicId}) AND (${opening} = 1 OR f."muted" = 1))`;
}

/** So many people one post calls by name; more of them are only named. */
const mostCalled = 20;

/** People by name; a region stands for its coordinators. */
async function listMentioned(tx: Tx, mentions: Content["mentions"]): Promise<string[]> {
  const people = mentions.filter(({ kind }) => kind === "person").map(({ id }) => id).slice(0, mostCalled);
  const regions = mentions.filter(({ kind }) => kind === "region").map(({ id }) => id);
  if (regions.length === 0) return people;
  const coordinators = await tx.$queryRaw<{ id: string }[]>`
    SELECT u."id" FROM "User" u JOIN "RoleGrant" g ON g."userId" = u."id" AND g."role" = 'coordinator' WHERE u."regionId" IN ${anyOf(regions)}`;
  return [...people, ...coordinators.map(({ id }) => id)];
}

async function listAnswered(tx: Tx, replyToId: number | null): Promise<string[]> {
  if (replyToId === null) return [];
  const post = await tx.post.findUnique({ where: { id: replyToId }, select: { authorId: true } });
  return post?.authorId ? [post.authorId] : [];
}

/** Whom a post mentions or answers and who follows are told. At most six statements and those of `notify`. */
export async function informAudience(tx: Tx, inform: Inform, authorId: string, post: TellingPost): Promise<void> {
  const follows = await listFollows(tx, authorId, post);
  const refusing = (types: string[]): Set<string> => new Set(follows.filter(({ targetType, muted }) => muted && types.includes(targetType)).map(({ userId }) => userId));
  const deaf = refusing(["topic", "person"]);
  const uninterested = refusing(["topic", "person", "space", "tag"]);
  const mentioned = (await listMentioned(tx, post.mentions)).filter((id) => !deaf.has(id));
  const answered = (await listAnswered(tx, post.replyToId)).filter((id) => !deaf.has(id));
  const following = follows.filter(({ userId, targetType, muted }) => !muted && (targetType === "topic" ? !deaf.has(userId) : !uninterested.has(userId))).map(({ userId }) => userId);
  const allowed = await whoMayRead(tx, post.spaceId, [...new Set([...mentioned, ...answered, ...following])]);
  const notice = { event: `post:${post.postId}`, path: `/forum/posts/${post.postId}` as const, values: { title: post.title }, topicId: post.topicId, actorId: authorId, now: post.now };
  await inform({ ...notice, kind: "mention", userIds: mentioned.filter((id) => allowed.has(id)) });
  await inform({ ...notice, kind: "reply", userIds: answered.filter((id) => allowed.has(id)) });
  await inform({ ...notice, kind: "followed", userIds: following.filter((id) => allowed.has(id)) });
}

/** Tells whom an edit mentions and whom nobody had told of the post; not who wants to hear nothing of the topic or the author. */
export async function informOfMentions(tx: Tx, inform: Inform, editor: Actor, post: Pick<TellingPost, "spaceId" | "topicId" | "postId" | "title" | "mentions" | "now">): Promise<void> {
  if (post.mentions.length === 0) return;
  const mentioned = await listMentioned(tx, post.mentions);
  const places = [{ targetType: "topic", targetId: String(post.topicId) }, { targetType: "person", targetId: editor.id }];
  const deaf = new Set((await tx.follow.findMany({ where: { userId: { in: mentioned }, muted: true, OR: places }, select: { userId: true } })).map(({ userId }) => userId));
  const allowed = await whoMayRead(tx, post.spaceId, mentioned.filter((id) => !deaf.has(id)));
  await inform({ userIds: allowed, event: `post:${post.postId}`, kind: "mention", path: `/forum/posts/${post.postId}`, values: { title: post.title }, topicId: post.topicId, actorId: editor.id, now: post.now });
}
