import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { requireActor } from "#app/auth/session.server.ts";
import { findOwnEnrolment, resumePlace } from "#app/features/learning/enrolments.server.ts";

/** "Continue": leads to the exact unit; the unit's page leads to the exact place. Who is not in the course gets to its page. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const courseSlug = params.slug ?? "";
  const course = `/courses/${encodeURIComponent(courseSlug)}`;
  const enrolment = await findOwnEnrolment(actor, { courseSlug });
  if (enrolment === null || enrolment.leftAt !== null) return redirect(course);
  const { unitKey } = await resumePlace(actor, { courseSlug });
  return redirect(`${course}/learn/${unitKey}`);
}
