/**
 * The process: takes the port, prepares the app, serves it, ends cleanly. It knows nothing of the app but the exports
 * of app/entry.server.tsx, reached through the build: an app file imported here would be a second copy of that module.
 *
 * `node server/index.ts` serves the build; `node server/index.ts --dev` serves the sources through Vite.
 */
import { createServer, type RequestListener } from "node:http";
import { loadBuiltApp, loadDevelopmentApp } from "./app-module.ts";
import type { Trusts } from "./address.ts";
import { createApp } from "./app.ts";
import { endOnBugs, exitWith } from "./failures.ts";
import { keepHeapSmall } from "./garbage.ts";
import { listen } from "./listen.ts";
import { attachSockets } from "./sockets.ts";
import { stopOnSignal } from "./stop.ts";

keepHeapSmall();
const isDevelopment = process.argv.includes("--dev");
process.env.NODE_ENV = isDevelopment ? "development" : "production";

const say = (line: string) => process.stdout.write(`${line}\n`);

// Answers from the moment the port is ours, so that nobody else can take it while the database is prepared.
let handle: RequestListener = (_request, response) => {
  response.writeHead(503, { "Content-Type": "text/plain", "Retry-After": "5" }).end("Starting.\n");
};
const server = createServer({ requestTimeout: 60_000, headersTimeout: 20_000, maxHeaderSize: 16_384 }, (request, response) => handle(request, response));

try {
  const app = isDevelopment ? await loadDevelopmentApp(server) : await loadBuiltApp();
  const entry = await app.entry();
  endOnBugs(entry.log);
  const port = await listen(server, entry.config);
  let endSockets = () => {};
  stopOnSignal(server, () => endSockets(), async () => {
    await entry.shutdown();
    await app.close();
  });
  await entry.prepare(port, say);
  const site = createApp(app, entry, isDevelopment);
  endSockets = await attachSockets(server, app, site.get("trust proxy fn") as Trusts);
  handle = site;
  for (const line of await entry.describeStart()) say(line);
} catch (error) {
  exitWith(error);
}
