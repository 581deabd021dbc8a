import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { requireActor } from "#app/auth/session.server.ts";
import { openNotification } from "#app/features/notifications/notifications.server.ts";

/** Leads to where it happened and notes that the person went there. What is gone leads to the list of those that are not. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  return redirect((await openNotification(actor, params.id ?? "", new Date())) ?? "/notifications");
}
