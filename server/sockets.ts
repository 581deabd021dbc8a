import type { Server as HttpServer } from "node:http";
import { Gauge } from "prom-client";
import { Server } from "socket.io";
import type { LiveServer } from "../app/realtime/io.server.ts";
import type { AppModule } from "./app-module.ts";
import { addressOf, type Trusts } from "./address.ts";
import { isOwnOrigin } from "./http.ts";

/** Largest accepted message, in bytes. */
const largestMessage = 64 * 1024;

const connections = new Gauge({ name: "live_connections", help: "Open live connections" });

/**
 * The one Socket.IO server, on the server's own port. Connections find their handlers in the app's current build at
 * every event, so that in development an edited handler serves connections that are already open.
 * @returns ends all connections, in a way after which browsers come back by themselves
 */
export async function attachSockets(server: HttpServer, app: AppModule, trusts: Trusts): Promise<() => void> {
  const { config, livePath, setIo, live, log } = await app.entry();
  const io: LiveServer = new Server(server, {
    path: livePath,
    serveClient: false,
    perMessageDeflate: false, // costs more than it saves on small messages
    httpCompression: false,
    maxHttpBufferSize: largestMessage,
    connectTimeout: 10_000,
    allowRequest: (request, callback) => callback(null, isOwnOrigin(request.headers, config.origin)),
  });

  // Handlers stand before the connection is answered: a browser that speaks at once is heard.
  io.use((socket, next) => {
    socket.onAny((name: string, ...args: unknown[]) => {
      const last = args.at(-1);
      const respond = typeof last === "function" ? (last as (reply: unknown) => void) : undefined;
      app
        .entry()
        .then((entry) => entry.answerEvent(socket, entry.live, name, respond ? args.slice(0, -1)[0] : args[0]))
        .then(respond, (error: unknown) => log.error({ err: error }, "live event failed"));
    });
    app
      .entry()
      .then((entry) => entry.acceptSocket(socket, addressOf(socket.request, trusts), entry.live))
      .then(() => next(), next);
  });
  io.on("connection", () => connections.set(io.engine.clientsCount));
  io.engine.on("connection", (connection: { on: (event: "close", listener: () => void) => void }) => {
    connection.on("close", () => connections.set(io.engine.clientsCount));
  });

  setIo(io, live);
  return () => void io.engine.close();
}
