import { createReadStream } from "node:fs";
import { createReadableStreamFromReadable, type LoaderFunctionArgs } from "@remix-run/node";
import { findCourseMedia } from "#app/features/courses/media.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { parseRowNumber } from "#app/lib/row-number.ts";

/** Reads "bytes=0-" and the like; films are asked for in parts. Null: the whole file. */
function parseRange(header: string | null, size: number): { start: number; end: number } | null | "unsatisfiable" {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? "");
  if (!match || (match[1] === "" && match[2] === "")) return null;
  const start = match[1] === "" ? Math.max(0, size - Number(match[2])) : Number(match[1]);
  const end = match[1] === "" || match[2] === "" ? size - 1 : Math.min(Number(match[2]), size - 1);
  return start > end || start >= size ? "unsatisfiable" : { start, end };
}

/** A picture, film or captions of one version of a course. A version never changes, so browsers may keep it for ever. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const version = parseRowNumber(params.version);
  const media = version !== null ? await findCourseMedia(params.slug ?? "", version, params["*"] ?? "") : null;
  if (!media) throw new AppError("not-found", "errors:notFound.text");
  const headers = new Headers({
    "Content-Type": media.type,
    "Cache-Control": "public, max-age=31536000, immutable",
    ETag: `"${media.hash}"`,
    "Accept-Ranges": "bytes",
    "X-Content-Type-Options": "nosniff",
    // An SVG opened on its own runs nothing and loads nothing.
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
  });
  if (request.headers.get("If-None-Match") === `"${media.hash}"`) return new Response(null, { status: 304, headers });
  const range = parseRange(request.headers.get("Range"), media.bytes);
  if (range === "unsatisfiable") {
    headers.set("Content-Range", `bytes */${media.bytes}`);
    return new Response(null, { status: 416, headers });
  }
  if (range) headers.set("Content-Range", `bytes ${range.start}-${range.end}/${media.bytes}`);
  headers.set("Content-Length", String(range ? range.end - range.start + 1 : media.bytes));
  return new Response(createReadableStreamFromReadable(createReadStream(media.file, range ?? {})), { status: range ? 206 : 200, headers });
}
