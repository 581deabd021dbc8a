import { createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { unstable_parseMultipartFormData as parseMultipart } from "@remix-run/node";
import { importFile, makeImportFolder } from "./import-work.server.ts";

export interface ReceivedFile {
  name: string;
  /** Short fields beside it. */
  fields: Record<string, string>;
}

/** Puts the file of a form on the disk piece by piece, under an import's id. @returns its name, or null when there was none */
export async function receiveFile(request: Request, id: string, wanted: readonly string[] = []): Promise<ReceivedFile | null> {
  if (!request.headers.get("Content-Type")?.startsWith("multipart/form-data")) return null;
  await makeImportFolder();
  let name: string | null = null;
  const fields: Record<string, string> = {};
  try {
    await parseMultipart(request, async (part) => {
      if (part.name === "file" && part.filename && name === null) {
        name = part.filename;
        await pipeline(Readable.from(part.data), createWriteStream(importFile(id), { mode: 0o600 }));
        return name;
      }
      const isWanted = wanted.includes(part.name) && !part.filename;
      const pieces: Uint8Array[] = [];
      let size = 0;
      for await (const piece of part.data) if (isWanted && (size += piece.length) <= 1_000) pieces.push(piece); // what is not wanted is read past
      if (isWanted) fields[part.name] = Buffer.concat(pieces).toString("utf8");
      return undefined;
    });
  } catch {
    // A form that breaks off is no file: nothing of it is kept.
    await rm(importFile(id), { force: true });
    return null;
  }
  return name === null ? null : { name, fields };
}
