// Reactions: what people show for a moment. They are told and forgotten; no event, no log, no name.

export const roomReactionKinds = ["applause", "heart", "idea", "laugh", "slower", "faster"] as const;
export type RoomReactionKind = (typeof roomReactionKinds)[number];

/** Passing: how many of each within the last second. */
export const roomReacted = "room:reacted";
export type RoomReacted = Partial<Record<RoomReactionKind, number>>;
