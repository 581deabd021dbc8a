import type { Actor } from "#app/auth/actor.ts";
import { db, transaction } from "#app/db/client.server.ts";
import type { Draft } from "#app/db/generated/client.ts";
import { readDraft } from "./content.server.ts";
import type { SaveDraftInput } from "./forum.schema.ts";

// What somebody has begun. Theirs alone; survives sign-out, crash and another device.

/** Beyond these the oldest go. */
export const draftsPerPerson = 100;

/** Keeps what is written so far; the last save stands, an empty one deletes. Answers when it was saved, or null. @throws AppError invalid */
export async function saveDraft(actor: Actor, { place, title, fields, ...content }: SaveDraftInput, now = new Date()): Promise<{ savedAt: Date } | null> {
  const { document, isEmpty } = readDraft(content);
  const filled = Object.fromEntries(Object.entries(fields ?? {}).filter(([, value]) => value !== ""));
  return transaction(async (tx) => {
    const id = { userId: actor.id, place };
    if (isEmpty && title === "" && Object.keys(filled).length === 0) {
      await tx.draft.deleteMany({ where: id });
      return null;
    }
    const data = { title, document, fields: filled, updatedAt: now };
    await tx.draft.upsert({ where: { userId_place: id }, create: { ...id, ...data }, update: data });
    const old = await tx.draft.findMany({ where: { userId: actor.id }, orderBy: { updatedAt: "desc" }, skip: draftsPerPerson, select: { place: true } });
    if (old.length > 0) await tx.draft.deleteMany({ where: { userId: actor.id, place: { in: old.map((draft) => draft.place) } } });
    return { savedAt: now };
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
