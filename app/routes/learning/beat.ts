import type { ActionFunctionArgs } from "@remix-run/node";
import { requireActor } from "#app/auth/session.server.ts";
import { saveReadingPosition } from "#app/features/learning/progress.server.ts";
import { countActiveSeconds } from "#app/features/learning/time.server.ts";
import { readForm } from "#app/lib/answer-form.server.ts";
import { formText } from "#app/lib/form-text.ts";

/** The player's sign of life: active seconds since the last one, and the reading position. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const form = await readForm(request);
  const place = { courseSlug: params.slug ?? "", unitKey: formText(form, "unit") };
  await saveReadingPosition(actor, { ...place, block: Number(form.get("block") ?? 0) });
  await countActiveSeconds(actor, { ...place, seconds: Number(form.get("seconds") ?? 0) });
  return new Response(null, { status: 204 });
}

export function loader() {
  return new Response(null, { status: 405, headers: { Allow: "POST" } });
}
