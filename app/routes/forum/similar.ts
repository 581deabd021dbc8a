import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireActor } from "#app/auth/session.server.ts";
import { readerOf } from "#app/features/forum/shown-posts.server.ts";
import { similarTopics } from "#app/features/forum/similar-topics.server.ts";
import { getLocale } from "#app/i18n/i18n.server.ts";

/** Topics like the title that is being typed. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const title = new URL(request.url).searchParams.get("title") ?? "";
  const { reads } = readerOf(actor, { locale: await getLocale(request, actor.locale), languages: actor.languages });
  return { topics: await similarTopics(actor, title.slice(0, 200), { titlesIn: reads }) };
}
