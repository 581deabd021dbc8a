import { apply } from "./apply.ts";
import type { RoomEvent } from "./room-events.ts";
import type { RoomState } from "./room-state.ts";

/** A state, and the events that came before their turn. */
export interface RoomStream {
  state: RoomState;
  early: RoomEvent[];
}

/** Takes one event, in whatever order they come, however often: numbers decide. */
export function receive({ state, early }: RoomStream, event: RoomEvent): RoomStream {
  if (event.seq <= state.seq || early.some(({ seq }) => seq === event.seq)) return { state, early };
  let next = state;
  const waiting = [...early, event].sort((a, b) => a.seq - b.seq);
  while (waiting[0]?.seq === next.seq + 1) next = apply(next, waiting.shift() as RoomEvent);
  return { state: next, early: waiting };
}

/** The state after events that are in order. What is in already is passed over; it ends at the first gap. */
export function replay(state: RoomState, events: readonly RoomEvent[]): RoomState {
  return events.reduce(apply, state);
}
