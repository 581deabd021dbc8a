import { isDeepStrictEqual } from "node:util";
import type { Actor } from "#app/auth/actor.ts";
import { db, type Tx } from "#app/db/client.server.ts";
import { withdrawNotifications } from "#app/features/notifications/notify.server.ts";
import { isLocale, type Locale } from "#app/i18n/locales.ts";
import { AppError } from "#app/lib/app-error.ts";
import { recordAudit } from "#app/lib/audit.server.ts";
import { repeatInBackground } from "#app/lib/background.server.ts";
import { newId } from "#app/lib/ids.server.ts";
import { act, type Inform, type Tell } from "./act.server.ts";
import { informOfMentions } from "./audience.server.ts";
import { noteMentions, readContent } from "./content.server.ts";
import { removeUnusedFiles } from "./files.server.ts";
import { saveDraft } from "./drafts.server.ts";
import { spaceRoom, topicRoom } from "./forum.events.ts";
import { canDelete, canEdit, canUndelete, undoHours } from "./forum.policy.ts";
import type { ContentInput, EditPostInput } from "./forum.schema.ts";
import { storedJson } from "./spaces.server.ts";
import { getReadablePost, recount, type PostAccess } from "./topic-access.server.ts";

/** What an edit form carries to say which text it began with. */
export const versionOf = (post: { editedAt: Date | null }): string => post.editedAt?.toISOString() ?? "";

async function replaceWords(tx: Tx, tell: Tell, inform: Inform, actor: Actor, found: Awaited<ReturnType<typeof getReadablePost>>, input: ContentInput & { locale?: Locale | undefined }, now: Date, alsoFormer?: unknown): Promise<void> {
  const { space, topic, post } = found;
  const { document, text } = await tx.post.findUniqueOrThrow({ where: { id: post.id }, select: { document: true, text: true } });
  const content = await readContent(tx, actor, input, { spaceId: space.id, locale: input.locale ?? (isLocale(post.locale) ? post.locale : undefined), fallback: post.locale, former: alsoFormer ?? document });
  const isSame = isDeepStrictEqual(document, content.document);
  if (isSame && post.locale === content.locale) return;
  if (!isSame) await tx.postRevision.create({ data: { id: newId(), postId: post.id, document: document ?? {}, text, editorId: actor.id, at: now } });
  await tx.post.update({ where: { id: post.id }, data: { document: content.document, text: content.text, locale: content.locale, ...(!isSame && { editedAt: now }) } });
  await noteMentions(tx, post.id, content);
  // A translation into the language that the post is in is none.
  if (post.locale !== content.locale) await tx.postTranslation.deleteMany({ where: { postId: post.id, locale: content.locale } });
  if (post.seq === 1 && content.locale !== topic.locale) await tx.topic.update({ where: { id: topic.id }, data: { locale: content.locale } });
  if (post.authorId !== actor.id) await recordAudit(tx, { actorId: actor.id, action: "post.edited", subjectType: "post", subjectId: String(post.id) });
  await tell(topicRoom(topic.id), "post:changed", { topicId: topic.id, postId: post.id });
  if (post.heldAt === null && post.hiddenAt === null) await informOfMentions(tx, inform, actor, { spaceId: space.id, topicId: topic.id, postId: post.id, title: topic.title, mentions: content.mentions, now });
}

/**
 * Says a post anew; what it said before is kept for readers to see.
 * @throws AppError not-found, forbidden, invalid; conflict when it was changed since the form was opened: what was typed is kept as a draft
 */
export async function editPost(actor: Actor, input: EditPostInput, now = new Date()): Promise<void> {
  try {
    await act(async (tx, tell, inform) => {
      const found = await getReadablePost(tx, actor, input.postId);
      if (!canEdit(actor, found.space, found.topic, found.post)) throw new AppError("forbidden", "forum:errors.noEditing");
      if (versionOf(found.post) !== input.version) throw new AppError("conflict", "forum:errors.editedMeanwhile");
      await replaceWords(tx, tell, inform, actor, found, input, now);
      await tx.draft.deleteMany({ where: { userId: actor.id, place: `post:${input.postId}` } });
    });
  } catch (error) {
    if (error instanceof AppError && error.code === "conflict") await saveDraft(actor, { place: `post:${input.postId}`, title: "", document: input.document, markdown: input.markdown }, now);
    throw error;
  }
}

export interface Revision {
  id: string;
  document: unknown;
  /** Who changed it into what came next; null when the account was erased. */
  editorName: string | null;
  /** When it stopped being said. */
  until: Date;
}

