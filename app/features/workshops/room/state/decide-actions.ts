import { done, gone, type ActsOf, type Deciders } from "./deciding.ts";
import { find } from "./reduce.ts";

export const decideActions: Deciders<ActsOf<"action">> = {
  "action.set": {
    by: "facilitators",
    isUndoable: true,
    decide: (state, { actionId, text, who, due, link }, _, { newId }) => (actionId !== null && !find(state.actions, actionId) ? gone() : done({ type: "action.set", actionId: actionId ?? newId(), action: { text, who, due, link } })),
  },
  "action.remove": { by: "facilitators", isUndoable: true, decide: (state, { actionId }) => (find(state.actions, actionId) ? done({ type: "action.removed", actionId }) : gone()) },
};
