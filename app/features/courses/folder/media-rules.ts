import { extname } from "node:path";
import { fileTypeFromBuffer } from "file-type";
import { parseCaptions } from "../markdown/captions.ts";
import type { FolderMedia } from "./course-folder.ts";
import type { Problems } from "./problem.ts";
import type { FolderFile } from "./read-folder.ts";
import { checkSvg } from "./svg.ts";

const types: Record<string, string> = {
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".webp": "image/webp",
  ".webm": "video/webm",
  ".mp4": "video/mp4",
  ".vtt": "text/vtt",
};

export function isPicture(path: string): boolean {
  return [".svg", ".png", ".jpg", ".webp"].includes(extname(path));
}

/** The files of media/, each known by what it contains and not by what it is called. */
export async function checkMedia(files: Iterable<FolderFile>, problems: Problems): Promise<FolderMedia[]> {
  const media: FolderMedia[] = [];
  for (const file of files) {
    const { path, absolute, hash, bytes } = file;
    const type = types[extname(path)];
    if (!type) {
      problems.add(path, undefined, "This kind of file is not used in media/.", `Convert it. Allowed: ${Object.keys(types).join(" ")}.`);
      continue;
    }
    if (bytes === 0) problems.add(path, undefined, "This file is empty.", "Put the real file here.");
    else if (file.text !== undefined) checkTextMedia(path, file.text, problems);
    else {
      const found = await fileTypeFromBuffer(file.head).catch(() => undefined);
      if (found?.mime !== type) problems.add(path, undefined, `The content is ${found ? found.mime : "of an unknown type"}, not ${type}.`, "Export the file again in the format that its name says.");
    }
    media.push({ path: path.slice("media/".length), absolute, hash, type, bytes });
  }
  return media;
}

function checkTextMedia(path: string, text: string, problems: Problems): void {
  if (path.endsWith(".svg")) {
    for (const { line, message, remedy } of checkSvg(text)) problems.add(path, { line }, message, remedy);
  } else if (path.endsWith(".vtt")) {
    for (const { line, message } of parseCaptions(text).problems) {
      problems.add(path, { line }, message, "Write WebVTT: a first line WEBVTT, then for each caption the times “00:01.000 --> 00:04.000” and its text, with an empty line between captions.");
    }
  }
}
