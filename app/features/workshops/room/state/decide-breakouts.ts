import { arrangeGroups, groupings, shuffle } from "#app/features/workshops/grouping.ts";
import { newBoards } from "./decide-boards.ts";
import { done, gone, refuse, type ActsOf, type Context, type Deciders, type Decision } from "./deciding.ts";
import { find } from "./reduce.ts";
import type { Group, Item, RoomBreakoutPlan, Seat } from "./room-entities.ts";
import { inOrder, type RoomState } from "./room-state.ts";

const minute = 60_000;

const participants = (state: RoomState): Seat[] => Object.entries(state.members).flatMap(([seat, member]) => (member.role === "participant" && member.status === "present" ? [seat] : []));

type Groups = Record<string, Pick<Group, "name" | "position">>;

const groupOf = (state: RoomState) => (seat: Seat): string | null => state.members[seat]?.groupId ?? null;

/** Whoever has no group yet goes to the one that is smallest by then. @param groupFor where somebody is already */
function placesForTheRest(state: RoomState, groups: Groups = state.groups, groupFor = groupOf(state)): Record<Seat, string> {
  const sizes = inOrder(groups).map(([id]) => ({ id, size: participants(state).filter((seat) => groupFor(seat) === id).length }));
  const places: Record<Seat, string> = {};
  for (const seat of participants(state)) {
    if (find(groups, groupFor(seat))) continue;
    const smallest = sizes.reduce((least, group) => (group.size < least.size ? group : least));
    smallest.size += 1;
    places[seat] = smallest.id;
  }
  return places;
}

const length = (minutes: number | null): number | null => (minutes === null ? null : minutes * minute);

/** The groups that a step is planned with, and who is in them; null: those that there are. */
function plannedGroups(state: RoomState, { way, names }: RoomBreakoutPlan, { plan, people, newId, random }: Context): { groups: Groups; places: Record<Seat, string> } | null {
  const isMade = Object.keys(plan.groups).length > 0;
  const kept = way === "prepared" && isMade ? plan.groups : way === "prepared" || way === "same" ? state.groups : {};
  const ids = Object.keys(kept);
  if (ids.length > 0) return ids.every((id) => find(state.groups, id)) ? null : { groups: kept, places: plan.places ?? {} };
  const groups = names.map((name, position) => ({ id: newId(), name, position }));
  const here = participants(state);
  const arranged = arrangeGroups(people.filter(({ id }) => here.includes(id)), groups.length, groupings.find((grouping) => grouping === way) ?? "mixed", random);
  return {
    groups: Object.fromEntries(groups.map(({ id, name, position }) => [id, { name, position }])),
    places: Object.fromEntries([...arranged].map(([seat, at]) => [seat, groups[at]?.id ?? ""])),
  };
}

/** What the plan of a step says, by one act: its groups, a board for each, and off they go. */
function followPlan(state: RoomState, itemId: string, { breakout, title }: Item & { breakout: RoomBreakoutPlan }, context: Context): Decision {
  const fresh = plannedGroups(state, breakout, context);
  const groups = fresh?.groups ?? state.groups;
  const hasBoards = Object.values(state.boards).some((board) => board.itemId === itemId && find(groups, board.groupId));
  const boards = breakout.board === "none" || hasBoards ? [] : newBoards({ title, kind: breakout.board, columns: breakout.columns, itemId, showsAuthors: true }, inOrder(groups), context.newId);
  const places = placesForTheRest(state, groups, fresh ? (seat) => find(fresh.places, seat) ?? null : undefined);
  return done(...(fresh ? [{ type: "groups.set" as const, ...fresh }] : []), ...boards, { type: "breakout.opened", length: length(breakout.minutes), places });
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
      return done({ type: "breakout.opened", length: length(minutes), places: placesForTheRest(state) });
    },
  },
  "breakout.follow": {
    by: "facilitators",
    isUndoable: true,
    decide: (state, { itemId }, _, context) => {
      const item = find(state.items, itemId);
      if (!item?.breakout) return gone();
      return state.breakout.isOpen ? done() : followPlan(state, itemId, { ...item, breakout: item.breakout }, context);
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
