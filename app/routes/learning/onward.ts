import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { requireActor } from "#app/auth/session.server.ts";
import { findOutline } from "#app/features/learning/open-unit.server.ts";
import { findNeighbours } from "#app/features/learning/outline.server.ts";

/** From a unit to the next one, or to the finish when it was the last or everything is done. Who is not in the course gets to its page. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const courseSlug = params.slug ?? "";
  const outline = await findOutline(actor, { courseSlug, locale: actor.locale });
  if (!outline) return redirect(`/courses/${encodeURIComponent(courseSlug)}`);
  const { next } = findNeighbours(outline, params.unit ?? "");
  const base = `/courses/${outline.courseSlug}`;
  return redirect(next && !outline.completion.complete ? `${base}/learn/${next.key}` : `${base}/finish`);
}
