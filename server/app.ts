import type { ServerResponse } from "node:http";
import path from "node:path";
import type { Readable } from "node:stream";
import { createRequestHandler } from "@remix-run/express";
import compression from "compression";
import express, { type Express } from "express";
import sirv from "sirv";
import type * as Entry from "../app/entry.server.tsx";
import type { AppModule } from "./app-module.ts";
import { answerFailure } from "./failures.ts";
import { identify, limitBody, plainAddress, refuseForeignWrites, securityHeaders } from "./http.ts";
import { metrics, observe, observeDatabase } from "./observe.ts";

/** Everything that happens to a request, in order. */
export function createApp(app: AppModule, entry: typeof Entry, isDevelopment: boolean): Express {
  const { config, log } = entry;
  const site = express();
  site.disable("x-powered-by");
  site.set("trust proxy", config.trustProxy);

  observeDatabase(entry.onStatement);
  site.use(identify);
  site.use(observe(log));
  site.get("/healthz", (_request, response) => response.type("text/plain").send("ok\n"));
  site.get("/readyz", (_request, response, next) => {
    entry.readiness().then((isReady) => response.status(isReady ? 200 : 503).type("text/plain").send(isReady ? "ready\n" : "not ready\n"), next);
  });
  site.get("/metrics", metrics(config.metricsToken));

  if (!app.viteMiddleware) serveFiles(site);
  site.use(plainAddress(config.trustProxy !== false));
  site.use(securityHeaders({ origin: config.origin, isDevelopment, videoOrigins: config.videoOrigins }));
  site.use(refuseForeignWrites(() => config.origin));
  site.use(limitBody);
  site.use(compression());

  if (app.viteMiddleware) site.use(app.viteMiddleware);

  const answer = createRequestHandler({
    build: app.build,
    getLoadContext: (request, response) => ({
      cspNonce: response.locals.cspNonce as string,
      requestId: response.locals.requestId as string,
      clientAddress: request.ip ?? "",
    }),
  });
  site.all("*", (request, response, next) => {
    answer(request, response, next).catch(next);
  });
  site.use(answerFailure(log));
  return site;
}

/**
 * What the build made, compressed once; sirv lists the folder at the start and asks the disk for nothing else. Before
 * everything that concerns pages: a file needs none of their headers but that its type is not guessed.
 */
function serveFiles(site: Express): void {
  const client = path.resolve("build/client");
  const setHeaders = (response: ServerResponse) => response.setHeader("X-Content-Type-Options", "nosniff");
  // A file that a new build has taken away since breaks this answer; without a listener it would end the process.
  site.use((_request, response, next) => {
    response.once("pipe", (file: Readable) => file.once("error", () => response.destroy()));
    next();
  });
  // File names in /assets carry a hash of their content.
  site.use("/assets", sirv(path.join(client, "assets"), { brotli: true, gzip: true, immutable: true, maxAge: 31_536_000, setHeaders }), (_request, response) => {
    response.status(404).type("text/plain").send("Not found\n");
  });
  site.use(sirv(client, { brotli: true, gzip: true, maxAge: 3_600, setHeaders }));
}
