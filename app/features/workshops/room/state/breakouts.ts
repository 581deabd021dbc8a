import { patch, type EventsOf, type Reducers } from "./reduce.ts";
import type { Group, Seat } from "./room-entities.ts";
import { inOrder, type RoomState } from "./room-state.ts";

// Breakout groups. People keep their group while all are together, and whoever comes late or again lands in it.

/** So many messages to all groups stay. */
const saidKept = 20;

/** Where somebody without a group goes: to the smallest, the first of them in order. */
export function smallestGroup(state: RoomState): string | null {
  const sizes = new Map(inOrder(state.groups).map(([id]) => [id, 0]));
  for (const { groupId, status } of Object.values(state.members)) if (groupId !== null && status === "present" && sizes.has(groupId)) sizes.set(groupId, (sizes.get(groupId) ?? 0) + 1);
  const [smallest] = [...sizes].sort(([, a], [, b]) => a - b);
  return smallest?.[0] ?? null;
}

/** Puts people into groups; who has not come yet is passed over, and finds theirs by arriving. */
export function seatPeople(state: RoomState, places: Record<Seat, string>): RoomState {
  return Object.entries(places).reduce((seated, [seat, groupId]) => patch(seated, "members", seat, { groupId }), state);
}

export const reduceBreakouts: Reducers<EventsOf<"groups" | "breakout" | "help" | "visit">> = {
  "groups.set": (state, { groups, places }) => {
    const fresh = Object.fromEntries(Object.entries(groups).map(([id, group]): [string, Group] => [id, { ...group, callsHelp: false }]));
    const members = Object.fromEntries(Object.entries(state.members).map(([seat, member]) => [seat, { ...member, groupId: null, visits: null }]));
    return seatPeople({ ...state, groups: fresh, members }, places);
  },
  "breakout.opened": (state, { length, places }, { at }) => ({ ...seatPeople(state, places), breakout: { isOpen: true, endsAt: length === null ? null : at + length, said: [] } }),
  "breakout.extended": (state, { by }) => (state.breakout.endsAt === null ? state : { ...state, breakout: { ...state.breakout, endsAt: state.breakout.endsAt + by } }),
  "breakout.closed": (state) => {
    const groups = Object.fromEntries(Object.entries(state.groups).map(([id, group]) => [id, { ...group, callsHelp: false }]));
    const members = Object.fromEntries(Object.entries(state.members).map(([seat, member]) => [seat, member.visits === null ? member : { ...member, visits: null }]));
    return { ...state, groups, members, breakout: { ...state.breakout, isOpen: false, endsAt: null } };
  },
  "breakout.told": (state, { text }, { at }) => ({ ...state, breakout: { ...state.breakout, said: [...state.breakout.said, { text, at }].slice(-saidKept) } }),
  "help.called": (state, { groupId, isCalled }) => patch(state, "groups", groupId, { callsHelp: isCalled }),
  "visit.made": (state, { groupId }, { seat }) => (seat === null ? state : patch(groupId === null ? state : patch(state, "groups", groupId, { callsHelp: false }), "members", seat, { visits: groupId })),
};
