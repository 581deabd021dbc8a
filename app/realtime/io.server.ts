import type { Server, Socket } from "socket.io";
import type { Actor } from "#app/auth/actor.ts";
import type { Locale } from "#app/i18n/locales.ts";
import { singleton } from "#app/lib/singleton.server.ts";
import type { LiveTable } from "./handle.server.ts";

/** What we know of a connection. */
export interface SocketData {
  /** As of the last judgement; null for a visitor. */
  actor: Actor | null;
  /** The handshake's cookies: who asks is read from them anew at every event. */
  cookie: string;
  locale: Locale;
  address: string;
}

type NoEvents = Record<string, (...args: never[]) => void>;
type OutgoingEvents = Record<string, (payload: unknown) => void>;
export type LiveServer = Server<NoEvents, OutgoingEvents, NoEvents, SocketData>;
export type LiveSocket = Socket<NoEvents, OutgoingEvents, NoEvents, SocketData>;

interface State {
  io: LiveServer | null;
  /** That of the build which was asked last: in development it changes under open connections. */
  table: LiveTable;
  /** Grows with every judgement, so that a join that was under way notices. */
  judgements: number;
}

/** Outlives a reload in development, as the connections do. */
export const live = singleton<State>("live", () => ({ io: null, table: { events: {}, rooms: {} }, judgements: 0 }));

/** Rooms of our own begin with a sign that no room of a feature has. */
export const ownRoom = { person: (userId: string) => `~person:${userId}`, address: (address: string) => `~address:${address}` };

export function isOwnRoom(room: string): boolean {
  return room.startsWith("~");
}

/** The sockets of this process in a room. */
export function socketsIn(room: string): LiveSocket[] {
  const sockets = live.io?.sockets;
  return [...(sockets?.adapter.rooms.get(room) ?? [])].flatMap((id) => sockets?.sockets.get(id) ?? []);
}
