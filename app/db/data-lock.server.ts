import path from "node:path";
import Database from "better-sqlite3";
import { singleton } from "#app/lib/singleton.server.ts";

/**
 * Keeps a data folder for one process: a second server on it, or a restore under a running one, would lose writes.
 * An empty SQLite file held in an exclusive transaction is the lock, because the operating system drops it whenever and
 * however the process ends. A file with a process id would survive a crash and then name somebody else's process.
 */
const held = singleton<{ lock?: InstanceType<typeof Database> }>("data-lock", () => ({}));

/** Takes the folder. False when another process has it. */
export function lockDataFolder(folder: string): boolean {
  if (held.lock) return true;
  const lock = new Database(path.join(folder, "server.lock"), { timeout: 0 });
  try {
    lock.pragma("journal_mode = MEMORY"); // nothing is ever written, so no journal needs to lie beside it
    lock.exec("BEGIN EXCLUSIVE");
  } catch (error) {
    lock.close();
    if (error instanceof Database.SqliteError && error.code === "SQLITE_BUSY") return false;
    throw error;
  }
  held.lock = lock;
  return true;
}

/** Gives the folder back. */
export function unlockDataFolder(): void {
  held.lock?.close();
  held.lock = undefined;
}
