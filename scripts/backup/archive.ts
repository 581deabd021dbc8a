import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import * as tar from "tar";
import { config } from "#app/config.server.ts";
import { backupDatabase } from "#app/db/backup.server.ts";
import { lockDataFolder, unlockDataFolder } from "#app/db/data-lock.server.ts";
import { databaseFile } from "#app/db/database-file.server.ts";
import { checkDatabase } from "#app/db/migrate.server.ts";
import { openDataFolder } from "#app/lib/data-folder.server.ts";
import { StartError } from "#app/lib/start-error.ts";

const databaseName = path.basename(databaseFile());
const manifestName = "regin-backup.json";
const keptPrefix = "before-restore-";

interface Manifest {
  format: number;
  madeAt: string;
  mode: string;
}

/** What a backup leaves out of the data folder: the live database (a snapshot stands in for it), locks, older states, work in progress. */
function isLeftOut(name: string): boolean {
  return name.startsWith(databaseName) || name.startsWith("server.lock") || name === manifestName || name.startsWith(keptPrefix) || name.startsWith(".");
}

/**
 * Writes database and files into a new archive. The database is copied first: a file that it speaks of is written
 * before the row that names it, so the archive never lacks one.
 * @returns the archive's size in bytes
 * @throws Error when `file` exists, cannot be written, or there is nothing to back up
 */
export async function backUp(file: string, now = new Date()): Promise<number> {
  const { dataDir } = config;
  if (!existsSync(databaseFile())) throw new StartError(`There is no database in ${dataDir}: name the right folder with REGIN_DATA.`);
  if (existsSync(file)) throw new StartError(`${file} exists already: a backup never replaces a file.`);
  if (!existsSync(path.dirname(file))) throw new StartError(`The folder ${path.dirname(file)} does not exist.`);
  // Inside the data folder: there is room for a copy of the database, and it is as private as the rest.
  const staging = mkdtempSync(path.join(dataDir, ".backup-"));
  const unfinished = `${file}.part`;
  try {
    backupDatabase(path.join(staging, databaseName));
    writeFileSync(path.join(staging, manifestName), JSON.stringify({ format: 1, madeAt: now.toISOString(), mode: config.mode } satisfies Manifest));
    writeFileSync(unfinished, "", { mode: 0o600 });
    const staged = path.basename(staging);
    const names = [manifestName, databaseName].map((name) => `${staged}/${name}`).concat(readdirSync(dataDir).filter((name) => !isLeftOut(name)));
    await tar.create({ gzip: true, file: unfinished, cwd: dataDir, portable: true, onWriteEntry: (entry) => (entry.path = entry.path.replace(`${staged}/`, "")) }, names);
    renameSync(unfinished, file);
    return statSync(file).size;
  } finally {
    rmSync(unfinished, { force: true });
    rmSync(staging, { recursive: true, force: true });
  }
}

/**
 * Puts the content of an archive in the place of what the data folder holds. Everything is unpacked and judged before
 * anything is moved.
 * @returns the folder in which the former content is kept, or null when there was none
 * @throws StartError when a server runs on the folder, or the file is not a backup that this version can use
 */
export async function restore(file: string, now = new Date()): Promise<string | null> {
  const { dataDir } = config;
  if (!existsSync(file)) throw new StartError(`${file} does not exist.`);
  openDataFolder(dataDir);
  if (!lockDataFolder(dataDir)) throw new StartError(`REGIN Academy runs with the data folder ${dataDir}: stop it first.`);
  const staging = mkdtempSync(path.join(dataDir, ".restore-"));
  try {
    await unpack(file, staging);
    judge(file, staging);
    return exchange(staging, dataDir, path.join(dataDir, `${keptPrefix}${now.toISOString().replace(/[:.]/g, "-")}`));
  } finally {
    rmSync(staging, { recursive: true, force: true });
    unlockDataFolder();
  }
}

async function unpack(file: string, staging: string): Promise<void> {
  try {
    // Links are left out: nothing in an archive may point outside its folder. Absolute paths and ".." tar refuses itself.
    await tar.extract({ file, cwd: staging, strict: true, preserveOwner: false, filter: (_path, entry) => "type" in entry && (entry.type === "File" || entry.type === "Directory") });
  } catch (cause) {
    throw new StartError(`${file} is damaged or is not a backup of this product; nothing was changed.`, { cause });
  }
}

function judge(file: string, staging: string): void {
  const manifestFile = path.join(staging, manifestName);
  const database = path.join(staging, databaseName);
  if (!existsSync(manifestFile) || !existsSync(database)) throw new StartError(`${file} is not a backup of this product; nothing was changed.`);
  const manifest = JSON.parse(readFileSync(manifestFile, "utf8")) as Manifest;
  if (manifest.format !== 1) throw new StartError(`${file} was made by a newer version; nothing was changed.`);
  if (manifest.mode !== config.mode) throw new StartError(`${file} was made in ${manifest.mode} mode: set REGIN_MODE=${manifest.mode} to restore it; nothing was changed.`);
  checkDatabase(database, path.resolve("prisma/migrations"));
  rmSync(manifestFile);
}

/** The database moves first out and last in: cut off half-way, the folder has none and the server does not serve half a state. */
function exchange(staging: string, dataDir: string, kept: string): string | null {
  const old = readdirSync(dataDir).filter((name) => !name.startsWith("server.lock") && !name.startsWith(keptPrefix) && !name.startsWith("."));
  const databaseFirst = (names: string[]) => names.sort((one, other) => Number(other.startsWith(databaseName)) - Number(one.startsWith(databaseName)));
  if (old.length > 0) mkdirSync(kept, { mode: 0o700 });
  for (const name of databaseFirst(old)) renameSync(path.join(dataDir, name), path.join(kept, name));
  for (const name of databaseFirst(readdirSync(staging)).reverse()) renameSync(path.join(staging, name), path.join(dataDir, name));
  return old.length > 0 ? kept : null;
}
