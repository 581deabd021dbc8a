import type { Act, ActType } from "./acts.schema.ts";
import { decideActions } from "./decide-actions.ts";
import { decideBoards } from "./decide-boards.ts";
import { decideBreakouts } from "./decide-breakouts.ts";
import { decideDots } from "./decide-dots.ts";
import { decidePeople } from "./decide-people.ts";
import { decidePolls } from "./decide-polls.ts";
import { decideQuestions } from "./decide-questions.ts";
import { decideStage } from "./decide-stage.ts";
import { decideTalk } from "./decide-talk.ts";
import { done, isFacilitator, refuse, type ActsOf, type Context, type Decider, type Deciders, type Decision } from "./deciding.ts";
import { find } from "./reduce.ts";
import type { Seat } from "./room-entities.ts";
import type { RoomState } from "./room-state.ts";

const decideRoom: Deciders<ActsOf<"room" | "act" | "lead">> = {
  "room.open": { by: "facilitators", decide: (state, _, __, { plan }) => (state.status === "new" ? done({ type: "room.opened", plan }) : done()) },
  "room.pause": { by: "facilitators", isUndoable: true, decide: ({ isPaused }) => (isPaused ? done() : done({ type: "room.paused" })) },
  "room.resume": { by: "facilitators", isUndoable: true, decide: ({ isPaused }) => (isPaused ? done({ type: "room.resumed" }) : done()) },
  "room.close": { by: "facilitators", isUndoable: true, decide: (state) => (state.status === "open" ? done({ type: "room.closed" }) : done()) },
  "lead.take": { by: "facilitators", isUndoable: true, decide: (state, _, doer) => (state.lead === doer.seat ? done() : done({ type: "lead.taken" })) },
  // Two facilitators who press "undo" at once mean the same act: whoever comes second is told, and undoes nothing else.
  "act.undo": { by: "facilitators", decide: (state, { act }) => (state.undoable.at(-1)?.act === act ? done({ type: "act.undone", act }) : refuse("conflict", "undoLate")) },
};

const deciders: Deciders<ActType> = {
  ...decideRoom, ...decidePeople, ...decideStage, ...decideBoards, ...decideDots, ...decidePolls, ...decideQuestions, ...decideTalk, ...decideBreakouts, ...decideActions,
};

export const isUndoable = (type: ActType): boolean => deciders[type].isUndoable === true;

/** What is done before the room is open: who waits at its door may come in already. */
const beforehand: ReadonlySet<ActType> = new Set<ActType>(["room.open", "person.admit", "person.admitAll", "person.remove"]);
/** What facilitators may still do when the workshop is over. */
const afterwards: ReadonlySet<ActType> = new Set<ActType>(["act.undo", "action.set", "action.remove", "question.settle"]);

/**
 * What an act does, or why not. Pure: it reads the state and writes nothing; `apply` does what was decided.
 * No events: it is so already, e.g. after a double click.
 */
export function decide(state: RoomState, seat: Seat, act: Act, context: Context): Decision {
  const member = find(state.members, seat);
  if (!member || member.status === "removed" || member.status === "left") return refuse("forbidden", "notInRoom");
  if (member.status === "waiting") return refuse("forbidden", "stillWaiting");
  // The table holds each act's own decider; that this one belongs to this act, TypeScript cannot follow.
  const decider = deciders[act.type] as unknown as Decider<ActType>;
  const leads = isFacilitator(member);
  if (decider.by === "facilitators" && !leads) return refuse("forbidden", "facilitatorsOnly");
  if (state.status === "new" && !beforehand.has(act.type)) return refuse("conflict", "notOpen");
  if (state.status === "closed" && !(leads && afterwards.has(act.type))) return refuse("conflict", "closed");
  if (state.isPaused && !leads) return refuse("conflict", "paused");
  return decider.decide(state, act, { ...member, seat }, context);
}
