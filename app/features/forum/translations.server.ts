import type { Actor } from "#app/auth/actor.ts";
import type { Tx } from "#app/db/client.server.ts";
import { Prisma } from "#app/db/generated/client.ts";
import type { Locale } from "#app/i18n/locales.ts";
import { AppError } from "#app/lib/app-error.ts";
import { act } from "./act.server.ts";
import { noteMentions, readContent } from "./content.server.ts";
import { topicRoom } from "./forum.events.ts";
import { canRemoveTranslation, canReplaceTranslation, canTranslate } from "./forum.policy.ts";
import type { HeadWords } from "./forum.kinds.ts";
import type { TranslatePostInput } from "./forum.schema.ts";
import { isOutdated } from "./page-posts.server.ts";
import { limitPosting } from "./posts.server.ts";
import { getReadablePost } from "./topic-access.server.ts";
import { headOf, keepHead } from "./translated-head.server.ts";

/** The pictures of the original may stand in a translation; of a first post, the head of its topic too. */
async function originalOf(tx: Tx, postId: number): Promise<{ document: unknown; head: HeadWords }> {
  const { document, seq, topic } = await tx.post.findUniqueOrThrow({ where: { id: postId }, select: { document: true, seq: true, topic: { select: { title: true, fields: true } } } });
  return { document, head: seq === 1 ? headOf(topic.title, topic.fields) : {} };
}

/** Puts a person's translation beside a post, or in the place of one that may be replaced. @throws AppError not-found, forbidden, invalid, too-many */
export async function translatePost(actor: Actor, input: TranslatePostInput, now = new Date()): Promise<void> {
  await limitPosting(actor);
  await act(async (tx, tell) => {
    const { space, topic, post } = await getReadablePost(tx, actor, input.postId);
    if (!canTranslate(actor, space, topic, post, input.locale)) throw new AppError("forbidden", "forum:errors.noTranslating");
    const id = { postId: post.id, locale: input.locale };
    const before = await tx.postTranslation.findUnique({ where: { postId_locale: id }, select: { source: true, translatorId: true, at: true } });
    const state = before && { locale: input.locale, source: before.source === "machine" ? ("machine" as const) : ("human" as const), translatorId: before.translatorId, isOutdated: isOutdated(post, before) };
    if (state && !canReplaceTranslation(actor, space, topic, post, state)) throw new AppError("forbidden", "forum:errors.noTranslating");
    const original = await originalOf(tx, post.id);
    const { document, text } = await readContent(tx, actor, input, { spaceId: space.id, locale: input.locale, fallback: input.locale, former: original.document });
    const head = keepHead(input, original.head);
    const data = { document, text, source: "human", translatorId: actor.id, at: now, head: head === null ? Prisma.DbNull : { ...head } };
    await noteMentions(tx, post.id, { document });
    await tx.postTranslation.upsert({ where: { postId_locale: id }, create: { ...id, ...data }, update: data });
    await tell(topicRoom(topic.id), "post:changed", { topicId: topic.id, postId: post.id });
  });
}

/** Takes a translation away. @throws AppError not-found, forbidden */
export async function removeTranslation(actor: Actor, { postId, locale }: { postId: number; locale: Locale }): Promise<void> {
  await act(async (tx, tell) => {
    const { space, topic, post } = await getReadablePost(tx, actor, postId);
    const row = await tx.postTranslation.findUnique({ where: { postId_locale: { postId, locale } }, select: { translatorId: true } });
    if (!row) return;
    if (!canRemoveTranslation(actor, space, post, row.translatorId)) throw new AppError("forbidden", "forum:errors.noTranslating");
    await tx.postTranslation.deleteMany({ where: { postId, locale } });
    await tell(topicRoom(topic.id), "post:changed", { topicId: topic.id, postId });
  });
}
