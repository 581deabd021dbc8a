import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { endSession } from "#app/auth/session.server.ts";

export async function action({ request }: ActionFunctionArgs) {
  return redirect("/", { headers: { "Set-Cookie": await endSession(request) } });
}

/** A link here signs nobody out. */
export function loader() {
  return redirect("/");
}
