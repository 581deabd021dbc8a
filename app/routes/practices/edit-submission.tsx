import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Check } from "lucide-react";
import { useTranslation } from "react-i18next";
import { findWriter, getActor, stillSignedIn } from "#app/auth/session.server.ts";
import { CheckStep } from "#app/features/practices/components/check-step.tsx";
import { QuestionStep, type StepAnswer } from "#app/features/practices/components/question-step.tsx";
import { listRegionChoices, nameAll, readPlaceNames } from "#app/features/practices/places.server.ts";
import { editSubmissionPath, submissionPath } from "#app/features/practices/practice-paths.ts";
import { readFields } from "#app/features/practices/submission-content.ts";
import { fieldsOfStep, ruleOf, steps } from "#app/features/practices/submission-fields.ts";
import { readFieldTerms } from "#app/features/practices/submission-terms.server.ts";
import { getSubmission, stepOf } from "#app/features/practices/submission-page.server.ts";
import { sendSchema } from "#app/features/practices/submission.schema.ts";
import { keepFields, sendSubmission, versionOf } from "#app/features/practices/submissions.server.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { answerForm, readForm, type FormAnswer } from "#app/lib/answer-form.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { formText } from "#app/lib/form-text.ts";
import { isAnswerToForm } from "#app/lib/page-request.server.ts";
import { FormErrors } from "#app/ui/field.tsx";
import { Page, PageHeader } from "#app/ui/page.tsx";
import { SignInAgain } from "#app/ui/sign-in-again.tsx";
import { useLocale } from "#app/ui/use-root.ts";

/** Null while nobody is signed in: only who typed something sees the page then. */
async function findSubmission(request: Request, id: string) {
  const actor = await findWriter(request);
  const submission = actor && (await getSubmission(actor, id));
  if (submission?.can.edit === false && !isAnswerToForm(request)) throw new AppError("forbidden", "submissions:errors.noEditing");
  return { actor, submission };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const id = params.id ?? "";
  const { actor, submission } = await findSubmission(request, id);
  const locale = await getLocale(request, actor?.locale ?? null);
  const asked = new URL(request.url).searchParams.get("step");
  const step = stepOf(asked ?? (submission?.state === "questionnaire" ? "details" : null), submission?.steps ?? steps);
  const names = await readPlaceNames(locale);
  return {
    title: submission?.title || getT(locale, "submissions")("untitled"),
    id,
    submission,
    step,
    version: submission ? versionOf(submission.fields, fieldsOfStep(step)) : "",
    regions: step === "basics" ? listRegionChoices(names, locale) : [],
    terms: step === "check" ? {} : await readFieldTerms(fieldsOfStep(step), locale),
    regionNames: nameAll(submission?.shown.record.regions ?? [], names.region),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await getActor(request);
  const form = await readForm(request);
  const id = params.id ?? "";
  if (form.get("form") === "send") {
    return answerForm(form, { form: "send", schema: sendSchema }, async () => {
      await sendSubmission(stillSignedIn(actor), id);
      return redirect(`${submissionPath(id)}?done=sent`);
    });
  }
  const step = steps.find((name) => name === form.get("step"));
  if (!step) {
    await findSubmission(request, id);
    return data(null, { status: 422 });
  }
  const fields = readFields(form, fieldsOfStep(step));
  try {
    await keepFields(stillSignedIn(actor), { id, fields, since: formText(form, "version") || undefined });
  } catch (error) {
    if (!(error instanceof AppError) || error.code === "not-found") throw error;
    const field = fieldsOfStep(step).find((name) => name === error.values.field);
    const other = error.code === "conflict" && actor ? (await getSubmission(actor, id)).fields : null;
    return data<StepAnswer>({ form: "step", typed: fields, error: error.detail, ...(field && { field }), ...(other && { saved: { fields: other, version: versionOf(other, fieldsOfStep(step)) } }) }, { status: error.status });
  }
  if (form.get("intent") === "close") return redirect(`${submissionPath(id)}?done=saved`);
  const { steps: open } = await getSubmission(stillSignedIn(actor), id);
  return redirect(editSubmissionPath(id, open[open.indexOf(step) + 1] ?? "check"));
}

export const handle: TextsHandle = { texts: ["submissions", "practices"] };

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => pageTitle(loaded?.title);

export default function EditSubmission() {
  const { title, id, submission, step, version, regions, regionNames, terms } = useLoaderData<typeof loader>();
  const answer = useActionData<StepAnswer | FormAnswer>();
  const { t } = useTranslation("submissions");
  const own = useLocale();
  const lang = submission === null || submission.locale === own ? undefined : submission.locale;
  const open = submission?.steps ?? [step];
  const stepAnswer = answer && "typed" in answer ? answer : undefined;
  const sendAnswer = answer && "result" in answer ? answer : undefined;
  return (
    <Page width="read">
      <PageHeader {...(submission && { back: { to: submissionPath(id), label: t("view.back") } })} title={title} titleLang={submission?.title === "" ? undefined : lang} />
      {submission ? (
        <nav aria-label={t("edit.steps")} className="mb-8">
          <ol className="flex flex-wrap gap-x-5 gap-y-1 border-b border-hairline text-s">
            {open.map((name) => {
              const isUnfinished = submission.problems.some(({ field }) => ruleOf(field).step === name);
              return (
                <li key={name}>
                  <Link to={editSubmissionPath(id, name)} aria-current={name === step ? "step" : undefined} className="-mb-px inline-flex min-h-11 items-center gap-1 border-b-2 border-transparent text-ink no-underline aria-[current]:border-sea aria-[current]:font-semibold">
                    {isUnfinished || name === "check" ? null : <Check aria-hidden className="size-4 text-leaf" />}{t(`steps.${name}`)}
                  </Link>
                </li>
              );
            })}
          </ol>
        </nav>
      ) : null}
      <div className="mb-6 space-y-1">
        {submission ? <p className="text-s text-ink-soft">{t("edit.step", { number: open.indexOf(step) + 1, total: open.length })}</p> : null}
        <h2>{t(`steps.${step}`)}</h2>
        <p className="text-ink-soft">{t(`stepHelp.${step}`)}</p>
      </div>
      {step !== "check" ? (
        <QuestionStep key={step} id={id} step={step} fields={submission?.fields ?? {}} version={version} problems={submission?.problems ?? []} answer={stepAnswer} regions={regions} regionNames={regionNames} terms={terms} lang={lang} />
      ) : submission ? (
        <CheckStep submission={submission} answer={sendAnswer} regionNames={regionNames} />
      ) : (
        <><FormErrors errors={(sendAnswer?.result.error?.[""] ?? []).map((key) => ({ message: t(key) }))} /><SignInAgain errors={sendAnswer?.result.error} /></>
      )}
    </Page>
  );
}
