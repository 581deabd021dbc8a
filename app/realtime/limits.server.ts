import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import type { Actor } from "#app/auth/actor.ts";
import { AppError } from "#app/lib/app-error.ts";
import { singleton } from "#app/lib/singleton.server.ts";
import { live, ownRoom } from "./io.server.ts";

/** Connections at a time. Many people of an administration share one address; a person has some tabs and devices. */
const connections = { person: 40, address: 2_000 };

/** Events of one connection: `points` in `seconds`. Typing and reading need far less. */
const events = { points: 200, seconds: 10 };

const eventLimiter = singleton("live-event-limit", () => new RateLimiterMemory({ keyPrefix: "live", points: events.points, duration: events.seconds }));

/** @throws AppError too-many when the person or the address has too many connections already */
export function limitConnections(actor: Actor | null, address: string): void {
  const open = (room: string) => live.io?.sockets.adapter.rooms.get(room)?.size ?? 0;
  if ((actor && open(ownRoom.person(actor.id)) >= connections.person) || open(ownRoom.address(address)) >= connections.address) {
    throw new AppError("too-many", "errors:live.tooMany");
  }
}

/** Counts one event of a connection. @throws AppError too-many */
export async function limitEvents(socketId: string): Promise<void> {
  try {
    await eventLimiter.consume(socketId);
  } catch (rejection) {
    if (!(rejection instanceof RateLimiterRes)) throw rejection;
    throw new AppError("too-many", "errors:live.tooFast", { seconds: Math.max(1, Math.ceil(rejection.msBeforeNext / 1000)) });
  }
}
