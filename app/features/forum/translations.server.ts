import type { Actor } from "#app/auth/actor.ts";
import { db, type Tx } from "#app/db/client.server.ts";
import type { Locale } from "#app/i18n/locales.ts";
import { AppError } from "#app/lib/app-error.ts";
import { singleton } from "#app/lib/singleton.server.ts";
import { act } from "./act.server.ts";
import { readContent } from "./content.server.ts";
import { topicRoom } from "./forum.events.ts";
import { canEdit, canRemoveTranslation, canTranslate } from "./forum.policy.ts";
import type { TranslatePostInput } from "./forum.schema.ts";
import { limitPosting } from "./posts.server.ts";
import { storedJson } from "./spaces.server.ts";
import { getReadablePost } from "./topic-access.server.ts";

/** The pictures of the original may stand in a translation. */
async function formerOf(tx: Tx, postId: number): Promise<unknown> {
  return (await tx.post.findUniqueOrThrow({ where: { id: postId }, select: { document: true } })).document;
}

/** Puts a person's translation beside a post. Somebody else's is replaced only by who could take it away. @throws AppError not-found, forbidden, invalid, too-many */
export async function translatePost(actor: Actor, input: TranslatePostInput, now = new Date()): Promise<void> {
  await limitPosting(actor);
  await act(async (tx, tell) => {
    const { space, topic, post } = await getReadablePost(tx, actor, input.postId);
    if (!canTranslate(actor, space, topic, post, input.locale)) throw new AppError("forbidden", "forum:errors.noTranslating");
    const id = { postId: post.id, locale: input.locale };
    const before = await tx.postTranslation.findUnique({ where: { postId_locale: id }, select: { source: true, translatorId: true } });
    if (before?.source === "human" && !canRemoveTranslation(actor, space, post, before.translatorId)) throw new AppError("forbidden", "forum:errors.noTranslating");
    const { document, text } = await readContent(tx, actor, input, { locale: input.locale, fallback: input.locale, former: await formerOf(tx, post.id) });
    const data = { document, text, source: "human", translatorId: actor.id, at: now };
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

/** Says in which language a post is; a translation into that language was none. @throws AppError not-found, forbidden */
export async function correctLanguage(actor: Actor, { postId, locale }: { postId: number; locale: Locale }): Promise<void> {
  await act(async (tx, tell) => {
    const { space, topic, post } = await getReadablePost(tx, actor, postId);
    if (!canEdit(actor, space, topic, post)) throw new AppError("forbidden", "forum:errors.noEditing");
    if (post.locale === locale) return;
    await tx.post.update({ where: { id: postId }, data: { locale } });
    if (post.seq === 1) await tx.topic.update({ where: { id: topic.id }, data: { locale } });
    await tx.postTranslation.deleteMany({ where: { postId, locale } });
    await tell(topicRoom(topic.id), "post:changed", { topicId: topic.id, postId });
  });
}

/** A machine that translates. None is built in: an installation that wants one registers it when it starts. */
export interface TranslationService {
  /** Of a document as it is stored, structure kept. Takes its time; throws when it cannot. */
  translate: (document: Record<string, unknown>, from: string, to: Locale) => Promise<Record<string, unknown>>;
}

const services = singleton<{ current: TranslationService | null }>("translation-service", () => ({ current: null }));

export function setTranslationService(service: TranslationService | null): void {
  services.current = service;
}

export const canMachineTranslate = (): boolean => services.current !== null;

/**
 * Has a post translated by the machine, labelled as such; never in the place of a person's translation.
 * Resolves when it is there, which may be long after: a page is told live.
 * @throws AppError unavailable (no service), not-found, forbidden, too-many
 */
export async function translateByMachine(actor: Actor, { postId, locale }: { postId: number; locale: Locale }, now = new Date()): Promise<void> {
  const service = services.current;
  if (!service) throw new AppError("unavailable", "forum:errors.noMachine");
  await limitPosting(actor);
  const { space, topic, post } = await getReadablePost(db, actor, postId);
  if (!canTranslate(actor, space, topic, post, locale)) throw new AppError("forbidden", "forum:errors.noTranslating");
  const source = await db.post.findUniqueOrThrow({ where: { id: postId }, select: { document: true, editedAt: true } });
  const translated = await service.translate(storedJson(source.document), post.locale, locale);
  await act(async (tx, tell) => {
    const { document, text } = await readContent(tx, actor, { document: translated }, { locale, fallback: locale, former: source.document });
    const id = { postId, locale };
    const current = await tx.post.findUniqueOrThrow({ where: { id: postId }, select: { editedAt: true, deletedAt: true } });
    const before = await tx.postTranslation.findUnique({ where: { postId_locale: id }, select: { source: true } });
    if (before?.source === "human" || current.deletedAt !== null || current.editedAt?.getTime() !== source.editedAt?.getTime()) return;
    const data = { document, text, source: "machine", translatorId: null, at: now };
    await tx.postTranslation.upsert({ where: { postId_locale: id }, create: { ...id, ...data }, update: data });
    await tell(topicRoom(topic.id), "post:changed", { topicId: topic.id, postId });
  });
}
