import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { requireActor } from "#app/auth/session.server.ts";
import { findNeighbours, getPlayerOutline } from "#app/features/learning/outline.server.ts";

/** From a unit to the next one, or to the finish when it was the last or everything is done. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const outline = await getPlayerOutline(actor, { courseSlug: params.slug ?? "" });
  const { next } = findNeighbours(outline, params.unit ?? "");
  const base = `/courses/${outline.courseSlug}`;
  return redirect(next && !outline.completion.complete ? `${base}/learn/${next.key}` : `${base}/finish`);
}
