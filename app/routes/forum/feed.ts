import type { LoaderFunctionArgs } from "@remix-run/node";
import { feedVersion, getFeed, writeFeed } from "#app/features/forum/feed.server.ts";
import { getLocale } from "#app/i18n/i18n.server.ts";
import { isKnown } from "#app/lib/known.server.ts";

/** New posts as an Atom feed: of the space in the address, or of all public ones. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const feed = await getFeed({ slug: params.slug, locale: await getLocale(request, null) });
  const tag = `"${feedVersion(feed)}"`;
  const headers = { ETag: `W/${tag}`, "Last-Modified": feed.updatedAt.toUTCString(), "Cache-Control": "public, max-age=60", "Content-Language": feed.locale, Vary: "Accept-Language, Cookie" };
  if (isKnown(request, tag, feed.updatedAt)) return new Response(null, { status: 304, headers });
  return new Response(writeFeed(feed), { headers: { ...headers, "Content-Type": "application/atom+xml; charset=utf-8" } });
}
