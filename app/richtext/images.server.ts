import { createHash } from "node:crypto";
import { mkdir, open, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { fileTypeFromBuffer } from "file-type";
import sharp from "sharp";
import { config } from "#app/config.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { newId } from "#app/lib/ids.server.ts";
import { limits } from "./document.ts";
import { imageTypes } from "./image-types.ts";

const longestSide = 2000;
const most = { pixels: 50_000_000, frames: 200 } as const;

// A decoder for each upload is enough; more would let a few uploads starve the pages.
sharp.concurrency(1);
sharp.cache(false);

export interface EncodedImage {
  bytes: Buffer;
  type: "image/webp";
  width: number;
  height: number;
}

/**
 * Any picture that somebody uploads → a new WebP of at most 2000 pixels a side. Its type is found by content, it is decoded
 * and written anew: no metadata (place, camera, name), nothing hidden behind the pixels. Animations stay animated.
 * @throws AppError `invalid`: too large, empty, no picture we read, or broken
 */
export async function encodeImage(bytes: Uint8Array): Promise<EncodedImage> {
  if (bytes.byteLength > limits.imageBytes) throw new AppError("invalid", "richtext:errors.imageTooLarge", { megabytes: limits.imageBytes / 1_000_000 });
  if (bytes.byteLength === 0) throw new AppError("invalid", "richtext:errors.imageEmpty");
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined);
  if (!found || !imageTypes.includes(found.mime)) throw new AppError("invalid", "richtext:errors.imageType");
  try {
    const { width, height, pages = 1 } = await sharp(bytes, { limitInputPixels: most.pixels }).metadata();
    const animated = pages > 1 && pages <= most.frames && width * height * pages <= most.pixels;
    const { data, info } = await sharp(bytes, { limitInputPixels: most.pixels, animated, failOn: "error" })
      .timeout({ seconds: 20 })
      .autoOrient()
      .resize({ width: longestSide, height: longestSide, fit: "inside", withoutEnlargement: true })
      .webp({ quality: 82 })
      .toBuffer({ resolveWithObject: true });
    return { bytes: data, type: "image/webp", width: info.width, height: info.pageHeight ?? info.height };
  } catch {
    throw new AppError("invalid", "richtext:errors.imageBroken");
  }
}

/** The SHA-256 that a file is kept under. */
export function hashOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** Where the file with this hash lies: outside the web root, without a name of its own. */
export function storedFilePath(hash: string): string {
  if (!/^[0-9a-f]{64}$/.test(hash)) throw new Error("not a hash");
  return path.join(config.dataDir, "files", hash);
}

/** Writes a file under its hash, whole or not at all; the same content is kept once. */
export async function keepFile(bytes: Uint8Array): Promise<string> {
  const hash = hashOf(bytes);
  const target = storedFilePath(hash);
  const known = await stat(target).catch(() => null);
  if (known?.isFile() && known.size === bytes.byteLength) return hash;
  await mkdir(path.dirname(target), { recursive: true });
  const unfinished = `${target}.${newId()}.part`;
  try {
    const handle = await open(unfinished, "wx", 0o600);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(unfinished, target);
  } finally {
    await rm(unfinished, { force: true });
  }
  return hash;
}

/** Takes a file away that no row names any more. */
export async function dropFile(hash: string): Promise<void> {
  await rm(storedFilePath(hash), { force: true });
}
