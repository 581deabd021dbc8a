import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { copyFile, mkdir, open, readFile, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { LRUCache } from "lru-cache";
import { config } from "#app/config.server.ts";
import { db } from "#app/db/client.server.ts";
import type { Locale } from "#app/i18n/locales.ts";
import { newId } from "#app/lib/ids.server.ts";
import { captionsPath, type FolderMedia, mediaCandidates, posterPath } from "./folder/course-folder.ts";
import { type Cue, parseCaptions } from "./markdown/captions.ts";

/** Where the content with this SHA-256 lies. Outside the web root, without a name or an extension of its own. */
export function mediaFile(hash: string): string {
  return join(config.dataDir, "media", hash);
}

/** Copies files into the store by content. What is there already is left alone; a file appears whole or not at all. */
export async function storeMedia(media: readonly FolderMedia[]): Promise<void> {
  await mkdir(join(config.dataDir, "media"), { recursive: true });
  for (const { absolute, hash, bytes } of media) {
    const target = mediaFile(hash);
    const known = await stat(target).catch(() => null);
    if (known?.isFile() && known.size === bytes) continue;
    const unfinished = `${target}.${newId()}.part`;
    try {
      await copyFile(absolute, unfinished);
      if ((await hashFile(unfinished)) !== hash) throw new Error(`${absolute} changed while it was imported`);
      await flush(unfinished);
      await rename(unfinished, target);
    } finally {
      await rm(unfinished, { force: true });
    }
  }
}

async function hashFile(path: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  return hash.digest("hex");
}

async function flush(path: string): Promise<void> {
  const handle = await open(path, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

export interface CourseMediaFile {
  file: string; // absolute path of the stored content
  hash: string; // SHA-256: fits as an ETag
  type: string; // MIME type found by content when it was imported
  bytes: number;
}

/** A picture, film or captions of one version, or null. One statement. The path is only looked up, never opened. */
export async function findCourseMedia(slug: string, version: number, path: string): Promise<CourseMediaFile | null> {
  const media = await db.courseMedia.findFirst({ where: { path, version: { number: version, course: { slug } } }, select: { hash: true, type: true, bytes: true } });
  return media && { file: mediaFile(media.hash), ...media };
}

/** The media of a version as a page needs it: addresses only of files that exist. */
export interface MediaAddresses {
  /** A picture as a lesson names it: the language's own drawing first. */
  picture: (path: string) => string | null;
  /** A film with its poster, and its captions in the languages asked for. */
  video: (file: string, languages: readonly Locale[]) => { src: string; type: string; poster: string | null; captions: { locale: Locale; src: string; hash: string }[] } | null;
}

/** One statement. Addresses are `/courses/<slug>/media/<version>/<path>`: a version never changes, so they can be cached for ever. */
export async function getMediaAddresses({ slug, versionId, number, locale }: { slug: string; versionId: string; number: number; locale: Locale }): Promise<MediaAddresses> {
  const rows = await db.courseMedia.findMany({ where: { versionId }, select: { path: true, hash: true, type: true } });
  const media = new Map(rows.map((row) => [row.path, row]));
  const address = (path: string) => `/courses/${slug}/media/${number}/${path}`;
  return {
    picture: (path) => {
      const found = mediaCandidates(path, locale).find((candidate) => media.get(candidate)?.type.startsWith("image/"));
      return found ? address(found) : null;
    },
    video: (file, languages) => {
      const film = media.get(file);
      if (!film?.type.startsWith("video/")) return null;
      const captions = languages.flatMap((language) => {
        const path = captionsPath(file, language);
        const track = media.get(path);
        return track ? [{ locale: language, src: address(path), hash: track.hash }] : [];
      });
      return { src: address(file), type: film.type, poster: media.has(posterPath(file)) ? address(posterPath(file)) : null, captions };
    },
  };
}

const transcripts = new LRUCache<string, Cue[]>({ max: 200 });

/** The captions with this SHA-256 as text, for a film's transcript. */
export async function getTranscript(hash: string): Promise<Cue[]> {
  const known = transcripts.get(hash);
  if (known) return known;
  const { cues } = parseCaptions(await readFile(mediaFile(hash), "utf8"));
  transcripts.set(hash, cues);
  return cues;
}
