import type { LoaderFunctionArgs } from "@remix-run/node";
import { feedVersion, getFeed, writeFeed } from "#app/features/forum/feed.server.ts";
import { getLocale } from "#app/i18n/i18n.server.ts";

/** Whether what the asker has is still right. The tag decides where there is one: a post that is taken away has no date. */
function isKnown({ headers }: Request, tag: string, updatedAt: Date): boolean {
  const known = headers.get("If-None-Match");
  if (known !== null) return known.split(",").some((one) => ["*", tag].includes(one.trim().replace(/^W\//, "")));
  const since = Date.parse(headers.get("If-Modified-Since") ?? "");
  return Math.floor(updatedAt.getTime() / 1000) * 1000 <= since;
}

/** New posts as an Atom feed: of the space in the address, or of all public ones. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const feed = await getFeed({ slug: params.slug, locale: await getLocale(request, null) });
  const tag = `"${feedVersion(feed)}"`;
  const headers = { ETag: `W/${tag}`, "Last-Modified": feed.updatedAt.toUTCString(), "Cache-Control": "public, max-age=60", "Content-Language": feed.locale, Vary: "Accept-Language, Cookie" };
  if (isKnown(request, tag, feed.updatedAt)) return new Response(null, { status: 304, headers });
  return new Response(writeFeed(feed), { headers: { ...headers, "Content-Type": "application/atom+xml; charset=utf-8" } });
}
