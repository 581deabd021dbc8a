import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { requireRole } from "#app/auth/session.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  await requireRole(request, "admin");
  return redirect("/admin/people");
}
