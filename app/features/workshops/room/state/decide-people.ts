import { smallestGroup } from "./breakouts.ts";
import { done, gone, isFacilitator, refuse, type ActsOf, type Deciders, type Decision } from "./deciding.ts";
import { find } from "./reduce.ts";
import type { Member, Seat } from "./room-entities.ts";
import type { RoomState } from "./room-state.ts";

export interface Arrival {
  seat: Seat;
  role: Member["role"];
  /** As prepared in the plan. */
  groupId: string | null;
  /** Participants are let in by a facilitator, says the plan. */
  waits: boolean;
}

/** The group of somebody who comes in: the one they have, the one prepared, or the smallest while groups work. */
function groupFor(state: RoomState, known: string | null, prepared: string | null, role: Member["role"]): string | null {
  for (const groupId of [known, prepared]) if (find(state.groups, groupId)) return groupId;
  return state.breakout.isOpen && role === "participant" ? smallestGroup(state) : null;
}

/**
 * Somebody comes in, for the first time or again. Not an act of a page: the server does it for whoever may enter, also
 * while the room is paused.
 */
export function decideArrival(state: RoomState, { seat, role, groupId: prepared, waits: isKept }: Arrival): Decision {
  const known = find(state.members, seat);
  if (known?.status === "removed") return refuse("forbidden", "removed");
  const groupId = groupFor(state, known?.groupId ?? null, prepared, role);
  const isNew = known === undefined || known.status === "left";
  if (!isNew && known.role === role && (known.status === "waiting" || known.groupId === groupId)) return done();
  if (!isNew && known.role === role) return done({ type: "person.moved", seat, groupId });
  const waits = role === "participant" && isKept && isNew;
  return done({ type: "person.arrived", seat, role, waits, groupId });
}

/** Somebody leads no longer and takes part: they stay where they are, with their place. */
export function decideSteppingDown(state: RoomState, seat: Seat): Decision {
  const member = find(state.members, seat);
  if (member?.role !== "facilitator" || member.status === "left") return done();
  return decideArrival(state, { seat, role: "participant", groupId: null, waits: false });
}

/** Somebody has given their place back. Who was taken out stays so. */
export function decideLeaving(state: RoomState, seat: Seat): Decision {
  const status = find(state.members, seat)?.status;
  return status === "present" || status === "waiting" ? done({ type: "person.left", seat }) : done();
}

const admitted = (state: RoomState, seat: Seat, { role, groupId }: Member) => ({ type: "person.admitted" as const, seat, groupId: groupFor(state, groupId, null, role) });

export const decidePeople: Deciders<ActsOf<"person">> = {
  "person.admit": {
    by: "facilitators",
    isUndoable: true,
    decide: (state, { seat }) => {
      const member = find(state.members, seat);
      if (!member || member.status === "left") return gone();
      return member.status === "present" ? done() : done(admitted(state, seat, member));
    },
  },
  "person.admitAll": {
    by: "facilitators",
    isUndoable: true,
    decide: (state) => done(...Object.entries(state.members).filter(([, { status }]) => status === "waiting").map(([seat, member]) => admitted(state, seat, member))),
  },
  "person.mute": {
    by: "facilitators",
    isUndoable: true,
    decide: (state, { seat, isMuted }) => {
      const member = find(state.members, seat);
      if (!member) return gone();
      if (isFacilitator(member)) return refuse("forbidden", "notFacilitators");
      return member.isMuted === isMuted ? done() : done({ type: "person.muted", seat, isMuted });
    },
  },
  "person.remove": {
    by: "facilitators",
    isUndoable: true,
    decide: (state, { seat }) => {
      const member = find(state.members, seat);
      if (!member) return gone();
      if (isFacilitator(member)) return refuse("forbidden", "notFacilitators");
      return member.status === "removed" ? done() : done({ type: "person.removed", seat });
    },
  },
  "person.move": {
    by: "facilitators",
    isUndoable: true,
    decide: (state, { seat, groupId }) => {
      const member = find(state.members, seat);
      if (!member || (groupId !== null && !find(state.groups, groupId))) return gone();
      return member.groupId === groupId ? done() : done({ type: "person.moved", seat, groupId });
    },
  },
};
