import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { requireActor } from "#app/auth/session.server.ts";
import { exportPersonalData } from "#app/features/accounts/own-data.server.ts";
import { readForm } from "#app/lib/answer-form.server.ts";

/** A POST, because the download is noted in the history. */
export async function action({ request }: ActionFunctionArgs) {
  await readForm(request); // an unread body would break the connection
  const actor = await requireActor(request);
  const exported = await exportPersonalData(actor);
  return new Response(JSON.stringify(exported, null, 2), {
    headers: { "Content-Type": "application/json; charset=utf-8", "Content-Disposition": 'attachment; filename="regin-academy-my-data.json"', "Cache-Control": "no-store" },
  });
}

export function loader() {
  return redirect("/profile/data");
}
