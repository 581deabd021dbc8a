import type { ActionFunctionArgs } from "@remix-run/node";
import { getActor } from "#app/auth/session.server.ts";
import { readFields } from "#app/features/practices/submission-content.ts";
import { fieldsOfStep, steps } from "#app/features/practices/submission-fields.ts";
import { keepFields } from "#app/features/practices/submissions.server.ts";
import { readForm } from "#app/lib/answer-form.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { formText } from "#app/lib/form-text.ts";

const refusal = (status: number) => Response.json({ savedAt: null }, { status });

/** There is nothing to read here. */
export function loader() {
  return new Response(null, { status: 405, headers: { Allow: "POST" } });
}

/** Keeps one step of the form while it is written, for the form's script. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await getActor(request);
  if (!actor) return refusal(401); // the words stay in the form, which says so
  try {
    const form = await readForm(request);
    const step = steps.find((name) => name === form.get("step"));
    if (!step) return refusal(422);
    return Response.json(await keepFields(actor, { id: params.id ?? "", fields: readFields(form, fieldsOfStep(step)), since: formText(form, "version") || undefined }));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return refusal(error.status);
  }
}
