import type { LoaderFunctionArgs } from "@remix-run/node";
import { getActionFeed } from "#app/features/actions/feed.server.ts";
import { getLocale } from "#app/i18n/i18n.server.ts";
import { answerFeed } from "#app/lib/feed-answer.server.ts";

/** New and changed actions, as the catalogue was filtered, as an Atom feed. */
export async function loader({ request }: LoaderFunctionArgs) {
  const locale = await getLocale(request, null);
  return answerFeed(request, await getActionFeed(new URL(request.url).searchParams, locale), locale);
}
