import type { ActionFunctionArgs } from "@remix-run/node";
import { getActor } from "#app/auth/session.server.ts";
import { readAnswerFields } from "#app/features/learning/case-studies/answer-fields.ts";
import { keepCaseAnswers } from "#app/features/learning/case-studies/case-answers.server.ts";
import { getLocale } from "#app/i18n/i18n.server.ts";
import { readForm } from "#app/lib/answer-form.server.ts";
import { answerKeeping } from "#app/lib/answer-keeping.server.ts";
import { casePlace } from "./case-study-acts.server.ts";

/** There is nothing to read here. */
export function loader() {
  return new Response(null, { status: 405, headers: { Allow: "POST" } });
}

/** Keeps the answers to a case study while they are written, for the form's script. */
export async function action({ request, params }: ActionFunctionArgs) {
  return answerKeeping(await getActor(request), async (actor) => ({
    savedAt: await keepCaseAnswers(actor, { ...casePlace(params), answers: readAnswerFields(await readForm(request)), locale: await getLocale(request, actor.locale) }),
  }));
}
