import type { ActionFunctionArgs } from "@remix-run/node";
import { requireActor } from "#app/auth/session.server.ts";
import { saveAnswerForm } from "#app/features/learning/answer-saving.server.ts";
import { getLocale } from "#app/i18n/i18n.server.ts";
import { readForm } from "#app/lib/answer-form.server.ts";

/** Takes answers while they are given; the page sends one question at a time. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const saved = await saveAnswerForm(actor, { attemptId: params.attempt ?? "", form: await readForm(request), locale: await getLocale(request, actor.locale) });
  if (saved === null) return Response.json({ problems: { "": "errors:quiz.timeOver" } }, { status: 409 });
  return Response.json({ problems: saved.problems }, { status: Object.keys(saved.problems).length > 0 ? 422 : 200 });
}

export function loader() {
  return new Response(null, { status: 405, headers: { Allow: "POST" } });
}
