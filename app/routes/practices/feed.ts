import type { LoaderFunctionArgs } from "@remix-run/node";
import { getPracticeFeed } from "#app/features/practices/feed.server.ts";
import { parsePracticeSearch } from "#app/features/practices/search.server.ts";
import { getLocale } from "#app/i18n/i18n.server.ts";
import { isKnown } from "#app/lib/known.server.ts";

/** New and changed practices, of any search, as an Atom feed. */
export async function loader({ request }: LoaderFunctionArgs) {
  const locale = await getLocale(request, null);
  const feed = await getPracticeFeed(null, parsePracticeSearch(new URL(request.url).searchParams), locale);
  const tag = `"${feed.tag}"`;
  const headers = { ETag: `W/${tag}`, "Last-Modified": feed.updatedAt.toUTCString(), "Cache-Control": "public, max-age=60", "Content-Language": locale, Vary: "Accept-Language, Cookie" };
  if (isKnown(request, tag, feed.updatedAt)) return new Response(null, { status: 304, headers });
  return new Response(feed.text, { headers: { ...headers, "Content-Type": "application/atom+xml; charset=utf-8" } });
}
