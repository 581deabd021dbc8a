import type { WrittenFeed } from "./atom.ts";
import { isKnown } from "./known.server.ts";

/** A feed as it goes out; 304 to who has it already. */
export function answerFeed(request: Request, { text, updatedAt, tag: version }: WrittenFeed, locale: string): Response {
  const tag = `"${version}"`;
  const headers = { ETag: `W/${tag}`, "Last-Modified": updatedAt.toUTCString(), "Cache-Control": "public, max-age=60", "Content-Language": locale, Vary: "Accept-Language, Cookie" };
  if (isKnown(request, tag, updatedAt)) return new Response(null, { status: 304, headers });
  return new Response(text, { headers: { ...headers, "Content-Type": "application/atom+xml; charset=utf-8" } });
}
