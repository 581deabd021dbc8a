import { onRightsChanged } from "#app/auth/session.server.ts";
import { defaultLocale, isLocale } from "#app/i18n/locales.ts";
import { AppError } from "#app/lib/app-error.ts";
import { log } from "#app/lib/log.server.ts";
import { singleton } from "#app/lib/singleton.server.ts";
import { handle, reply, type LiveTable } from "./handle.server.ts";
import { isOwnRoom, live, ownRoom, type LiveServer, type LiveSocket } from "./io.server.ts";
import { judgeAgain, judgeEverybody, readActor, refreshActor } from "./judge.server.ts";
import { limitConnections, limitEvents } from "./limits.server.ts";
import { wire, type Reply } from "./live.ts";
import { announcePresence } from "./presence.server.ts";
import { joinRoom, joinSchema, leaveRoom, leaveSchema } from "./rooms.server.ts";

/** Sessions also end by time, which nobody announces: how often everybody is judged anew, in milliseconds. */
const round = 5 * 60 * 1000;

/**
 * Gives the app the process's one Socket.IO server; everything is published through it. Several processes would give it
 * an adapter before this; nothing here would change but counts of who is present, which are of this process.
 */
export function setIo(io: LiveServer, table: LiveTable): void {
  live.io = io;
  live.table = table;
  onRightsChanged("live", judgeAgain);
  const held = singleton<{ timer?: NodeJS.Timeout }>("live-round", () => ({}));
  clearInterval(held.timer);
  held.timer = setInterval(() => void judgeEverybody().catch((error: unknown) => log.error({ err: error }, "judging live connections failed")), round);
  held.timer.unref();
}

/**
 * Lets a connection in, or says why not. The origin was checked by the process.
 * @param address where it comes from, as the process saw it
 * @throws an Error whose `data` is a Refusal, as Socket.IO passes it on
 */
export async function acceptSocket(socket: LiveSocket, address: string, table: LiveTable): Promise<void> {
  live.table = table;
  const { headers, auth } = socket.handshake;
  const wanted = (auth as Record<string, unknown>).locale;
  socket.data.locale = isLocale(wanted) ? wanted : defaultLocale;
  socket.data.cookie = headers.cookie ?? "";
  socket.data.address = address;
  const answer = await reply(async () => {
    const actor = await readActor(socket.data.cookie);
    limitConnections(actor, address);
    socket.data.actor = actor;
    if (actor) socket.data.locale = actor.locale;
    await socket.join([ownRoom.address(address), ...(actor ? [ownRoom.person(actor.id)] : [])]);
    // Whoever lost the session while we asked was judged without this connection.
    if (actor && (await readActor(socket.data.cookie)) === null) throw new AppError("unauthenticated", "errors:unauthenticated");
  }, socket.data.locale, "connect");
  if (!answer.ok) throw Object.assign(new Error(answer.code), { data: answer });
  socket.on("disconnecting", () => {
    for (const room of socket.rooms) if (room !== socket.id && !isOwnRoom(room)) announcePresence(room);
  });
}

/** Answers one event of a browser. Who asks is judged anew, and the handler is that of the build which is current now. */
export async function answerEvent(socket: LiveSocket, table: LiveTable, name: string, input: unknown): Promise<Reply> {
  live.table = table;
  return reply(async () => {
    await limitEvents(socket.id);
    const actor = await refreshActor(socket);
    if (actor === undefined) throw new AppError("unauthenticated", "errors:unauthenticated");
    const handler = ownHandlers(socket)[name] ?? (Object.hasOwn(table.events, name) ? table.events[name] : undefined);
    if (!handler) throw new AppError("not-found", "errors:live.unknown");
    return handler.answer(actor, input);
  }, socket.data.locale, name);
}

function ownHandlers(socket: LiveSocket): LiveTable["events"] {
  return Object.assign(Object.create(null) as LiveTable["events"], {
    [wire.join]: handle(joinSchema, (actor, input) => joinRoom(socket, actor, input)),
    [wire.leave]: handle(leaveSchema, (_actor, { room }) => leaveRoom(socket, room)),
  });
}
