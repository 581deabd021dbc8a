import type { LoaderFunctionArgs } from "@remix-run/node";
import { getActor } from "#app/auth/session.server.ts";
import { renderCalendarFile } from "#app/features/workshops/calendar.server.ts";

/** A workshop for a calendar, also the one that takes a cancelled workshop out of it. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await getActor(request);
  const file = await renderCalendarFile(actor, params.id ?? "");
  return new Response(file, { headers: { "Content-Type": "text/calendar; charset=utf-8", "Content-Disposition": 'attachment; filename="workshop.ics"', "Cache-Control": "private, no-cache" } });
}
