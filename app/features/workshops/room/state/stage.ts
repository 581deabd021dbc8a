import { patch, type EventsOf, type Reducers } from "./reduce.ts";
import type { Timer } from "./room-entities.ts";
import { inOrder, type RoomState } from "./room-state.ts";

// The agenda item on stage and its timer.

const minute = 60_000;

/** Longer by `by` milliseconds, never to less than nothing. */
function extend(timer: Timer, by: number): Timer {
  return { ...timer, endsAt: timer.endsAt === null ? null : timer.endsAt + by, left: timer.left === null ? null : Math.max(0, timer.left + by), total: Math.max(0, timer.total + by) };
}

export const reduceStage: Reducers<EventsOf<"stage" | "timer">> = {
  "stage.moved": (state, { itemId }, { at }) => {
    if (state.stage === itemId) return state;
    const left = state.stage === null ? state : patch(state, "items", state.stage, { endedAt: at });
    const item = left.items[itemId];
    return { ...patch(left, "items", itemId, { startedAt: item?.startedAt ?? at, endedAt: null }), stage: itemId, timer: null };
  },
  "stage.freed": (state, { isFree }) => ({ ...state, isFree }),
  "timer.started": (state, { itemId, length }, { at }) => ({ ...state, timer: { itemId, endsAt: at + length, left: null, total: length } }),
  "timer.extended": (state, { by }) => (state.timer ? { ...state, timer: extend(state.timer, by) } : state),
  "timer.paused": (state, _, { at }) => (typeof state.timer?.endsAt !== "number" ? state : { ...state, timer: { ...state.timer, endsAt: null, left: Math.max(0, state.timer.endsAt - at) } }),
  "timer.resumed": (state, _, { at }) => (typeof state.timer?.left !== "number" ? state : { ...state, timer: { ...state.timer, endsAt: at + state.timer.left, left: null } }),
  "timer.stopped": (state) => ({ ...state, timer: null }),
};

/** What a schedule is made from; a page has it in its parts. */
export type Agenda = Pick<RoomState, "items" | "stage" | "timer" | "openedAt">;

export interface Scheduled {
  itemId: string;
  /** Milliseconds; what is over as it was, what is to come as it will be if everything takes as long as planned. */
  startsAt: number;
  endsAt: number;
}

/**
 * The agenda by the clock as things stand: whatever took longer moves what comes after it.
 * An item on stage ends with its timer, or as planned, but not before now.
 * @param startsAt when the workshop was to begin, in milliseconds
 */
export function schedule(state: Agenda, startsAt: number, now: number): Scheduled[] {
  const current = state.stage === null ? undefined : state.items[state.stage];
  let from = current ? now : Math.max(startsAt, state.openedAt ?? startsAt, ...Object.values(state.items).map(({ endedAt }) => endedAt ?? 0));
  let isPast = current !== undefined;
  return inOrder(state.items).map(([itemId, item]) => {
    const length = item.minutes * minute;
    if (itemId === state.stage) {
      isPast = false;
      const began = item.startedAt ?? now;
      const timed = state.timer?.itemId === itemId ? (state.timer.endsAt ?? now + (state.timer.left ?? 0)) : began + length;
      from = Math.max(now, timed);
      return { itemId, startsAt: began, endsAt: from };
    }
    if (item.endedAt !== null && item.startedAt !== null) return { itemId, startsAt: item.startedAt, endsAt: item.endedAt };
    // Passed over: it took no time.
    if (isPast && current) return { itemId, startsAt: current.startedAt ?? now, endsAt: current.startedAt ?? now };
    const planned = { itemId, startsAt: from, endsAt: from + length };
    from += length;
    return planned;
  });
}

/** How far behind the plan the room will end, in milliseconds; below zero: ahead of it. For facilitators only. */
export function drift(state: Agenda, startsAt: number, now: number): number {
  const planned = startsAt + Object.values(state.items).reduce((sum, { minutes }) => sum + minutes * minute, 0);
  return Math.max(...schedule(state, startsAt, now).map(({ endsAt }) => endsAt), startsAt) - planned;
}
