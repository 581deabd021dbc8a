import path from "node:path";
import { config } from "#app/config.server.ts";

/** The product's one database file. */
export function databaseFile(): string {
  return path.join(config.dataDir, "regin.db");
}
