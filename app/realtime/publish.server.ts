import { refuseInsideTransaction } from "#app/db/transaction-scope.server.ts";
import { live, ownRoom, socketsIn } from "./io.server.ts";
import { wire, type LiveEvent, type PassingEvent } from "./live.ts";

/**
 * Tells a room what was recorded, after the transaction: what is not committed did not happen. Encoded once however many
 * listen. Whoever misses it finds it in the log.
 * @param content what the payload's ids stand for; the same for everybody who may be in the room
 * @throws inside a transaction
 */
export function publish(event: LiveEvent, content?: unknown): void {
  refuseInsideTransaction();
  live.io?.to(event.room).emit(wire.event, content === undefined ? event : { ...event, content });
}

/** Tells a room something that matters only now, e.g. who is typing. Whoever is away misses it, for good. @throws inside a transaction */
export function publishPassing(room: string, name: string, payload: unknown): void {
  refuseInsideTransaction();
  const event: PassingEvent = { room, name, payload };
  live.io?.to(room).emit(wire.passing, event);
}

/**
 * Tells one person in a room, on each of their devices, what only they may know. Sent before `publish`, it is heard before:
 * who has heard the event has heard this too. @throws inside a transaction
 */
export function publishPassingTo(userId: string, room: string, name: string, payload: unknown): void {
  refuseInsideTransaction();
  const event: PassingEvent = { room, name, payload };
  live.io?.to(ownRoom.person(userId)).emit(wire.passing, event);
}

/** The people who listen to a room through this process, each once. */
export function listenersOf(room: string): string[] {
  return [...new Set(socketsIn(room).flatMap(({ data }) => (data.actor ? [data.actor.id] : [])))];
}
