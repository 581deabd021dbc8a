import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import * as connection from "#app/realtime/connection.server.ts";
import { config } from "#app/config.server.ts";
import { log } from "#app/lib/log.server.ts";
import type { LiveTable } from "#app/realtime/handle.server.ts";
import { livePath } from "#app/realtime/live.ts";
import type * as Entry from "#app/entry.server.tsx";
import { attachSockets } from "../../server/sockets.ts";

export interface LiveTestServer {
  origin: string;
  /** Cuts every line as a network does, and takes no new one until `restart`. */
  cut: () => Promise<void>;
  restart: () => Promise<void>;
}

/** The real sockets of server/ on a real port in this process, with a table of contents of the test's own. */
export async function startLiveServer(table: LiveTable): Promise<LiveTestServer> {
  const entry = { ...connection, config, log, livePath, live: table } as unknown as typeof Entry;
  const app = { entry: () => Promise.resolve(entry), close: () => Promise.resolve(), build: () => Promise.reject(new Error("no pages here")) };
  let stop = async () => {};
  const start = async (port: number): Promise<number> => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
    const own = (server.address() as AddressInfo).port;
    config.origin = `http://127.0.0.1:${own}`;
    const end = await attachSockets(server, app, () => false);
    stop = async () => {
      const ended = new Promise((resolve) => server.close(resolve));
      end();
      server.closeAllConnections();
      await ended;
    };
    return own;
  };
  const port = await start(0);
  return { origin: `http://127.0.0.1:${port}`, cut: () => stop(), restart: async () => void (await start(port)) };
}
