import { z } from "zod";
import type { Actor } from "#app/auth/actor.ts";
import { AppError } from "#app/lib/app-error.ts";
import { readTail } from "./event-log.server.ts";
import { ruleOf } from "./handle.server.ts";
import { live, type LiveSocket } from "./io.server.ts";
import { judgeSocket } from "./judge.server.ts";
import type { JoinAnswer } from "./live.ts";
import { announcePresence, readPresence } from "./presence.server.ts";

const roomSchema = z.string().max(120).regex(/^[\w-]+:[\w.:-]+$/);
export const joinSchema = z.strictObject({ room: roomSchema, cursor: z.int().min(0).nullable() });
export const leaveSchema = z.strictObject({ room: roomSchema });

/** A page listens to a few rooms; whoever wants more than this is no page. */
const roomsPerSocket = 50;

/**
 * Lets a socket hear a room from a cursor on. It hears the room before its tail is read, so that nothing falls between;
 * the browser puts both in order.
 * @throws AppError not-found, unauthenticated, forbidden, too-many
 */
export async function joinRoom(socket: LiveSocket, actor: Actor | null, { room, cursor }: z.output<typeof joinSchema>): Promise<JoinAnswer> {
  const found = ruleOf(live.table, room);
  if (!found) throw new AppError("not-found", "errors:live.unknown");
  const { rule, id } = found;
  const judgements = live.judgements;
  if (!(await rule.mayJoin(actor, id))) throw actor ? new AppError("forbidden", "errors:forbidden.text") : new AppError("unauthenticated", "errors:unauthenticated");
  if (!socket.rooms.has(room)) {
    if (socket.rooms.size >= roomsPerSocket) throw new AppError("too-many", "errors:live.tooFast");
    await socket.join(room);
    announcePresence(room);
  }
  // Rights that changed while we asked were judged without this room.
  if (live.judgements !== judgements) {
    await judgeSocket(socket);
    if (!socket.rooms.has(room)) throw new AppError("forbidden", "errors:forbidden.text");
  }
  const tail = await readTail(room, cursor);
  if (rule.fill && tail.events.length > 0) {
    const contents = await rule.fill(actor, id, tail.events);
    tail.events = tail.events.map((event, index) => ({ ...event, content: contents[index] }));
  }
  return { ...tail, presence: rule.presence ? readPresence(room, rule.presence) : null };
}

export async function leaveRoom(socket: LiveSocket, room: string): Promise<void> {
  if (!socket.rooms.has(room)) return;
  await socket.leave(room);
  announcePresence(room);
}
