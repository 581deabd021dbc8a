import path from "node:path";
import { createRequestHandler } from "@remix-run/express";
import compression from "compression";
import express, { type Express } from "express";
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

  site.use(plainAddress(config.trustProxy !== false));
  site.use(securityHeaders({ origin: config.origin, isDevelopment }));
  site.use(refuseForeignWrites(() => config.origin));
  site.use(limitBody);
  site.use(compression());

  if (app.viteMiddleware) {
    site.use(app.viteMiddleware);
  } else {
    const client = path.resolve("build/client");
    // File names in /assets carry a hash of their content.
    site.use("/assets", express.static(path.join(client, "assets"), { immutable: true, maxAge: "1y", index: false, fallthrough: false }));
    site.use(express.static(client, { maxAge: "1h", index: false, redirect: false }));
  }

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
