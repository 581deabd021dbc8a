import { drop, patch, put, type EventsOf, type Reducers } from "./reduce.ts";
import type { RoomState } from "./room-state.ts";

// Hands, the floor, the ready check and chat.

/** So many messages stay in the state; older ones are in the events. */
export const messagesKept = 300;

function forgetOldest(state: RoomState): RoomState {
  const ids = Object.keys(state.messages);
  return ids.length <= messagesKept ? state : { ...state, messages: Object.fromEntries(Object.entries(state.messages).slice(ids.length - messagesKept)) };
}

export const reduceTalk: Reducers<EventsOf<"hand" | "floor" | "ready" | "chat">> = {
  "hand.raised": (state, _, { seat, seq }) => (seat === null || Object.hasOwn(state.hands, seat) ? state : put(state, "hands", seat, seq)),
  "hand.lowered": (state, { seat }) => drop(state, "hands", seat),
  "floor.given": (state, { seat }) => drop(patch(state, "members", seat, { turns: (state.members[seat]?.turns ?? 0) + 1 }), "hands", seat),
  "ready.asked": (state, { checkId, text }) => ({ ...state, readyCheck: { id: checkId, text }, ready: {} }),
  "ready.answered": (state, { answer }, { seat }) => (seat === null || state.readyCheck === null ? state : put(state, "ready", seat, answer)),
  "ready.closed": (state) => ({ ...state, readyCheck: null, ready: {} }),
  "chat.said": (state, { messageId, to, text }, { seat, at, seq }) => (seat === null ? state : forgetOldest(put(state, "messages", messageId, { to, seat, text, at, position: seq }))),
  "chat.removed": (state, { messageId }) => drop(state, "messages", messageId),
};
