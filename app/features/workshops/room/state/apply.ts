import { reduceActions } from "./actions.ts";
import { reduceBoards } from "./boards.ts";
import { reduceBreakouts, seatPeople } from "./breakouts.ts";
import { reduceDots } from "./dots.ts";
import { reducePeople } from "./people.ts";
import { reducePolls } from "./polls.ts";
import { reduceQuestions } from "./questions.ts";
import type { Reducers } from "./reduce.ts";
import type { RoomEvent, RoomEventType } from "./room-events.ts";
import type { RoomState } from "./room-state.ts";
import { reduceStage } from "./stage.ts";
import { reduceTalk } from "./talk.ts";
import { remember, undo } from "./undo.ts";

/*
 * The room. One function, `apply(state, event)`, makes every state of every workshop, from `emptyRoom()` on:
 *
 *   act ── decide(state, actor, act, context) ──> events ── numbered, stored ──> apply ──> state ── viewOf ──> parts
 *   (what somebody wants)   rules, time, new ids           room-acts.server            what one person may see
 *
 * Invariants
 *  1. Pure: the same events make the same state, anywhere, at any time. No clock, no chance, no input but the event.
 *  2. Numbers decide. Event n is applied to the state of n - 1 and to no other: what is in already, and what is not due
 *     yet, changes nothing. `receive` and `replay` (stream.ts) bring any order of arrival into this one.
 *  3. Total: no event throws. Rules stand in `decide`; events are facts. A fact about something that is gone changes nothing.
 *  4. Plain JSON: JSON.parse(JSON.stringify(state)) goes on exactly as the state does. Snapshots are made so.
 *  5. Seats, never people; and of what is anonymous not even the seat.
 *  6. What cannot be shown to everybody is in the state all the same. Only `viewOf` may leave the server.
 *
 * Areas, each with its reducers and its decisions: people, stage (items, timer), boards (notes, clusters), dots, polls,
 * questions, talk (hands, ready check, chat), breakouts, actions. Undo and room-wide facts are here and in undo.ts.
 */

const reduceRoom: Reducers<"room.opened" | "room.paused" | "room.resumed" | "room.closed" | "lead.taken"> = {
  "room.opened": (state, { plan }, { at, seat }) => ({
    ...seatPeople(state, plan.places ?? {}),
    status: "open",
    openedAt: state.openedAt ?? at,
    lead: seat,
    rules: plan.rules,
    items: Object.fromEntries(Object.entries(plan.items).map(([id, item]) => [id, { ...item, startedAt: null, endedAt: null }])),
    groups: Object.fromEntries(Object.entries(plan.groups).map(([id, group]) => [id, { ...group, callsHelp: false }])),
  }),
  "room.paused": (state) => ({ ...state, isPaused: true }),
  "room.resumed": (state) => ({ ...state, isPaused: false }),
  "room.closed": (state) => ({ ...state, status: "closed", timer: null, breakout: { ...state.breakout, isOpen: false, endsAt: null } }),
  "lead.taken": (state, _, { seat }) => ({ ...state, lead: seat }),
};

const reducers: Reducers<Exclude<RoomEventType, "act.undone">> = {
  ...reduceRoom, ...reducePeople, ...reduceStage, ...reduceBoards, ...reduceDots, ...reducePolls, ...reduceQuestions, ...reduceTalk, ...reduceBreakouts, ...reduceActions,
};

/** The state after an event; the same state when the event is not its next one. */
export function apply(state: RoomState, event: RoomEvent): RoomState {
  if (event.seq !== state.seq + 1) return state;
  if (event.body.type === "act.undone") return { ...undo(state, event.body.act), seq: event.seq };
  // Each reducer is given the event of its own type: the table's type says so, TypeScript cannot follow it here.
  const reduce = reducers[event.body.type] as (before: RoomState, body: unknown, event: RoomEvent) => RoomState;
  const after = reduce(state, event.body, event);
  return { ...after, seq: event.seq, undoable: event.isUndoable ? remember(state, after, event) : after.undoable };
}
