import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { isDeepStrictEqual } from "node:util";
import { lockDataFolder, unlockDataFolder } from "#app/db/data-lock.server.ts";
import { openDataFolder } from "#app/lib/data-folder.server.ts";
import { StartError } from "#app/lib/start-error.ts";
import { loadSizes, type LoadSize } from "#prisma/seed/load/load.ts";

interface Note {
  size: LoadSize;
  /** What that size was when it was filled. */
  rows: unknown;
  /** The newest of the migrations it was filled with: what came since may want other rows. */
  migration: string;
  at: string;
  complete: boolean;
}

/** How long a folder counts as filled, in milliseconds: what is new in it is new from the day on which it was made. */
const fresh = 14 * 24 * 60 * 60 * 1000;

const noteFile = (folder: string): string => path.join(folder, "load.json");

const newestMigration = (): string => readdirSync("prisma/migrations", { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name).sort().at(-1) ?? "";

/** What a folder says of itself; null for one that load:seed did not make. */
function readNote(folder: string): Note | null {
  return existsSync(noteFile(folder)) ? (JSON.parse(readFileSync(noteFile(folder), "utf8")) as Note) : null;
}

export function writeNote(folder: string, note: Pick<Note, "size" | "complete">): void {
  const whole: Note = { ...note, rows: loadSizes[note.size], migration: newestMigration(), at: new Date().toISOString() };
  writeFileSync(noteFile(folder), `${JSON.stringify(whole)}\n`);
}

const isFilled = (note: Note | null, size: LoadSize): boolean =>
  note !== null && note.complete && note.size === size && isDeepStrictEqual(note.rows, loadSizes[size]) && note.migration === newestMigration() && Date.now() - Date.parse(note.at) < fresh;

/**
 * Takes a folder to fill it. A database that load:seed did not make is never touched.
 * @returns false when the folder was filled to this size not long ago
 * @throws StartError when a server runs on it or it holds somebody's database
 */
export function takeLoadFolder(folder: string, size: LoadSize): boolean {
  openDataFolder(folder);
  const note = readNote(folder);
  if (note === null && existsSync(path.join(folder, "regin.db"))) {
    throw new StartError(`${folder} holds a database that was not made for load tests, and it was left as it is: name another folder with --data.`);
  }
  if (!lockDataFolder(folder)) throw new StartError(`${folder} is in use: stop the server that runs on it, or name another folder with --data.`);
  if (isFilled(note, size)) {
    unlockDataFolder();
    return false;
  }
  for (const suffix of ["", "-wal", "-shm"]) rmSync(path.join(folder, `regin.db${suffix}`), { force: true });
  writeNote(folder, { size, complete: false });
  return true;
}
