import { isFacilitator } from "../state/deciding.ts";
import { find } from "../state/reduce.ts";
import type { Member, Seat } from "../state/room-entities.ts";
import type { RoomState } from "../state/room-state.ts";

// Who reads and writes which shared notes. The room's are everybody's; a group's are its own and the facilitators' while
// groups work, and for everybody to read once they are back.

function present(state: RoomState, seat: Seat): Member | null {
  const member = find(state.members, seat);
  return member?.status === "present" ? member : null;
}

export function canReadNotes(state: RoomState, seat: Seat, groupId: string | null): boolean {
  const member = present(state, seat);
  if (!member || state.status === "new") return false;
  if (groupId === null) return true;
  return find(state.groups, groupId) !== undefined && (!state.breakout.isOpen || member.groupId === groupId || isFacilitator(member));
}

/** Why somebody may not write: the key of its text; null: they may. */
export function whyNoWriting(state: RoomState, seat: Seat, groupId: string | null): "notInRoom" | "notOpen" | "closed" | "paused" | "gone" | null {
  const member = present(state, seat);
  if (!member) return "notInRoom";
  if (state.status !== "open") return state.status === "new" ? "notOpen" : "closed";
  if (groupId !== null && (!find(state.groups, groupId) || !(member.groupId === groupId || isFacilitator(member)))) return "gone";
  return state.isPaused && !isFacilitator(member) ? "paused" : null;
}
