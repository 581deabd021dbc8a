import type { Server } from "node:http";
import type { AppModule } from "./app-module.ts";

/**
 * Where live connections come in: they share the server's port and find their handlers in the app's current build.
 * Nothing is live yet.
 */
export async function attachSockets(_server: Server, _app: AppModule): Promise<void> {
  await Promise.resolve();
}
