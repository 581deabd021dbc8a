import type { LoaderFunctionArgs } from "@remix-run/node";
import { getActor } from "#app/auth/session.server.ts";
import { countUnread } from "#app/features/notifications/notifications.server.ts";

/** How many notifications wait, for the bell of a page that stays open. Nothing for whoever is not signed in any more. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await getActor(request);
  return Response.json({ unread: actor ? await countUnread(actor) : 0 }, { headers: { "Cache-Control": "no-store" } });
}
