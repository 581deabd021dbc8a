import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createReadableStreamFromReadable, type LoaderFunctionArgs } from "@remix-run/node";
import { getActor } from "#app/auth/session.server.ts";
import { getVisibleFile } from "#app/features/forum/files.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { storedFilePath } from "#app/richtext/images.server.ts";

/**
 * A picture in what people wrote. It never changes, but who may see it does: only their own browser keeps it, and asks again
 * once somebody else has signed in. The server adds nosniff.
 */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const file = await getVisibleFile(await getActor(request), params.id ?? "");
  const etag = `"${file.hash}"`;
  const headers = new Headers({
    "Content-Type": file.type,
    "Content-Disposition": `inline; filename="${file.id}.webp"`,
    "Cache-Control": "private, max-age=31536000, immutable",
    Vary: "Cookie",
    ETag: etag,
    "Content-Security-Policy": "default-src 'none'; sandbox",
  });
  if (request.headers.get("If-None-Match") === etag) return new Response(null, { status: 304, headers });
  const path = storedFilePath(file.hash);
  const found = await stat(path).catch(() => null);
  if (!found) throw new AppError("not-found", "errors:notFound.text");
  headers.set("Content-Length", String(found.size));
  return new Response(createReadableStreamFromReadable(createReadStream(path)), { headers });
}
