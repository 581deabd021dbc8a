import { useActionData, useLoaderData } from "@remix-run/react";
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import { findWriter, getActor, stillSignedIn } from "#app/auth/session.server.ts";
import { AnswerForm, type WrittenAnswer } from "#app/features/actions/evaluation/components/answer-form.tsx";
import { evaluationPath, questionAnchor } from "#app/features/actions/evaluation/evaluation-paths.ts";
import { getAnswerPage, getPairOf } from "#app/features/actions/evaluation/evaluation-page.server.ts";
import { blankAnswer } from "#app/features/actions/evaluation/evaluation.kinds.ts";
import { answerSchema } from "#app/features/actions/evaluation/evaluation.schema.ts";
import { saveAnswer } from "#app/features/actions/evaluation/evaluation.server.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { answerForm, giveBack, readForm } from "#app/lib/answer-form.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { formText } from "#app/lib/form-text.ts";
import { isAnswerToForm } from "#app/lib/page-request.server.ts";
import { ErrorWithWords } from "#app/ui/kept-words.tsx";
import { Page, PageHeader } from "#app/ui/page.tsx";
import { useLocale } from "#app/ui/use-root.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await findWriter(request);
  const locale = await getLocale(request, actor?.locale ?? null);
  const title = getT(locale, "evaluation")("title");
  if (!actor) return { pageTitle: title, asked: null }; // signed out while writing: what was typed is shown again
  const asked = await getAnswerPage(actor, { actionId: params.id ?? "", id: params.evaluation ?? "", question: params.question ?? "", locale });
  if (!asked.canWrite && !isAnswerToForm(request)) throw new AppError("forbidden", `evaluation:errors.only.${asked.evaluation.kind}`);
  return { pageTitle: asked.criterion, asked };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { id: actionId = "", evaluation: id = "", question = "" } = params;
  const actor = await getActor(request);
  const form = await readForm(request);
  return answerForm(form, { form: "answer", schema: answerSchema }, async (answer) => {
    const writer = stillSignedIn(actor);
    const saved = await saveAnswer(writer, { actionId, id, question, answer, seen: Number(formText(form, "seen")) || 0 });
    if ("saved" in saved) return redirect(`${evaluationPath(actionId, await getPairOf(writer, actionId, id))}#${questionAnchor(question)}`);
    const { data: typed } = giveBack(form, { form: "answer", schema: answerSchema });
    return data<WrittenAnswer>({ ...typed, result: { ...typed.result, error: { "": ["evaluation:errors.newer"] } }, newer: saved.newer }, { status: 409 });
  });
}

export const handle: TextsHandle = { texts: ["evaluation"] };

export const meta: MetaFunction<typeof loader> = ({ data: loaded, error }) => (error ? [] : pageTitle(loaded?.pageTitle));

export default function EvaluationAnswer() {
  const { pageTitle: title, asked } = useLoaderData<typeof loader>();
  const answer = useActionData<WrittenAnswer>();
  const { t } = useTranslation("evaluation");
  const locale = useLocale();
  return (
    <Page width="read">
      <PageHeader {...(asked && { back: { to: evaluationPath(asked.action.id, asked.evaluation), label: `${t(`kinds.${asked.evaluation.kind}`)}: ${asked.action.title}` } })} title={title} {...(asked && asked.asked !== locale && { titleLang: asked.asked })} lead={asked ? <span lang={asked.asked === locale ? undefined : asked.asked}>{asked.question}</span> : undefined} />
      <AnswerForm saved={asked?.answer ?? blankAnswer} seen={asked?.revision ?? 0} answer={answer} lang={asked === null || asked.action.locale === locale ? undefined : asked.action.locale} />
    </Page>
  );
}

export function ErrorBoundary() {
  return <ErrorWithWords />;
}
