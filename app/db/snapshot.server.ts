import { closeSync, fsyncSync, openSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";

/**
 * Writes a consistent copy of a database that may be in use, committed rows only, as one file without a log beside it.
 * (Copying the file itself would lose what still stands in the log.) `to` appears whole or not at all, replacing what
 * was there. Blocks until it is done.
 */
export function snapshotDatabase(from: string, to: string): void {
  const unfinished = `${to}.${process.pid}.part`;
  rmSync(unfinished, { force: true });
  try {
    // Not `readonly`: such a connection leaves its log files behind, which may then belong to the wrong account.
    const source = new Database(from, { fileMustExist: true, timeout: 30_000 });
    try {
      source.prepare("VACUUM INTO ?").run(unfinished);
    } finally {
      source.close();
    }
    flush(unfinished); // SQLite does not wait for the disk when it vacuums into a file
    renameSync(unfinished, to);
    if (process.platform !== "win32") flush(path.dirname(to));
  } finally {
    rmSync(unfinished, { force: true });
  }
}

function flush(file: string): void {
  const descriptor = openSync(file, "r");
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
