import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireActor } from "#app/auth/session.server.ts";
import { similarTopics } from "#app/features/forum/similar-topics.server.ts";

/** Topics like the title that is being typed. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const title = new URL(request.url).searchParams.get("title") ?? "";
  return { topics: await similarTopics(actor, title.slice(0, 200)) };
}
