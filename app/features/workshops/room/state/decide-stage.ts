import { done, gone, refuse, type ActsOf, type Deciders, type Decision } from "./deciding.ts";
import { find } from "./reduce.ts";
import type { RoomState } from "./room-state.ts";

const minute = 60_000;
const needsTimer = (state: RoomState, decided: Decision): Decision => (state.timer ? decided : done());

export const decideStage: Deciders<ActsOf<"stage" | "timer">> = {
  // The clock starts with the item, so that a facilitator has one thing to press.
  "stage.move": {
    by: "facilitators",
    isUndoable: true,
    decide: (state, { itemId }) => {
      const item = find(state.items, itemId);
      if (!item) return gone();
      if (state.stage === itemId) return done();
      return item.minutes > 0 ? done({ type: "stage.moved", itemId }, { type: "timer.started", itemId, length: item.minutes * minute }) : done({ type: "stage.moved", itemId });
    },
  },
  "stage.free": { by: "facilitators", isUndoable: true, decide: (state, { isFree }) => (state.isFree === isFree ? done() : done({ type: "stage.freed", isFree })) },
  "timer.start": {
    by: "facilitators",
    isUndoable: true,
    decide: (state, { minutes }) => (state.stage === null ? refuse("conflict", "noStage") : done({ type: "timer.started", itemId: state.stage, length: minutes * minute })),
  },
  "timer.extend": { by: "facilitators", isUndoable: true, decide: (state, { minutes }) => needsTimer(state, done({ type: "timer.extended", by: minutes * minute })) },
  "timer.pause": { by: "facilitators", isUndoable: true, decide: (state) => (typeof state.timer?.endsAt !== "number" ? done() : done({ type: "timer.paused" })) },
  "timer.resume": { by: "facilitators", isUndoable: true, decide: (state) => (typeof state.timer?.left !== "number" ? done() : done({ type: "timer.resumed" })) },
  "timer.stop": { by: "facilitators", isUndoable: true, decide: (state) => needsTimer(state, done({ type: "timer.stopped" })) },
};
