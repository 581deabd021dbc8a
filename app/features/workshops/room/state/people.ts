import { drop, find, patch, put, type EventsOf, type Reducers } from "./reduce.ts";
import type { Seat } from "./room-entities.ts";
import type { RoomState } from "./room-state.ts";

// Who is in the room: waiting, present, muted, removed. Whether somebody is connected right now is no fact of the room.

/** Another facilitator, if there is one. */
const nextLead = ({ members }: RoomState): Seat | null => Object.entries(members).find(([, { role, status }]) => role === "facilitator" && status === "present")?.[0] ?? null;

export const reducePeople: Reducers<EventsOf<"person">> = {
  // Who has left and comes back is as muted as before.
  "person.arrived": (state, { seat, role, waits, groupId }) => {
    const known = find(state.members, seat);
    const { isMuted, turns } = known?.role === role ? known : { isMuted: false, turns: 0 };
    const seated = put(state, "members", seat, { role, status: waits ? "waiting" : "present", isMuted, turns, groupId, visits: null });
    return role === "participant" && state.lead === seat ? { ...seated, lead: nextLead(seated) } : seated;
  },
  "person.admitted": (state, { seat, groupId }) => patch(state, "members", seat, { status: "present", groupId }),
  "person.muted": (state, { seat, isMuted }) => patch(state, "members", seat, { isMuted }),
  "person.removed": (state, { seat }) => drop(patch(state, "members", seat, { status: "removed" }), "hands", seat),
  // The lead goes to another facilitator, if there is one.
  "person.left": (state, { seat }) => {
    const rest = drop(drop(patch(state, "members", seat, { status: "left", visits: null }), "hands", seat), "ready", seat);
    return state.lead === seat ? { ...rest, lead: nextLead(rest) } : rest;
  },
  "person.moved": (state, { seat, groupId }) => patch(state, "members", seat, { groupId }),
};
