import { z } from "zod";
import type { Actor } from "#app/auth/actor.ts";
import { limit } from "#app/auth/rate-limit.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { singleton } from "#app/lib/singleton.server.ts";
import { publishPassing } from "#app/realtime/publish.server.ts";
import { workshopRoom } from "../room.events.ts";
import { findInside } from "../room.socket.server.ts";
import { roomReacted, roomReactionKinds, type RoomReacted } from "./reactions.events.ts";

export const reactSchema = z.strictObject({ workshopId: z.string().max(64), kind: z.enum(roomReactionKinds, "errors:live.badInput") });

/** Reactions are added up for so long before they are told, in milliseconds: a room that claps is one message, not three hundred. */
const addedUpFor = 1_000;

const pending = singleton("room-reactions", () => new Map<string, RoomReacted>());

function tell(workshopId: string): void {
  const counts = pending.get(workshopId);
  pending.delete(workshopId);
  if (counts) publishPassing(workshopRoom(workshopId), roomReacted, counts);
}

/** Shows something to the room for a moment; who it was is neither told nor kept. @throws AppError unauthenticated, invalid, forbidden, conflict (not open), too-many */
export async function showReaction(actor: Actor | null, { workshopId, kind }: z.output<typeof reactSchema>): Promise<object> {
  if (!actor) throw new AppError("unauthenticated", "errors:unauthenticated");
  await limit("roomReactPerson", actor.id);
  const inside = await findInside(actor, workshopId);
  if (!inside) throw new AppError("forbidden", "refusals:notInRoom");
  if (inside.state.status !== "open") throw new AppError("conflict", inside.state.status === "new" ? "refusals:notOpen" : "refusals:closed");
  const counts = pending.get(workshopId);
  if (!counts) setTimeout(() => tell(workshopId), addedUpFor).unref();
  pending.set(workshopId, { ...counts, [kind]: (counts?.[kind] ?? 0) + 1 });
  return {};
}
