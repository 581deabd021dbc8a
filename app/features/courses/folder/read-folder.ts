import { createHash } from "node:crypto";
import { constants } from "node:fs";
import { type FileHandle, lstat, open, opendir } from "node:fs/promises";
import { extname, join } from "node:path";
import type { Problems } from "./problem.ts";

const MiB = 1024 * 1024;

/** What a folder may hold. Generous for courses, small enough that a hostile folder cannot fill memory or time. */
export const limits = { files: 3_000, depth: 6, path: 250, totalBytes: 1024 * MiB };
const maxBytes: Record<string, number> = {
  ".yaml": MiB / 4,
  ".md": MiB / 4,
  ".vtt": MiB / 2,
  ".svg": MiB,
  ".png": 8 * MiB,
  ".jpg": 8 * MiB,
  ".webp": 8 * MiB,
  ".webm": 256 * MiB,
  ".mp4": 256 * MiB,
};
export const textExtensions = [".yaml", ".md", ".vtt", ".svg"];

/** One file, seen once: what is checked is what is published, even if the folder changes meanwhile. */
export interface FolderFile {
  path: string; // inside the folder, with "/"
  absolute: string;
  bytes: number;
  hash: string; // SHA-256, hex
  head: Uint8Array; // the first 4 KiB, to find the type by content
  text?: string; // .yaml .md .vtt .svg
}

/** Reads a folder without following a link and without ever leaving it. Hidden files are left out, everything odd is a problem. */
export async function readFolder(root: string, problems: Problems): Promise<Map<string, FolderFile>> {
  const files = new Map<string, FolderFile>();
  const state = { root, files, problems, bytes: 0, seen: 0 };
  const stat = await lstat(root).catch(() => null);
  if (!stat?.isDirectory()) {
    problems.add(".", undefined, "This is not a folder.", "Give the path of a folder that holds a course; links to folders are not followed.");
    return files;
  }
  await walk(state, "", 0);
  return files;
}

interface Walk {
  root: string;
  files: Map<string, FolderFile>;
  problems: Problems;
  bytes: number;
  seen: number;
}

async function walk(state: Walk, folder: string, depth: number): Promise<void> {
  const names: string[] = [];
  const directory = await opendir(join(state.root, folder)).catch(() => null);
  if (!directory) return state.problems.add(folder || ".", undefined, "This folder cannot be read.", "Check its permissions.");
  for await (const entry of directory) {
    if (entry.name.startsWith(".")) continue;
    if (++state.seen > limits.files) break;
    names.push(entry.name);
  }
  if (state.seen > limits.files) {
    if (state.seen === limits.files + 1) state.problems.add(folder || ".", undefined, `There are more than ${limits.files} files.`, "Split the course into several courses.");
    state.seen += 1;
    return;
  }
  for (const name of names.sort()) {
    const path = folder === "" ? name : `${folder}/${name}`;
    if (!/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(name) || name.includes("..") || path.length > limits.path) {
      state.problems.add(path, undefined, "This name cannot be used in a course.", "Rename it: letters a–z, digits, hyphens and single dots, and not too long.");
      continue;
    }
    const stat = await lstat(join(state.root, path)).catch(() => null);
    if (stat?.isDirectory()) {
      if (depth + 1 >= limits.depth) state.problems.add(path, undefined, "This folder lies too deep.", "Move it up: a unit's folder is modules/<module>/<unit>.");
      else await walk(state, path, depth + 1);
    } else if (stat?.isFile()) {
      await take(state, path);
    } else {
      state.problems.add(path, undefined, "This is a link or a special file.", "Put the file itself here: links are not followed.");
    }
  }
}

async function take(state: Walk, path: string): Promise<void> {
  const extension = extname(path);
  const max = maxBytes[extension];
  if (max === undefined) {
    const allowed = Object.keys(maxBytes).join(" ");
    return state.problems.add(path, undefined, "This kind of file has no place in a course.", `Take it out, or convert it. Allowed: ${allowed}.`);
  }
  const absolute = join(state.root, path);
  // O_NOFOLLOW: a file that turns into a link between looking and opening is refused by the system itself.
  const handle = await open(absolute, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK).catch(() => null);
  if (!handle) return state.problems.add(path, undefined, "This file cannot be read.", "Check its permissions.");
  try {
    const stat = await handle.stat();
    if (!stat.isFile()) return state.problems.add(path, undefined, "This is a link or a special file.", "Put the file itself here: links are not followed.");
    if (stat.size > max || state.bytes + stat.size > limits.totalBytes) {
      return state.problems.add(path, undefined, `This file is too large (${stat.size} bytes).`, `Make it smaller: ${extension} files may have ${max} bytes, the whole course ${limits.totalBytes}.`);
    }
    const content = await readContent(handle, textExtensions.includes(extension), max);
    if (!content) return state.problems.add(path, undefined, "This file grew while it was read.", "Check the folder again when nothing writes to it.");
    const { bytes, hash, head } = content;
    state.bytes += bytes;
    const text = content.body && decode(content.body);
    if (content.body && text === undefined) return state.problems.add(path, undefined, "This file is not UTF-8 text.", "Save it with the encoding UTF-8.");
    state.files.set(path, { path, absolute, bytes, hash, head, ...(text === undefined ? {} : { text }) });
  } finally {
    await handle.close();
  }
}

async function readContent(handle: FileHandle, keep: boolean, max: number) {
  const hash = createHash("sha256");
  const chunks: Buffer[] = [];
  let head = Buffer.alloc(0);
  let bytes = 0;
  for (;;) {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(64 * 1024), 0, 64 * 1024, bytes);
    if (bytesRead === 0) break;
    const chunk = buffer.subarray(0, bytesRead);
    bytes += bytesRead;
    if (bytes > max) return null;
    hash.update(chunk);
    if (head.length < 4096) head = Buffer.concat([head, chunk.subarray(0, 4096 - head.length)]);
    if (keep) chunks.push(chunk);
  }
  return { bytes, hash: hash.digest("hex"), head: new Uint8Array(head), body: keep ? Buffer.concat(chunks) : undefined };
}

function decode(body: Buffer): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(body).replaceAll("\r\n", "\n");
  } catch {
    return undefined;
  }
}
