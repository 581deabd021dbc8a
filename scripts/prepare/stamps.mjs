import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { root } from "./runtime.mjs";

/**
 * A hash of what files hold: touching one, or switching branches back and forth, rebuilds nothing.
 * @param entries files and folders relative to the project, folders taken whole
 * @param skip tells which paths do not count
 */
export function hashOf(entries, skip = () => false) {
  const hash = createHash("sha256");
  for (const file of entries.flatMap((entry) => filesOf(entry, skip))) hash.update(`${file}\0`).update(readFileSync(path.join(root, file))).update("\0");
  return hash.digest("hex");
}

function filesOf(entry, skip) {
  const absolute = path.join(root, entry);
  if (skip(entry) || !existsSync(absolute)) return [];
  if (!statSync(absolute).isDirectory()) return [entry];
  return readdirSync(absolute).sort().flatMap((name) => filesOf(`${entry}/${name}`, skip));
}

export function readStamp(file) {
  const absolute = path.join(root, file);
  return existsSync(absolute) ? readFileSync(absolute, "utf8") : null;
}

/** A stamp is written last: a step that was cut off is done again. */
export function writeStamp(file, value) {
  const absolute = path.join(root, file);
  mkdirSync(path.dirname(absolute), { recursive: true });
  writeFileSync(absolute, value);
}

/**
 * Do the installed packages match the lock file? npm keeps a list of what it installed in node_modules; what is
 * optional (binaries of other machines) may be missing from it.
 */
export function dependenciesMatch() {
  const listing = path.join(root, "node_modules", ".package-lock.json");
  if (!existsSync(listing)) return false;
  try {
    const wanted = JSON.parse(readFileSync(path.join(root, "package-lock.json"), "utf8")).packages;
    const present = JSON.parse(readFileSync(listing, "utf8")).packages;
    return Object.entries(wanted).every(([where, { version, optional, devOptional, peer }]) => {
      if (where === "") return true;
      const found = present[where];
      if (!found) return Boolean(optional || devOptional || peer);
      return found.version === version && existsSync(path.join(root, where));
    });
  } catch {
    return false;
  }
}
