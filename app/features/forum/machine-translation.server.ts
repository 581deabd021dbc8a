import type { Actor } from "#app/auth/actor.ts";
import { db } from "#app/db/client.server.ts";
import type { Locale } from "#app/i18n/locales.ts";
import { AppError } from "#app/lib/app-error.ts";
import { log } from "#app/lib/log.server.ts";
import { singleton } from "#app/lib/singleton.server.ts";
import { act } from "./act.server.ts";
import { noteMentions, readContent } from "./content.server.ts";
import { topicRoom } from "./forum.events.ts";
import { canTranslate } from "./forum.policy.ts";
import { limitPosting } from "./posts.server.ts";
import { storedJson } from "./spaces.server.ts";
import { getReadablePost } from "./topic-access.server.ts";

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

interface Wish {
  postId: number;
  locale: Locale;
}

interface Source {
  spaceId: string;
  topicId: number;
  from: string;
  document: Record<string, unknown>;
  editedAt: Date | null;
}

/** What the machine is to translate. @throws AppError unavailable (no service), not-found, forbidden, too-many */
async function findSource(actor: Actor, { postId, locale }: Wish): Promise<Source> {
  if (!canMachineTranslate()) throw new AppError("unavailable", "forum:errors.noMachine");
  await limitPosting(actor);
  const { space, topic, post } = await getReadablePost(db, actor, postId);
  if (!canTranslate(actor, space, topic, post, locale)) throw new AppError("forbidden", "forum:errors.noTranslating");
  const { document, editedAt } = await db.post.findUniqueOrThrow({ where: { id: postId }, select: { document: true, editedAt: true } });
  return { spaceId: space.id, topicId: topic.id, from: post.locale, document: storedJson(document), editedAt };
}

/** How long a service may take. */
const patience = 120_000;

async function askService(source: Source, locale: Locale): Promise<Record<string, unknown>> {
  const service = services.current;
  if (!service) throw new AppError("unavailable", "forum:errors.noMachine");
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("The translation service has not answered")), patience);
  });
  return Promise.race([service.translate(source.document, source.from, locale), tooLate]).finally(() => clearTimeout(timer));
}

async function carryOut(actor: Actor, { postId, locale }: Wish, source: Source, now: Date): Promise<void> {
  const translated = await askService(source, locale);
  await act(async (tx, tell) => {
    const { document, text } = await readContent(tx, actor, { document: translated }, { spaceId: source.spaceId, locale, fallback: locale, former: source.document });
    const id = { postId, locale };
    const current = await tx.post.findUniqueOrThrow({ where: { id: postId }, select: { editedAt: true, deletedAt: true } });
    const before = await tx.postTranslation.findUnique({ where: { postId_locale: id }, select: { source: true } });
    if (before?.source === "human" || current.deletedAt !== null || current.editedAt?.getTime() !== source.editedAt?.getTime()) return;
    const data = { document, text, source: "machine", translatorId: null, at: now };
    await noteMentions(tx, postId, { document });
    await tx.postTranslation.upsert({ where: { postId_locale: id }, create: { ...id, ...data }, update: data });
    await tell(topicRoom(source.topicId), "post:changed", { topicId: source.topicId, postId });
  });
}

/**
 * Has a post translated by the machine, labelled as such; never in the place of a person's translation. Resolves when it is there.
 * @throws AppError unavailable (no service), not-found, forbidden, too-many; whatever the service throws
 */
export async function translateByMachine(actor: Actor, wish: Wish, now = new Date()): Promise<void> {
  await carryOut(actor, wish, await findSource(actor, wish), now);
}

// What is under way, and what failed since the last wish: kept in memory, because a restart ends it as well.
const wishes = singleton("machine-translations", () => new Map<string, "pending" | "failed">());
const failuresKept = 500;
const keyOf = ({ postId, locale }: Wish): string => `${postId} ${locale}`;

/** How it stands with a translation by the machine; null when nobody has asked. */
export const findWish = (wish: Wish): "pending" | "failed" | null => wishes.get(keyOf(wish)) ?? null;

/**
 * Asks the machine for a translation and returns at once; pages are told live when it is there or has failed. Asking for
 * what is under way changes nothing.
 * @throws AppError unavailable (no service), not-found, forbidden, too-many
 */
export async function requestMachineTranslation(actor: Actor, wish: Wish, now = new Date()): Promise<void> {
  const key = keyOf(wish);
  if (wishes.get(key) === "pending") return;
  wishes.set(key, "pending");
  const source = await findSource(actor, wish).catch((error: unknown) => {
    wishes.delete(key);
    throw error;
  });
  void carryOut(actor, wish, source, now).then(
    () => wishes.delete(key),
    async (error: unknown) => {
      log.warn({ err: error, postId: wish.postId, locale: wish.locale }, "machine translation failed");
      wishes.delete(key);
      wishes.set(key, "failed");
      const [oldest] = wishes.keys();
      if (wishes.size > failuresKept && oldest !== undefined) wishes.delete(oldest);
      await act((_, tell) => tell(topicRoom(source.topicId), "post:changed", { topicId: source.topicId, postId: wish.postId })).catch((failure: unknown) => log.error({ err: failure }, "telling of a failed translation failed"));
    },
  );
}
