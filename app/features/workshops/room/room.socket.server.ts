import { z } from "zod";
import type { Actor } from "#app/auth/actor.ts";
import { db } from "#app/db/client.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import type { RoomRule } from "#app/realtime/handle.server.ts";
import { getVisibleRoom, seatWithPlace } from "../workshop-access.server.ts";
import { sayHere } from "./entering.server.ts";
import { readPeople, viewerOf } from "./people.server.ts";
import type { RoomChanged } from "./room.events.ts";
import { readRoom } from "./room-store.server.ts";
import type { Seat } from "./state/room-entities.ts";
import type { RoomState } from "./state/room-state.ts";
import { isInside, viewOf } from "./state/view.ts";

// The live door of rooms. It does what the HTTP door does, by the same functions.

export const hereSchema = z.strictObject({ workshopId: z.string().max(64) });

/** The state of a room and the actor's seat in it; null for whoever is not inside. */
export async function findInside(actor: Actor | null, workshopId: string): Promise<{ state: RoomState; seat: Seat } | null> {
  if (!actor) return null;
  try {
    const workshop = await getVisibleRoom(db, actor, workshopId);
    const seat = seatWithPlace(workshop);
    if (seat === null || workshop.status === "cancelled") return null;
    const state = await readRoom(db, workshopId, workshop.lastSeq);
    return isInside(state, seat) ? { state, seat } : null;
  } catch (error) {
    if (error instanceof AppError && error.code === "not-found") return null;
    throw error;
  }
}

/** `workshop:<id>`: who has come in, was let in, and was not removed. They know each other by name. */
export const workshopRoomRule: RoomRule = {
  mayJoin: async (actor, id) => (await findInside(actor, id)) !== null,
  presence: "named",
  /** Who was away is given all that they may see now, once: steps in between would show what has been taken back since. */
  fill: async (actor, id, events) => {
    const inside = await findInside(actor, id);
    if (!inside) return events.map(() => undefined);
    const people = await readPeople(db, id);
    const content: RoomChanged = { view: viewOf(inside.state, viewerOf(people, inside.seat), people.directory) };
    return events.map((_, index) => (index === events.length - 1 ? content : undefined));
  },
};

export async function answerHere(actor: Actor | null, { workshopId }: z.output<typeof hereSchema>): Promise<{ now: number }> {
  return sayHere(actor, workshopId);
}
