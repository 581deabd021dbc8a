import { drop, put, type EventsOf, type Reducers } from "./reduce.ts";

// What the room agrees to do.

export const reduceActions: Reducers<EventsOf<"action">> = {
  "action.set": (state, { actionId, action }, { seq }) => put(state, "actions", actionId, { ...action, position: state.actions[actionId]?.position ?? seq }),
  "action.removed": (state, { actionId }) => drop(state, "actions", actionId),
};
