import type { ActionFunctionArgs } from "@remix-run/node";
import { getActor } from "#app/auth/session.server.ts";
import { readAnswerFields } from "#app/features/learning/case-studies/answer-fields.ts";
import { keepCaseAnswers } from "#app/features/learning/case-studies/case-answers.server.ts";
import { getLocale } from "#app/i18n/i18n.server.ts";
import { readForm } from "#app/lib/answer-form.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { casePlace } from "./case-study-acts.server.ts";

/** There is nothing to read here. */
export function loader() {
  return new Response(null, { status: 405, headers: { Allow: "POST" } });
}

/** Keeps the answers to a case study while they are written, for the form's script. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await getActor(request);
  if (!actor) return Response.json({ savedAt: null }, { status: 401 }); // the words stay in the form, which says so
  const answers = readAnswerFields(await readForm(request));
  try {
    return Response.json({ savedAt: await keepCaseAnswers(actor, { ...casePlace(params), answers, locale: await getLocale(request, actor.locale) }) });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return Response.json({ savedAt: null }, { status: error.status });
  }
}
