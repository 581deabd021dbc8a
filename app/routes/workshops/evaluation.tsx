import { useActionData, useLoaderData } from "@remix-run/react";
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import { requireActor } from "#app/auth/session.server.ts";
import { evaluationSchema } from "#app/features/workshops/after/after.schema.ts";
import { EvaluationForm } from "#app/features/workshops/after/components/evaluation-form.tsx";
import { EvaluationResults } from "#app/features/workshops/after/components/evaluation-results.tsx";
import { getEvaluationPage, saveEvaluation } from "#app/features/workshops/after/evaluation.server.ts";
import { workshopPath } from "#app/features/workshops/workshop-paths.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { answerForm, readForm } from "#app/lib/answer-form.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { Notice } from "#app/ui/notice.tsx";
import { Page, PageHeader } from "#app/ui/page.tsx";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const locale = await getLocale(request, actor.locale);
  return { ...(await getEvaluationPage(actor, params.id ?? "")), hasSaved: new URL(request.url).searchParams.has("saved"), pageTitle: getT(locale, "after")("evaluation.title") };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const id = params.id ?? "";
  const { own } = await getEvaluationPage(actor, id);
  if (!own) throw new AppError("forbidden", "after:errors.noEvaluation");
  return answerForm(await readForm(request), { form: "evaluation", schema: evaluationSchema }, async (input) => {
    await saveEvaluation(actor, id, input);
    return redirect(workshopPath(id, "/evaluation?saved"));
  });
}

export const handle: TextsHandle = { texts: ["after", "workshops", "refusals"] };

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.pageTitle);

export default function Evaluation() {
  const { workshop, own, result, hasSaved, pageTitle: heading } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("after");
  return (
    <Page width="read">
      <PageHeader back={{ to: workshopPath(workshop.id), label: workshop.title }} title={heading} lead={own ? t("evaluation.lead") : undefined} />
      <div className="space-y-12">
        {hasSaved && !answer ? <Notice kind="success" live><p>{t("evaluation.thanks")}</p></Notice> : null}
        {own ? <EvaluationForm own={own} answer={answer} /> : null}
        {result ? <EvaluationResults result={result} /> : null}
      </div>
    </Page>
  );
}
