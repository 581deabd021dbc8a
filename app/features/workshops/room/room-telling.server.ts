import { db } from "#app/db/client.server.ts";
import { judgeRoom } from "#app/realtime/judge.server.ts";
import type { LiveEvent } from "#app/realtime/live.ts";
import { listenersOf, publish, publishPassingTo } from "#app/realtime/publish.server.ts";
import { notesRoom } from "./notes/notes.events.ts";
import { readPeople, viewerOf, type RoomPeople } from "./people.server.ts";
import { ownChanged, workshopRoom, type OwnChanged, type RoomChanged } from "./room.events.ts";
import { changesOf, changesOfSections } from "./state/parts.ts";
import { find } from "./state/reduce.ts";
import type { Seat } from "./state/room-entities.ts";
import type { RoomState } from "./state/room-state.ts";
import { isInside, merged, ownSections } from "./state/view.ts";
import { sharedSections } from "./state/view-shared.ts";

export interface Told {
  workshopId: string;
  before: RoomState;
  after: RoomState;
  event: LiveEvent;
  peopleBefore: RoomPeople;
  /** Somebody came in, or answered an anonymous poll: who is who has to be read anew. */
  hasNewPeople: boolean;
}

/**
 * Tells the room what an act changed: each person first what is theirs, then everybody what is everybody's, encoded once.
 * Call it after the commit, one act after the other.
 */
export async function tellRoom({ workshopId, before, after, event, peopleBefore }: Told): Promise<void> {
  const room = workshopRoom(workshopId);
  const listeners = listenersOf(room);
  if (listeners.length === 0) return;
  const people = await readPeople(db, workshopId);
  for (const userId of listeners) {
    const seat = people.seatOf.get(userId);
    if (seat === undefined) continue;
    const own = (state: RoomState, known: RoomPeople) => merged(ownSections(state, viewerOf(known, seat), known.directory));
    const changes = changesOf(own(before, peopleBefore), own(after, people));
    const payload: OwnChanged = { seq: after.seq, changes };
    if (Object.keys(changes).length > 0) publishPassingTo(userId, room, ownChanged, payload);
  }
  const content: RoomChanged = { seq: after.seq, changes: changesOfSections(sharedSections(before, peopleBefore.directory), sharedSections(after, people.directory)) };
  publish(event, content);
  if (leftTheRoom(before, after).length > 0) await judgeRoom(room);
  if (movesReaders(before, after)) for (const groupId of [null, ...Object.keys({ ...before.groups, ...after.groups })]) await judgeRoom(notesRoom(workshopId, groupId));
}

/** Whether others may read shared notes than before: somebody has gone, or is in another group or leads no longer, or groups work by themselves. */
function movesReaders(before: RoomState, after: RoomState): boolean {
  return before.breakout.isOpen !== after.breakout.isOpen || (before.members !== after.members && Object.entries(before.members).some(([seat, { status, groupId, role }]) => after.members[seat]?.status !== status || after.members[seat].groupId !== groupId || after.members[seat].role !== role));
}

/** Who was inside and is not any more. */
function leftTheRoom(before: RoomState, after: RoomState): Seat[] {
  return before.members === after.members ? [] : Object.keys(before.members).filter((seat) => isInside(before, seat) && find(after.members, seat)?.status !== "present");
}
