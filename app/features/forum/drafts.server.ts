import type { Actor } from "#app/auth/actor.ts";
import { limit } from "#app/auth/rate-limit.server.ts";
import { db, transaction, type Tx } from "#app/db/client.server.ts";
import type { Draft } from "#app/db/generated/client.ts";
import { newId } from "#app/lib/ids.server.ts";
import { plainText, storedDocument } from "#app/richtext/document.server.ts";
import { readDraft } from "./content.server.ts";
import type { SaveDraftInput } from "./forum.schema.ts";

// What somebody has begun. Theirs alone; survives sign-out, crash and another device.

/** Beyond these the oldest go. */
export const draftsPerPerson = 100;

export interface SavedDraft {
  /** Null: there is nothing to keep. */
  savedAt: Date | null;
  /** It had been changed elsewhere since the form knew of it. Words that would have been lost are kept as a draft of their own. */
  elsewhere: boolean;
}

/** Where a version that another one replaced is kept: "kept:<id>:<place>". */
const copyPlace = (place: string): string => `kept:${newId()}:${place}`;

/** "kept:<id>:topic:7" → "topic:7", and whether it was a copy. */
export function placeOf(place: string): { place: string; isCopy: boolean } {
  const [, of] = /^kept:[\w-]+:(.+)$/.exec(place) ?? [];
  return { place: of ?? place, isCopy: of !== undefined };
}

const linesOf = (document: unknown): string[] => plainText(storedDocument(document)).split("\n").map((line) => line.trim()).filter(Boolean);

/** Whether `next` leaves out what `former` says: a line that grew is not lost. */
function losesWords(former: unknown, next: unknown): boolean {
  const text = linesOf(next).join("\n");
  return linesOf(former).some((line) => !text.includes(line));
}

async function keepCopy(tx: Tx, { userId, place, title, document, fields, updatedAt }: Draft): Promise<void> {
  await tx.draft.create({ data: { userId, place: copyPlace(place), title, document: document ?? {}, fields: fields ?? {}, updatedAt } });
}

/**
 * Keeps what is written so far; the last save stands, an empty one deletes. What was sent meanwhile is kept no more.
 * @throws AppError invalid, too-many
 */
export async function saveDraft(actor: Actor, { place, title, fields, since, sendKey, ...content }: SaveDraftInput, now = new Date()): Promise<SavedDraft> {
  await limit("draftPerson", actor.id);
  const { document, isEmpty } = readDraft(content);
  const filled = Object.fromEntries(Object.entries(fields ?? {}).filter(([, value]) => value !== ""));
  return transaction(async (tx) => {
    if (sendKey !== undefined && (await tx.post.count({ where: { authorId: actor.id, sendKey } })) > 0) return { savedAt: null, elsewhere: false };
    const id = { userId: actor.id, place };
    const former = await tx.draft.findUnique({ where: { userId_place: id } });
    const elsewhere = since !== undefined && former !== null && former.updatedAt.toISOString() !== since && losesWords(former.document, document);
    if (elsewhere) await keepCopy(tx, former);
    if (isEmpty && title === "" && Object.keys(filled).length === 0) {
      await tx.draft.deleteMany({ where: id });
      return { savedAt: null, elsewhere };
    }
    const data = { title, document, fields: filled, updatedAt: now };
    await tx.draft.upsert({ where: { userId_place: id }, create: { ...id, ...data }, update: data });
    const old = await tx.draft.findMany({ where: { userId: actor.id }, orderBy: { updatedAt: "desc" }, skip: draftsPerPerson, select: { place: true } });
    if (old.length > 0) await tx.draft.deleteMany({ where: { userId: actor.id, place: { in: old.map((draft) => draft.place) } } });
    return { savedAt: now, elsewhere };
  });
}

/** What the actor has begun at this place, or null. One statement. */
export async function findDraft(actor: Actor, place: string): Promise<Draft | null> {
  return db.draft.findUnique({ where: { userId_place: { userId: actor.id, place } } });
}

/** Everything the actor has begun, latest first. One statement. */
export async function listDrafts(actor: Actor): Promise<Draft[]> {
  return db.draft.findMany({ where: { userId: actor.id }, orderBy: { updatedAt: "desc" } });
}

/** Throws a draft away. */
export async function discardDraft(actor: Actor, place: string): Promise<void> {
  await db.draft.deleteMany({ where: { userId: actor.id, place } });
}
