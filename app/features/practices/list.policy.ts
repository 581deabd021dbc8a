import type { Actor } from "#app/auth/actor.ts";

interface ListAccess {
  userId: string;
  shared: boolean;
}

/** Who made it; once it is shared, everybody who was told its address. */
export const canReadList = (actor: Actor | null, list: ListAccess): boolean => list.shared || actor?.id === list.userId;

export const canChangeList = (actor: Actor | null, list: ListAccess): boolean => actor?.id === list.userId;
