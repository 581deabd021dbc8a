import type { ActionFunctionArgs } from "@remix-run/node";
import { requireActor } from "#app/auth/session.server.ts";
import { markReadSchema } from "#app/features/forum/forum.schema.ts";
import { numberParam } from "#app/features/forum/params.server.ts";
import { readButtons } from "#app/features/forum/post-acts.server.ts";
import { markRead } from "#app/features/forum/reading.server.ts";
import { readForm } from "#app/lib/answer-form.server.ts";

/** How far a page has shown its topic, where the live connection cannot tell. */
export async function action({ request, params }: ActionFunctionArgs) {
  const form = await readForm(request);
  const actor = await requireActor(request);
  await markRead(actor, readButtons(markReadSchema, { topicId: numberParam(params.id, "forum:errors.noSuchTopic"), seq: form.get("seq") }));
  return new Response(null, { status: 204 });
}

export function loader() {
  return new Response(null, { status: 405, headers: { Allow: "POST" } });
}
