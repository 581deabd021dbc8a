import { shuffle } from "#app/features/workshops/grouping.ts";
import { done, gone, refuse, type ActsOf, type Deciders } from "./deciding.ts";
import { find } from "./reduce.ts";
import type { Seat } from "./room-entities.ts";
import { inOrder, type RoomState } from "./room-state.ts";

const minute = 60_000;

const participants = (state: RoomState): Seat[] => Object.entries(state.members).flatMap(([seat, member]) => (member.role === "participant" && member.status === "present" ? [seat] : []));

/** Whoever has no group yet goes to the one that is smallest by then. */
function placesForTheRest(state: RoomState): Record<Seat, string> {
  const sizes = inOrder(state.groups).map(([id]) => ({ id, size: participants(state).filter((seat) => state.members[seat]?.groupId === id).length }));
  const places: Record<Seat, string> = {};
  for (const seat of participants(state)) {
    if (find(state.groups, state.members[seat]?.groupId ?? null)) continue;
    const smallest = sizes.reduce((least, group) => (group.size < least.size ? group : least));
    smallest.size += 1;
    places[seat] = smallest.id;
  }
  return places;
}

export const decideBreakouts: Deciders<ActsOf<"groups" | "breakout" | "help" | "visit">> = {
  /** New groups, at random and as even as can be. */
  "groups.make": {
    by: "facilitators",
    isUndoable: true,
    decide: (state, { names }, _, { newId, random }) => {
      if (state.breakout.isOpen) return refuse("conflict", "groupsWork");
      const groups = names.map((name, position) => ({ id: newId(), name, position }));
      const places = Object.fromEntries(shuffle(participants(state), random).map((seat, index) => [seat, groups[index % groups.length]?.id ?? ""]));
      return done({ type: "groups.set", groups: Object.fromEntries(groups.map(({ id, name, position }) => [id, { name, position }])), places });
    },
  },
  "breakout.open": {
    by: "facilitators",
    isUndoable: true,
    decide: (state, { minutes }) => {
      if (state.breakout.isOpen) return done();
      if (Object.keys(state.groups).length === 0) return refuse("conflict", "noGroups");
      return done({ type: "breakout.opened", length: minutes === null ? null : minutes * minute, places: placesForTheRest(state) });
    },
  },
  "breakout.extend": { by: "facilitators", isUndoable: true, decide: (state, { minutes }) => (state.breakout.endsAt === null ? done() : done({ type: "breakout.extended", by: minutes * minute })) },
  "breakout.close": { by: "facilitators", isUndoable: true, decide: (state) => (state.breakout.isOpen ? done({ type: "breakout.closed" }) : done()) },
  "breakout.tell": { by: "facilitators", isUndoable: true, decide: (state, { text }) => (state.breakout.isOpen ? done({ type: "breakout.told", text }) : refuse("conflict", "groupsRest")) },
  "help.call": {
    by: "everybody",
    decide: (state, { isCalled }, { groupId }) => {
      const group = find(state.groups, groupId);
      if (groupId === null || !group || !state.breakout.isOpen) return refuse("conflict", "groupsRest");
      return group.callsHelp === isCalled ? done() : done({ type: "help.called", groupId, isCalled });
    },
  },
  "visit.make": {
    by: "facilitators",
    decide: (state, { groupId }, doer) => {
      if (groupId !== null && !find(state.groups, groupId)) return gone();
      return doer.visits === groupId ? done() : done({ type: "visit.made", groupId });
    },
  },
};
