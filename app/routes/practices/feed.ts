import type { LoaderFunctionArgs } from "@remix-run/node";
import { getPracticeFeed } from "#app/features/practices/feed.server.ts";
import { parsePracticeSearch } from "#app/features/practices/search.server.ts";
import { getLocale } from "#app/i18n/i18n.server.ts";
import { answerFeed } from "#app/lib/feed-answer.server.ts";

/** New and changed practices, of any search, as an Atom feed. */
export async function loader({ request }: LoaderFunctionArgs) {
  const locale = await getLocale(request, null);
  return answerFeed(request, await getPracticeFeed(null, parsePracticeSearch(new URL(request.url).searchParams), locale), locale);
}
