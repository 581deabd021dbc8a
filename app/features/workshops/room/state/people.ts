import { drop, patch, put, type EventsOf, type Reducers } from "./reduce.ts";

// Who is in the room: waiting, present, muted, removed. Whether somebody is connected right now is no fact of the room.

export const reducePeople: Reducers<EventsOf<"person">> = {
  "person.arrived": (state, { seat, role, waits, groupId }) =>
    put(state, "members", seat, { role, status: waits ? "waiting" : "present", isMuted: false, turns: 0, groupId, visits: null }),
  "person.admitted": (state, { seat, groupId }) => patch(state, "members", seat, { status: "present", groupId }),
  "person.muted": (state, { seat, isMuted }) => patch(state, "members", seat, { isMuted }),
  "person.removed": (state, { seat }) => drop(patch(state, "members", seat, { status: "removed" }), "hands", seat),
  "person.moved": (state, { seat, groupId }) => patch(state, "members", seat, { groupId }),
};
