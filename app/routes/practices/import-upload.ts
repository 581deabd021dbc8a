import { createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { unstable_parseMultipartFormData as parseMultipart } from "@remix-run/node";
import { importFile, makeImportFolder } from "#app/features/practices/imports/imports.server.ts";

/** Puts the file of a form on the disk piece by piece, under an import's id. @returns its name, or null when there was none */
export async function receiveFile(request: Request, id: string): Promise<string | null> {
  if (!request.headers.get("Content-Type")?.startsWith("multipart/form-data")) return null;
  await makeImportFolder();
  let name: string | null = null;
  try {
    await parseMultipart(request, async (part) => {
      if (part.name !== "file" || !part.filename || name !== null) {
        for await (const _ of part.data) continue; // not wanted, and read past
        return undefined;
      }
      name = part.filename;
      await pipeline(Readable.from(part.data), createWriteStream(importFile(id), { mode: 0o600 }));
      return name;
    });
  } catch {
    // A form that breaks off is no file: nothing of it is kept.
    await rm(importFile(id), { force: true });
    return null;
  }
  return name;
}
