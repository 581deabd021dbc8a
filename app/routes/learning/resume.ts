import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { requireActor } from "#app/auth/session.server.ts";
import { resumePlace } from "#app/features/learning/enrolments.server.ts";

/** "Continue": leads to the exact unit; the unit's page leads to the exact place. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const courseSlug = params.slug ?? "";
  const { unitKey } = await resumePlace(actor, { courseSlug });
  return redirect(`/courses/${courseSlug}/learn/${unitKey}`);
}
