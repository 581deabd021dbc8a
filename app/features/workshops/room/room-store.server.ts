import { LRUCache } from "lru-cache";
import type { DbOrTx, Tx } from "#app/db/client.server.ts";
import type { Prisma, RoomEvent as Row } from "#app/db/generated/client.ts";
import { singleton } from "#app/lib/singleton.server.ts";
import { apply } from "./state/apply.ts";
import type { Body, RoomEvent } from "./state/room-events.ts";
import type { Seat } from "./state/room-entities.ts";
import { emptyRoom, stateVersion, type RoomState } from "./state/room-state.ts";
import { replay } from "./state/stream.ts";

// Where rooms are kept: numbered events, a snapshot now and then, and the newest state of rooms in use in memory. What is
// in memory is only ever a head start: the database says which number is the newest.

/** A snapshot every so many events. */
export const snapshotEvery = 100;

const states = singleton("room-states", () => new LRUCache<string, RoomState>({ max: 100 }));

function toEvent({ seq, at, seat, act, isUndoable, body }: Row): RoomEvent {
  return { seq, at: at.getTime(), seat, act, isUndoable, body: body as unknown as Body };
}

/** The state up to a number, from a snapshot that this program understands or from nothing. */
async function readSnapshot(tx: DbOrTx, workshopId: string, lastSeq: number): Promise<RoomState> {
  const snapshot = await tx.roomSnapshot.findFirst({ where: { workshopId, version: stateVersion, seq: { lte: lastSeq } }, orderBy: { seq: "desc" } });
  return snapshot ? (JSON.parse(snapshot.state) as RoomState) : emptyRoom();
}

/**
 * A room as it is. No statement when it is in memory, at most two otherwise.
 * @param lastSeq the newest number, read by the caller: inside the transaction when something is decided on it; or an earlier one, to see how it was
 */
export async function readRoom(tx: DbOrTx, workshopId: string, lastSeq: number): Promise<RoomState> {
  const known = states.get(workshopId);
  if (known?.seq === lastSeq) return known;
  // A state that is ahead is of a transaction that has committed since the caller looked; or the database was put back.
  const start = known && known.seq < lastSeq ? known : await readSnapshot(tx, workshopId, lastSeq);
  const rows = start.seq >= lastSeq ? [] : await tx.roomEvent.findMany({ where: { workshopId, seq: { gt: start.seq, lte: lastSeq } }, orderBy: { seq: "asc" } });
  return replay(start, rows.map(toEvent));
}

/** Keeps what was committed. */
export function keepRoom(workshopId: string, state: RoomState): void {
  const known = states.get(workshopId);
  if (!known || known.seq < state.seq) states.set(workshopId, state);
}

/** Lets go of it: the next reader asks the database. */
export function forgetRoom(workshopId: string): void {
  states.delete(workshopId);
}

export interface NewEvents {
  workshopId: string;
  bodies: Body[];
  seat: Seat | null;
  act: string;
  isUndoable: boolean;
  actKey: string | null;
  now: Date;
}

/** Numbers and writes events, and a snapshot when it is time for one. Three statements, rarely four. @returns the state after them */
export async function writeEvents(tx: Tx, before: RoomState, { workshopId, bodies, seat, act, isUndoable, actKey, now }: NewEvents): Promise<RoomState> {
  const events = bodies.map((body, index): RoomEvent => ({ seq: before.seq + 1 + index, at: now.getTime(), seat, act, isUndoable, body }));
  const state = events.reduce(apply, before);
  await tx.roomEvent.createMany({
    data: events.map((event, index) => ({ workshopId, seq: event.seq, actKey: index === 0 ? actKey : null, at: now, seat, isUndoable, act, body: event.body as unknown as Prisma.InputJsonObject })),
  });
  const opening = before.status === "new" && state.status !== "new" ? { openedAt: now } : {};
  const agreed = Object.keys(state.actions).length;
  const closing = before.status === state.status ? {} : { closedAt: state.status === "closed" ? now : null };
  await tx.workshop.update({ where: { id: workshopId }, data: { lastSeq: state.seq, agreed, ...opening, ...closing }, select: { id: true } });
  if (Math.floor(before.seq / snapshotEvery) < Math.floor(state.seq / snapshotEvery)) await writeSnapshot(tx, workshopId, state);
  return state;
}

/** The newest two stay: one to start from, one in case. */
async function writeSnapshot(tx: Tx, workshopId: string, state: RoomState): Promise<void> {
  await tx.roomSnapshot.create({ data: { workshopId, seq: state.seq, version: stateVersion, state: JSON.stringify(state) } });
  await tx.roomSnapshot.deleteMany({ where: { workshopId, seq: { lt: state.seq - 2 * snapshotEvery } } });
}
