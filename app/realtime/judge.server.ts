import type { Actor } from "#app/auth/actor.ts";
import { getActor } from "#app/auth/session.server.ts";
import { config } from "#app/config.server.ts";
import { log } from "#app/lib/log.server.ts";
import { ruleOf } from "./handle.server.ts";
import { isOwnRoom, live, ownRoom, socketsIn, type LiveSocket } from "./io.server.ts";
import { wire } from "./live.ts";
import { announcePresence } from "./presence.server.ts";

/** Who asks over this connection, by the same cookie and the same function as over HTTP. */
export async function readActor(cookie: string): Promise<Actor | null> {
  return getActor(new Request(config.origin, { headers: { Cookie: cookie } }));
}

/**
 * Who asks over this connection now. One that was somebody's and is nobody's any more, or another's, is closed: its
 * browser connects again as whoever it is by then.
 * @returns undefined when it was closed
 */
export async function refreshActor(socket: LiveSocket): Promise<Actor | null | undefined> {
  const actor = await readActor(socket.data.cookie);
  if ((actor?.id ?? null) !== (socket.data.actor?.id ?? null)) {
    socket.disconnect(true);
    return undefined;
  }
  socket.data.actor = actor;
  if (actor) socket.data.locale = actor.locale;
  return actor;
}

/** Judges one connection anew: closes it, or takes it out of the rooms it may not be in any more. */
export async function judgeSocket(socket: LiveSocket): Promise<void> {
  const actor = await refreshActor(socket);
  if (actor === undefined) return;
  for (const room of socket.rooms) {
    if (room === socket.id || isOwnRoom(room)) continue;
    const found = ruleOf(live.table, room);
    if (found && (await found.rule.mayJoin(actor, found.id))) continue;
    await socket.leave(room);
    socket.emit(wire.removed, { room });
    announcePresence(room);
  }
}

async function judgeAll(sockets: LiveSocket[]): Promise<void> {
  live.judgements += 1;
  for (const socket of sockets) {
    try {
      await judgeSocket(socket);
    } catch (error) {
      log.error({ err: error }, "judging a live connection failed");
      socket.disconnect(true); // whoever cannot be judged hears nothing
    }
  }
}

/** After a person's rights changed: their connections are judged anew. Call it when the change is committed. */
export async function judgeAgain(userId: string): Promise<void> {
  await judgeAll(socketsIn(ownRoom.person(userId)));
}

/** After a room's audience changed, e.g. because it became private: everybody in it is judged anew. */
export async function judgeRoom(room: string): Promise<void> {
  await judgeAll(socketsIn(room));
}

/** Everybody: sessions also end by time. */
export async function judgeEverybody(): Promise<void> {
  await judgeAll([...(live.io?.sockets.sockets.values() ?? [])]);
}
