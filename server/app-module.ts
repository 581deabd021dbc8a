import { existsSync } from "node:fs";
import type { Server } from "node:http";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import type { RequestHandler } from "express";
import type * as Entry from "../app/entry.server.tsx";

/** The app as the process sees it. */
export interface AppModule {
  /** The routes to serve. In development a function that answers the current ones; Remix would prepare them anew for every request. */
  build: ServerBuild | (() => Promise<ServerBuild>);
  entry: () => Promise<typeof Entry>;
  /** Serves the browser's files in development. */
  viteMiddleware?: RequestHandler;
  close: () => Promise<void>;
}

type Build = ServerBuild & { entry: { module: typeof Entry } };

/** The built app: one module graph, loaded once. */
export async function loadBuiltApp(): Promise<AppModule> {
  const file = path.resolve("build/server/index.js");
  if (!existsSync(file)) throw Object.assign(new Error("There is no build yet: run npm start, which makes one."), { name: "StartError" });
  const build = (await import(pathToFileURL(file).href)) as Build;
  return { build: build.entry.module.answerRefusals(build), entry: () => Promise.resolve(build.entry.module), close: () => Promise.resolve() };
}

/** The app from its sources, through Vite; its socket for hot reloading shares our port. */
export async function loadDevelopmentApp(server: Server): Promise<AppModule> {
  const { createServer } = await import("vite");
  const vite = await createServer({ server: { middlewareMode: true, hmr: { server } }, appType: "custom" });
  const load = async () => (await vite.ssrLoadModule("virtual:remix/server-build")) as Build;
  const build = async () => {
    const current = await load();
    return current.entry.module.answerRefusals(current);
  };
  return { build, entry: async () => (await load()).entry.module, viteMiddleware: vite.middlewares, close: () => vite.close() };
}
