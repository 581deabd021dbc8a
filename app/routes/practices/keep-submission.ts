import type { ActionFunctionArgs } from "@remix-run/node";
import { getActor } from "#app/auth/session.server.ts";
import { readFields } from "#app/features/practices/submission-content.ts";
import { fieldsOfStep, steps } from "#app/features/practices/submission-fields.ts";
import { keepFields } from "#app/features/practices/submissions.server.ts";
import { readForm } from "#app/lib/answer-form.server.ts";
import { AppError } from "#app/lib/app-error.ts";

/** There is nothing to read here. */
export function loader() {
  return new Response(null, { status: 405, headers: { Allow: "POST" } });
}

/** Keeps one step of the form while it is written, for the form's script. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await getActor(request);
  if (!actor) return Response.json({ savedAt: null }, { status: 401 }); // the words stay in the form, which says so
  const form = await readForm(request);
  const step = steps.find((name) => name === form.get("step"));
  if (!step) return Response.json({ savedAt: null }, { status: 422 });
  try {
    return Response.json({ savedAt: await keepFields(actor, { id: params.id ?? "", fields: readFields(form, fieldsOfStep(step)) }) });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return Response.json({ savedAt: null }, { status: error.status });
  }
}
