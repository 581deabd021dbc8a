import * as Y from "yjs";
import type { z } from "zod";
import type { Actor } from "#app/auth/actor.ts";
import { limit } from "#app/auth/rate-limit.server.ts";
import { db, type DbOrTx, type Tx } from "#app/db/client.server.ts";
import { AppError, type AppErrorCode } from "#app/lib/app-error.ts";
import { publishPassing } from "#app/realtime/publish.server.ts";
import { getVisibleRoom, seatWithPlace } from "#app/features/workshops/workshop-access.server.ts";
import { readPeople } from "../people.server.ts";
import { readRoom } from "../room-store.server.ts";
import { inOrder, type RoomState } from "../state/room-state.ts";
import type { Seat } from "../state/room-entities.ts";
import { canReadNotes, whyNoWriting } from "./notes-access.ts";
import { paragraphPiece, readBlocks } from "./notes-document.server.ts";
import { notesPointed, notesRoom, notesWritten, type NotesOpened } from "./notes.events.ts";
import type { notesFormSchema, notesOpenSchema, notesPointSchema, notesWriteSchema } from "./notes.schema.ts";
import { isEmpty, type Prose } from "./notes-prose.ts";
import { inTurn, listDocuments, listNotes, readNotes, takePiece, type NotesId } from "./notes-store.server.ts";

// Shared notes, by the live door and by forms. Text that merges by itself: nothing here is an event of the room.

interface Inside {
  seat: Seat;
  state: RoomState;
  locale: string;
  title: string;
}

/** The room, for somebody who has a seat in it. Two statements, more if the room has to be read. @throws AppError */
async function getInside(tx: DbOrTx, actor: Actor | null, workshopId: string): Promise<Inside> {
  if (!actor) throw new AppError("unauthenticated", "errors:unauthenticated");
  const workshop = await getVisibleRoom(tx, actor, workshopId);
  const { lastSeq, locale, title } = workshop;
  const seat = seatWithPlace(workshop);
  if (seat === null) throw new AppError("forbidden", "refusals:notInRoom");
  return { seat, state: await readRoom(tx, workshopId, lastSeq), locale, title };
}

/** @throws AppError forbidden, conflict, not-found */
async function checkWriting(tx: DbOrTx, actor: Actor | null, { workshopId, groupId }: NotesId): Promise<Seat> {
  const { seat, state } = await getInside(tx, actor, workshopId);
  const why = whyNoWriting(state, seat, groupId);
  const codes: Record<NonNullable<typeof why>, AppErrorCode> = { notInRoom: "forbidden", notOpen: "conflict", closed: "conflict", paused: "conflict", gone: "not-found" };
  if (why) throw new AppError(codes[why], `refusals:${why}`);
  return seat;
}

/** What a page does not have of a document. @throws AppError not-found, forbidden */
export async function openNotes(actor: Actor | null, { workshopId, groupId, vector }: z.output<typeof notesOpenSchema>): Promise<NotesOpened> {
  const { seat, state } = await getInside(db, actor, workshopId);
  if (!canReadNotes(state, seat, groupId)) throw new AppError("forbidden", "refusals:gone");
  const { doc } = await inTurn({ workshopId, groupId }, () => readNotes({ workshopId, groupId }));
  try {
    return { update: Y.encodeStateAsUpdate(doc, vector), vector: Y.encodeStateVector(doc) };
  } catch {
    throw new AppError("invalid", "errors:live.badInput");
  }
}

/** Writes a piece into a document, and tells those who have it open. @throws AppError */
export async function writeNotes(actor: Actor | null, { workshopId, groupId, update }: z.output<typeof notesWriteSchema>): Promise<null> {
  await write(actor, { workshopId, groupId }, () => Promise.resolve(update));
  return null;
}

/** A paragraph at the end, from a form. @throws AppError */
export async function appendToNotes(actor: Actor | null, workshopId: string, { groupId, text }: z.output<typeof notesFormSchema>): Promise<void> {
  await write(actor, { workshopId, groupId }, async () => paragraphPiece((await readNotes({ workshopId, groupId })).doc, text));
}

async function write(actor: Actor | null, id: NotesId, make: () => Promise<Uint8Array>): Promise<void> {
  const seat = await checkWriting(db, actor, id);
  await limit("roomNotesPerson", seat);
  await inTurn(id, async () => {
    const update = await make();
    await takePiece(id, seat, update, async (tx: Tx) => void (await checkWriting(tx, actor, id)));
    publishPassing(notesRoom(id.workshopId, id.groupId), notesWritten, { update });
  });
}

/** Where somebody's cursor is, for those who have the document open. @throws AppError */
export async function pointInNotes(actor: Actor | null, { workshopId, groupId, client, cursor }: z.output<typeof notesPointSchema>): Promise<null> {
  const seat = await checkWriting(db, actor, { workshopId, groupId });
  publishPassing(notesRoom(workshopId, groupId), notesPointed, { client, seat, cursor });
  return null;
}

/** Whether somebody may hear a document: `<workshop>.<group or "room">`. */
export async function mayHearNotes(actor: Actor | null, id: string): Promise<boolean> {
  const [workshopId = "", group = ""] = id.split(".");
  try {
    const { seat, state } = await getInside(db, actor, workshopId);
    return canReadNotes(state, seat, group === "room" ? null : group);
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}

export interface NotesPage {
  workshop: { id: string; title: string; locale: string };
  /** Those that may be read, the room's first; also empty ones. */
  documents: (Prose & { name: string; canWrite: boolean })[];
  names: Record<Seat, string>;
}

/** The notes that somebody in a room may read. Five statements. @throws AppError */
export async function readNotesPage(actor: Actor | null, workshopId: string): Promise<NotesPage> {
  const { seat, state, locale, title } = await getInside(db, actor, workshopId);
  const written = await listNotes(workshopId);
  const { directory } = await readPeople(db, workshopId);
  if (!canReadNotes(state, seat, null)) throw new AppError("forbidden", "refusals:notInRoom");
  const places: { groupId: string | null; name: string }[] = [{ groupId: null, name: "" }, ...inOrder(state.groups).map(([groupId, { name }]) => ({ groupId, name }))];
  const documents = places.filter(({ groupId }) => canReadNotes(state, seat, groupId)).map(({ groupId, name }) => {
    const found = written.find((one) => one.groupId === groupId);
    return { groupId, name, blocks: found ? readBlocks(found.doc, found.owners) : [], canWrite: whyNoWriting(state, seat, groupId) === null };
  });
  return { workshop: { id: workshopId, title, locale }, documents, names: Object.fromEntries(Object.entries(directory).map(([id, { name }]) => [id, name])) };
}

/** What was written together in a workshop, for its minutes: documents with something in them. The caller has judged the reader. One statement. */
export async function readSharedNotes(workshopId: string, groups: Record<string, { name: string }> = {}): Promise<(Prose & { name: string })[]> {
  return (await listDocuments(workshopId)).map(({ groupId, doc }) => ({ groupId, name: groups[groupId ?? ""]?.name ?? "", blocks: readBlocks(doc, new Map()) })).filter((prose) => !isEmpty(prose));
}
