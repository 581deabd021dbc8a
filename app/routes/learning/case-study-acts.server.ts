import { data, redirect } from "@remix-run/node";
import type { Actor } from "#app/auth/actor.ts";
import { readAnswerFields } from "#app/features/learning/case-studies/answer-fields.ts";
import { finishCaseStudy, keepCaseAnswers, shareCaseAnswers, stopSharing, takeDownAnswers } from "#app/features/learning/case-studies/case-answers.server.ts";
import type { CasePlace } from "#app/features/learning/case-studies/case-place.server.ts";
import { getLocale } from "#app/i18n/i18n.server.ts";
import { formText } from "#app/lib/form-text.ts";

export const caseIntents = ["answers", "answered", "share", "unshare", "takeDown"] as const;
export type CaseIntent = (typeof caseIntents)[number];

interface Act {
  request: Request;
  form: FormData;
  place: CasePlace;
  here: string;
}

/** Where a case study's address says that it is taken. */
export const casePlace = ({ slug = "", unit }: { slug?: string; unit?: string }): CasePlace => (unit === undefined ? { practice: slug } : { courseSlug: slug, unitKey: unit });

/** What the forms of a case study's page do. */
export async function actOnCase(actor: Actor, intent: CaseIntent, { request, form, place, here }: Act) {
  const given = async () => ({ ...place, answers: readAnswerFields(form), locale: await getLocale(request, actor.locale) });
  switch (intent) {
    case "answers":
      return { savedAt: await keepCaseAnswers(actor, await given()) };
    case "answered": {
      const { missing, settlement } = await finishCaseStudy(actor, await given());
      if (missing.length > 0) return data({ missing }, { status: 422 });
      return redirect(settlement?.justCompleted && "courseSlug" in place ? `/courses/${place.courseSlug}/finish` : `${here}#others`);
    }
    case "share":
      await shareCaseAnswers(actor, place);
      break;
    case "unshare":
      await stopSharing(actor, place);
      break;
    case "takeDown":
      await takeDownAnswers(actor, { ...place, userId: formText(form, "person") });
  }
  return redirect(`${here}#others`);
}
