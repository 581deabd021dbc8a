import type { PartChanges, RoomView } from "./state/parts.ts";

// What a page of a room is told. In the log only that the room is at another number; what changed travels with it.

/** Whoever is in the room. */
export const workshopRoom = (workshopId: string): string => `workshop:${workshopId}`;

/** Logged, `{seq}`; with it what changed of what everybody sees, or, for whoever was away, all that they may see. */
export const roomChanged = "room:changed";
export type RoomChanged = { seq: number; changes: PartChanges } | { view: RoomView };

/** Passing, to one person, and before `room:changed`: what changed of what they alone see. */
export const ownChanged = "room:own-changed";
export interface OwnChanged {
  seq: number;
  changes: PartChanges;
}
