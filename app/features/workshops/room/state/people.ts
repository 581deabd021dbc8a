import { drop, find, patch, put, type EventsOf, type Reducers } from "./reduce.ts";

// Who is in the room: waiting, present, muted, removed. Whether somebody is connected right now is no fact of the room.

export const reducePeople: Reducers<EventsOf<"person">> = {
  // Who has left and comes back is as muted as before.
  "person.arrived": (state, { seat, role, waits, groupId }) => {
    const known = find(state.members, seat);
    const { isMuted, turns } = known?.role === role ? known : { isMuted: false, turns: 0 };
    return put(state, "members", seat, { role, status: waits ? "waiting" : "present", isMuted, turns, groupId, visits: null });
  },
  "person.admitted": (state, { seat, groupId }) => patch(state, "members", seat, { status: "present", groupId }),
  "person.muted": (state, { seat, isMuted }) => patch(state, "members", seat, { isMuted }),
  "person.removed": (state, { seat }) => drop(patch(state, "members", seat, { status: "removed" }), "hands", seat),
  // The lead goes to another facilitator, if there is one.
  "person.left": (state, { seat }) => {
    const rest = drop(drop(patch(state, "members", seat, { status: "left", visits: null }), "hands", seat), "ready", seat);
    if (state.lead !== seat) return rest;
    const [next] = Object.entries(rest.members).find(([, { role, status }]) => role === "facilitator" && status === "present") ?? [];
    return { ...rest, lead: next ?? null };
  },
  "person.moved": (state, { seat, groupId }) => patch(state, "members", seat, { groupId }),
};
