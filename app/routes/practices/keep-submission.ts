import type { ActionFunctionArgs } from "@remix-run/node";
import { getActor } from "#app/auth/session.server.ts";
import { readFields } from "#app/features/practices/submission-content.ts";
import { fieldsOfStep, steps } from "#app/features/practices/submission-fields.ts";
import { keepFields } from "#app/features/practices/submissions.server.ts";
import { readForm } from "#app/lib/answer-form.server.ts";
import { answerKeeping } from "#app/lib/answer-keeping.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { formText } from "#app/lib/form-text.ts";

/** There is nothing to read here. */
export function loader() {
  return new Response(null, { status: 405, headers: { Allow: "POST" } });
}

/** Keeps one step of the form while it is written, for the form's script. */
export async function action({ request, params }: ActionFunctionArgs) {
  return answerKeeping(await getActor(request), async (actor) => {
    const form = await readForm(request);
    const step = steps.find((name) => name === form.get("step"));
    if (!step) throw new AppError("invalid", "errors:refused.title");
    return keepFields(actor, { id: params.id ?? "", fields: readFields(form, fieldsOfStep(step)), since: formText(form, "version") || undefined });
  });
}
