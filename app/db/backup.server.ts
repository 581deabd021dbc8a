import { existsSync, rmSync } from "node:fs";
import Database from "better-sqlite3";
import { databaseFile } from "./database-file.server.ts";
import { snapshotDatabase } from "./snapshot.server.ts";

/**
 * Backs the database up into a new file while the product runs, and checks the copy. Blocks its process until it is
 * done, so it belongs into a process of its own.
 * @throws Error when `toFile` exists, cannot be written, or the copy is damaged (it is then removed)
 */
export function backupDatabase(toFile: string): void {
  if (existsSync(toFile)) throw new Error(`${toFile} exists already: a backup never replaces a file.`);
  snapshotDatabase(databaseFile(), toFile);
  const copy = new Database(toFile, { readonly: true });
  const verdict = copy.pragma("integrity_check", { simple: true });
  copy.close();
  if (verdict === "ok") return;
  rmSync(toFile);
  throw new Error(`The copy did not pass SQLite's integrity check: ${String(verdict)}`);
}
