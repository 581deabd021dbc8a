import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { lockDataFolder, unlockDataFolder } from "#app/db/data-lock.server.ts";
import { openDataFolder } from "#app/lib/data-folder.server.ts";
import { StartError } from "#app/lib/start-error.ts";
import type { LoadSize } from "#prisma/seed/load/load.ts";

interface Note {
  size: LoadSize;
  complete: boolean;
}

const noteFile = (folder: string): string => path.join(folder, "load.json");

/** What a folder says of itself; null for one that load:seed did not make. */
function readNote(folder: string): Note | null {
  return existsSync(noteFile(folder)) ? (JSON.parse(readFileSync(noteFile(folder), "utf8")) as Note) : null;
}

export function writeNote(folder: string, note: Note): void {
  writeFileSync(noteFile(folder), `${JSON.stringify(note)}\n`);
}

/**
 * Takes a folder to fill it. A database that load:seed did not make is never touched.
 * @returns false when the folder is filled to this size already
 * @throws StartError when a server runs on it or it holds somebody's database
 */
export function takeLoadFolder(folder: string, size: LoadSize): boolean {
  openDataFolder(folder);
  const note = readNote(folder);
  if (note === null && existsSync(path.join(folder, "regin.db"))) {
    throw new StartError(`${folder} holds a database that was not made for load tests, and it was left as it is: name another folder with --data.`);
  }
  if (!lockDataFolder(folder)) throw new StartError(`${folder} is in use: stop the server that runs on it, or name another folder with --data.`);
  if (note?.complete && note.size === size) {
    unlockDataFolder();
    return false;
  }
  for (const suffix of ["", "-wal", "-shm"]) rmSync(path.join(folder, `regin.db${suffix}`), { force: true });
  writeNote(folder, { size, complete: false });
  return true;
}
