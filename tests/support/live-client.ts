import { io, type Socket } from "socket.io-client";
import { livePath, type Reply } from "#app/realtime/live.ts";

interface ClientOptions {
  /** A Cookie header, e.g. of `signInOver`. */
  cookie?: string;
  /** The page that connects; our own unless given. */
  origin?: string;
  auth?: Record<string, string>;
  reconnection?: boolean;
}

/** A browser's live connection to a server under test, not yet opened. */
export function createLiveSocket(server: string, { cookie, origin = server, auth, reconnection = false }: ClientOptions = {}): Socket {
  const extraHeaders = { Origin: origin, ...(cookie ? { Cookie: cookie } : {}) };
  return io(server, { path: livePath, transports: ["websocket"], extraHeaders, auth, reconnection, reconnectionDelay: 50, reconnectionDelayMax: 500, autoConnect: false, forceNew: true });
}

/** Opens it and waits until it is let in. Rejects with what it was refused for. */
export function open(socket: Socket): Promise<Socket> {
  return new Promise((resolve, reject) => {
    socket.once("connect", () => resolve(socket));
    socket.once("connect_error", reject);
    socket.once("disconnect", reject); // ended after the line stood and before it was let in: neither of the two is told
    socket.connect();
  });
}

/** Sends an event and waits for its answer. */
export async function ask(socket: Socket, name: string, ...input: unknown[]): Promise<Reply> {
  return (await socket.timeout(5_000).emitWithAck(name, ...input)) as Reply;
}

/** Why the connection ended, once it does. */
export function closed(socket: Socket): Promise<string> {
  return new Promise((resolve) => socket.once("disconnect", resolve));
}
