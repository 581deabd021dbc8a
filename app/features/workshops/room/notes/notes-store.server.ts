import * as Y from "yjs";
import { db, transaction, type Tx } from "#app/db/client.server.ts";
import { singleton } from "#app/lib/singleton.server.ts";
import type { Seat } from "../state/room-entities.ts";
import { applyPiece } from "./notes-document.server.ts";

// Shared documents: pieces in the order they were taken, joined into one from time to time; the open ones in memory.

export interface NotesId {
  workshopId: string;
  /** Null: the room's. */
  groupId: string | null;
}

interface Kept {
  doc: Y.Doc;
  /** Of the newest piece. */
  seq: number;
  /** Pieces since they were joined. */
  pieces: number;
  owners: Map<number, Seat>;
}

const joinedAfter = 200;
const open = singleton("shared-notes", () => new Map<string, Kept>());
const mostOpen = 200;
const working = singleton("shared-notes-work", () => new Map<string, Promise<unknown>>());

const keyOf = ({ workshopId, groupId }: NotesId): string => `${workshopId}/${groupId ?? ""}`;
const where = ({ workshopId, groupId }: NotesId) => ({ workshopId, groupId: groupId ?? "" });

/** One after the other for each document. */
export function inTurn<T>(id: NotesId, work: () => Promise<T>): Promise<T> {
  const key = keyOf(id);
  const mine = (working.get(key) ?? Promise.resolve()).then(work, work);
  const settled = mine.catch(() => undefined);
  working.set(key, settled);
  void settled.then(() => working.get(key) === settled && working.delete(key));
  return mine;
}

/** A document as it stands. Two statements, or none. */
export async function readNotes(id: NotesId): Promise<Kept> {
  const known = open.get(keyOf(id));
  if (known) return known;
  const rows = await db.notesUpdate.findMany({ where: where(id), orderBy: { seq: "asc" } });
  const authors = await db.notesAuthor.findMany({ where: where(id) });
  const doc = new Y.Doc();
  for (const { update } of rows) Y.applyUpdate(doc, update);
  const kept: Kept = { doc, seq: rows.at(-1)?.seq ?? 0, pieces: rows.length, owners: new Map(authors.map(({ client, registrationId }) => [Number(client), registrationId])) };
  const [oldest] = open.keys();
  if (open.size >= mostOpen && oldest !== undefined) open.delete(oldest);
  open.set(keyOf(id), kept);
  return kept;
}

/** Lets go of a document: the next reader asks the database. */
export function forgetNotes(id: NotesId): void {
  open.delete(keyOf(id));
}

/**
 * Takes a piece: it is in the database before anybody hears of it. Inside `inTurn`.
 * @param check is asked in the transaction that writes, so that nobody writes who may not any more
 */
export async function takePiece(id: NotesId, seat: Seat, piece: Uint8Array, check: (tx: Tx) => Promise<void>): Promise<void> {
  const kept = await readNotes(id);
  try {
    const taken = applyPiece(kept.doc, piece, kept.owners, seat);
    const seq = kept.seq + 1;
    const isJoined = kept.pieces + 1 >= joinedAfter;
    await transaction(async (tx) => {
      await check(tx);
      if (isJoined) await tx.notesUpdate.deleteMany({ where: where(id) });
      await tx.notesUpdate.create({ data: { ...where(id), seq, update: Buffer.from(isJoined ? Y.encodeStateAsUpdate(kept.doc) : piece) } });
      if (taken.length > 0) await tx.notesAuthor.createMany({ data: taken.map((client) => ({ ...where(id), client: String(client), registrationId: seat })) });
    });
    for (const client of taken) kept.owners.set(client, seat);
    kept.seq = seq;
    kept.pieces = isJoined ? 1 : kept.pieces + 1;
  } catch (error) {
    forgetNotes(id); // it may hold what was not taken
    throw error;
  }
}

/** All documents of a workshop, from the database. One statement. */
export async function listDocuments(workshopId: string): Promise<{ groupId: string | null; doc: Y.Doc }[]> {
  const rows = await db.notesUpdate.findMany({ where: { workshopId }, orderBy: [{ groupId: "asc" }, { seq: "asc" }] });
  return [...Map.groupBy(rows, ({ groupId }) => groupId)].map(([groupId, pieces]) => {
    const doc = new Y.Doc();
    for (const { update } of pieces) Y.applyUpdate(doc, update);
    return { groupId: groupId || null, doc };
  });
}

/** The same, with whose words are whose. Two statements. */
export async function listNotes(workshopId: string): Promise<{ groupId: string | null; doc: Y.Doc; owners: Map<number, Seat> }[]> {
  const documents = await listDocuments(workshopId);
  const authors = await db.notesAuthor.findMany({ where: { workshopId } });
  const ownersOf = (groupId: string | null) => new Map(authors.filter((author) => author.groupId === (groupId ?? "")).map(({ client, registrationId }) => [Number(client), registrationId]));
  return documents.map(({ groupId, doc }) => ({ groupId, doc, owners: ownersOf(groupId) }));
}