/** What a post said before, newest first. The post was found for its reader, with the words they may see. One statement. @throws AppError not-found when there are none to see */
export async function listRevisions(post: { id: number; document: unknown }): Promise<Revision[]> {
  if (post.document === null) throw new AppError("not-found", "forum:errors.noSuchPost");
  const rows = await db.$queryRaw<{ id: string; document: unknown; editorName: string | null; at: Date }[]>`
    SELECT v."id", v."document", u."name" AS "editorName", v."at" FROM "PostRevision" v LEFT JOIN "User" u ON u."id" = v."editorId"
    WHERE v."postId" = ${post.id} ORDER BY v."at" DESC, v."id"`;
  return rows.map(({ id, document, editorName, at }) => ({ id, document: storedJson(document), editorName, until: at }));
}

/** Says again what a post said before; that is an edit like any other. @throws AppError not-found, forbidden */
export async function restoreRevision(actor: Actor, { postId, revisionId }: { postId: number; revisionId: string }, now = new Date()): Promise<void> {
  await act(async (tx, tell, inform) => {
    const found = await getReadablePost(tx, actor, postId);
    if (!canEdit(actor, found.space, found.topic, found.post)) throw new AppError("forbidden", "forum:errors.noEditing");
    const revision = await tx.postRevision.findFirst({ where: { id: revisionId, postId }, select: { document: true } });
    if (!revision) throw new AppError("not-found", "forum:errors.noSuchRevision");
    await replaceWords(tx, tell, inform, actor, found, { document: storedJson<Record<string, unknown>>(revision.document) }, now, revision.document);
  });
}

/** A topic in which nothing is left to see goes with its first post, and comes back with it. */
async function settleTopic(tx: Tx, tell: Tell, spaceId: string, post: PostAccess, deletedAt: Date | null): Promise<void> {
  const { topicId } = post;
  await recount(tx, tell, { topicId, spaceId });
  if (post.seq === 1) await tx.topic.updateMany({ where: { id: topicId, ...(deletedAt !== null && { postCount: 0 }) }, data: { deletedAt } });
  await tell(spaceRoom(spaceId), "topic:changed", { topicId, spaceId });
}

/** Takes a post back: a stub stays, its words can be brought back for a while. @throws AppError not-found, forbidden */
export async function deletePost(actor: Actor, postId: number, now = new Date()): Promise<void> {
  await act(async (tx, tell) => {
    const { space, topic, post } = await getReadablePost(tx, actor, postId);
    if (post.deletedAt !== null) return;
    if (!canDelete(actor, space, topic, post)) throw new AppError("forbidden", "forum:errors.noEditing");
    await tx.post.update({ where: { id: postId }, data: { deletedAt: now, deletedById: actor.id } });
    if (topic.acceptedPostId === postId) await tx.topic.update({ where: { id: topic.id }, data: { acceptedPostId: null } });
    if (post.authorId !== actor.id) await recordAudit(tx, { actorId: actor.id, action: "post.deleted", subjectType: "post", subjectId: String(postId) });
    await withdrawNotifications(tx, [`post:${postId}`, `accepted:${postId}`]);
    await settleTopic(tx, tell, space.id, post, now);
    await tell(topicRoom(topic.id), "post:removed", { topicId: topic.id, postId });
  });
}

/** Brings a deleted post back. @throws AppError not-found, conflict (too late), forbidden */
export async function undeletePost(actor: Actor, postId: number, now = new Date()): Promise<void> {
  await act(async (tx, tell) => {
    const { space, topic, post } = await getReadablePost(tx, actor, postId);
    if (post.deletedAt === null) return;
    if (!canUndelete(actor, space, post, now)) throw new AppError("conflict", "forum:errors.undoOver");
    await tx.post.update({ where: { id: postId }, data: { deletedAt: null, deletedById: null } });
    await settleTopic(tx, tell, space.id, post, null);
    await tell(topicRoom(topic.id), "post:changed", { topicId: topic.id, postId });
  });
}

/** Removes the words of posts whose deletion cannot be undone any more; the stubs stay. @returns how many */
export async function removeDeletedWords(now = new Date()): Promise<number> {
  return act(async (tx) => {
    const rows = await tx.post.findMany({ where: { deletedAt: { lt: new Date(now.getTime() - undoHours * 3_600_000) }, text: { not: "" } }, select: { id: true }, take: 500 });
    const ids = rows.map(({ id }) => id);
    await tx.postRevision.deleteMany({ where: { postId: { in: ids } } });
    await tx.postTranslation.deleteMany({ where: { postId: { in: ids } } });
    await tx.postMention.deleteMany({ where: { postId: { in: ids } } });
    await tx.reaction.deleteMany({ where: { postId: { in: ids } } });
    await tx.post.updateMany({ where: { id: { in: ids } }, data: { text: "", document: {} } });
    return ids.length;
  });
}

/** Clears up every hour. @returns stops it */
export function startForumUpkeep(onError: (error: unknown) => void): () => Promise<void> {
  const round = async (): Promise<void> => {
    while ((await removeDeletedWords()) > 0);
    while ((await removeUnusedFiles()) > 0);
  };
  return repeatInBackground("forum-upkeep", 60 * 60_000, round, onError);
}
