import { done, gone, isFacilitator, refuse, type ActsOf, type Deciders, type Doer } from "./deciding.ts";
import { find } from "./reduce.ts";
import type { RoomState } from "./room-state.ts";

/** Everybody writes to all and to facilitators; to a group, who is in it or visits it. */
export function canWriteTo(state: RoomState, doer: Doer, to: string): boolean {
  if (to === "all" || to === "facilitators") return true;
  return find(state.groups, to) !== undefined && (doer.groupId === to || (isFacilitator(doer) && doer.visits === to));
}

export const decideTalk: Deciders<ActsOf<"hand" | "floor" | "ready" | "chat">> = {
  "hand.raise": { by: "everybody", decide: (state, _, doer) => (Object.hasOwn(state.hands, doer.seat) ? done() : done({ type: "hand.raised" })) },
  "hand.lower": {
    by: "everybody",
    decide: (state, { seat: other }, doer) => {
      const seat = other ?? doer.seat;
      if (seat !== doer.seat && !isFacilitator(doer)) return refuse("forbidden", "facilitatorsOnly");
      return Object.hasOwn(state.hands, seat) ? done({ type: "hand.lowered", seat }) : done();
    },
  },
  "floor.give": { by: "facilitators", isUndoable: true, decide: (state, { seat }) => (find(state.members, seat)?.status === "present" ? done({ type: "floor.given", seat }) : gone()) },
  "ready.ask": { by: "facilitators", isUndoable: true, decide: (_state, { text }, _, { newId }) => done({ type: "ready.asked", checkId: newId(), text }) },
  "ready.answer": {
    by: "everybody",
    decide: (state, { answer }, doer) => {
      if (state.readyCheck === null) return gone();
      return find(state.ready, doer.seat) === answer ? done() : done({ type: "ready.answered", answer });
    },
  },
  "ready.close": { by: "facilitators", isUndoable: true, decide: (state) => (state.readyCheck === null ? done() : done({ type: "ready.closed" })) },
  // Who is muted can still write to the facilitators.
  "chat.say": {
    by: "everybody",
    decide: (state, { to, text }, doer, { newId }) => {
      if (!canWriteTo(state, doer, to)) return gone();
      if (doer.isMuted && to !== "facilitators") return refuse("forbidden", "muted");
      return done({ type: "chat.said", messageId: newId(), to, text });
    },
  },
  "chat.remove": {
    by: "everybody",
    decide: (state, { messageId }, doer) => {
      const message = find(state.messages, messageId);
      if (!message || (message.seat !== doer.seat && !isFacilitator(doer))) return gone();
      return done({ type: "chat.removed", messageId });
    },
  },
};
