import type { Actor } from "#app/auth/actor.ts";
import { limit } from "#app/auth/rate-limit.server.ts";
import { db, transaction } from "#app/db/client.server.ts";
import type { StoredFile } from "#app/db/generated/client.ts";
import { AppError } from "#app/lib/app-error.ts";
import { newId } from "#app/lib/ids.server.ts";
import type { UploadedImage } from "#app/richtext/field-types.ts";
import { dropFile, encodeImage, hashOf, keepFile } from "#app/richtext/images.server.ts";
import { canSeeFileInPosts } from "./topic-access.server.ts";

// Pictures in what people write. Whoever uploaded one may put it into their words; who may read those, sees it.

/** How long a picture may wait for words around it. */
export const unusedDays = 7;

/** Refuses whoever uploads too much, before their picture is read. @throws AppError too-many */
export async function limitUploads(actor: Actor): Promise<void> {
  await limit("uploadPerson", actor.id);
}

/** Keeps a picture, written anew, for the actor's words. @throws AppError invalid */
export async function uploadImage(actor: Actor, uploaded: Uint8Array, now = new Date()): Promise<UploadedImage> {
  const { bytes, type, width, height } = await encodeImage(uploaded);
  const id = newId();
  // File and row in one: the same picture of somebody else may be cleared away at this moment.
  await transaction(async (tx) => {
    await tx.storedFile.create({ data: { id, hash: hashOf(bytes), type, bytes: bytes.byteLength, width, height, userId: actor.id, createdAt: now } });
    await keepFile(bytes);
  });
  return { src: `/files/${id}`, width, height };
}

/** A picture that the actor may see: an own one, or in words that they may read. @throws AppError not-found. Two statements */
export async function getVisibleFile(actor: Actor | null, id: string, now = new Date()): Promise<StoredFile> {
  const file = await db.storedFile.findUnique({ where: { id } });
  const isVisible = file !== null && ((actor !== null && file.userId === actor.id) || (await canSeeFileInPosts(db, actor, id, now)));
  if (!isVisible) throw new AppError("not-found", "errors:notFound.text");
  return file;
}

/** Removes pictures that no post, earlier version, translation or draft shows any more; those of erased accounts at once. @returns how many */
export async function removeUnusedFiles(now = new Date()): Promise<number> {
  const before = new Date(now.getTime() - unusedDays * 24 * 3_600_000);
  return transaction(async (tx) => {
    const unused = await tx.storedFile.findMany({ where: { OR: [{ createdAt: { lt: before } }, { userId: null }], posts: { none: {} } }, select: { id: true, hash: true, userId: true } });
    const owners = [...new Set(unused.flatMap(({ userId }) => userId ?? []))];
    const drafts = await tx.draft.findMany({ where: { userId: { in: owners } }, select: { document: true } });
    const begun = drafts.map(({ document }) => JSON.stringify(document)).join("\n");
    const gone = unused.filter(({ id }) => !begun.includes(`/files/${id}`)).slice(0, 200);
    await tx.storedFile.deleteMany({ where: { id: { in: gone.map(({ id }) => id) } } });
    for (const hash of new Set(gone.map((file) => file.hash))) if ((await tx.storedFile.count({ where: { hash } })) === 0) await dropFile(hash);
    return gone.length;
  });
}
