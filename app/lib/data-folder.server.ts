import { randomBytes } from "node:crypto";
import { accessSync, constants, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { StartError } from "./start-error.ts";

/**
 * Makes the data folder when it is missing and makes sure that it can be written to.
 * @throws StartError when it cannot be made or written
 */
export function openDataFolder(folder: string): void {
  try {
    makeFolder(folder);
    if (!statSync(folder).isDirectory()) throw new Error("not a folder");
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (cause) {
    throw new StartError(`The data folder ${folder} cannot be written to: check its permissions, or name another one with REGIN_DATA.`, { cause });
  }
}

/** Level by level: mkdirSync's own recursion never ends on file systems that answer "no such file", such as /proc. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(path.dirname(folder));
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
}

/** The secret of a demo or a test: random, made once, readable by its owner only. */
export function demoSecret(folder: string): string {
  const file = path.join(folder, "demo-secret");
  if (!existsSync(file)) {
    openDataFolder(folder);
    // `wx`: of two processes that start at once, one makes it and both read it.
    try {
      writeFileSync(file, randomBytes(32).toString("base64url"), { mode: 0o600, flag: "wx" });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
  }
  return readFileSync(file, "utf8").trim();
}
