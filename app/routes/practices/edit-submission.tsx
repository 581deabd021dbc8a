import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Check } from "lucide-react";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { requireActor } from "#app/auth/session.server.ts";
import { JudgedForm } from "#app/features/forum/components/judged-form.tsx";
import { Question, useFieldLabel } from "#app/features/practices/components/submission-questions.tsx";
import { SubmissionPreview } from "#app/features/practices/components/submission-preview.tsx";
import { useKeeping } from "#app/features/practices/components/use-keeping.ts";
import { listRegionChoices, nameAll, readPlaceNames } from "#app/features/practices/places.server.ts";
import { editSubmissionPath, submissionPath } from "#app/features/practices/practice-paths.ts";
import { readFields } from "#app/features/practices/submission-content.ts";
import { fieldsOfStep, ruleOf, type Step } from "#app/features/practices/submission-fields.ts";
import { getSubmission, stepOf } from "#app/features/practices/submission-page.server.ts";
import { sendSchema } from "#app/features/practices/submission.schema.ts";
import { keepFields, sendSubmission } from "#app/features/practices/submissions.server.ts";
import { formatTime } from "#app/i18n/format.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { answerForm, readForm } from "#app/lib/answer-form.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { Button } from "#app/ui/button.tsx";
import { Choice } from "#app/ui/field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Page, PageHeader } from "#app/ui/page.tsx";
import { useLocale } from "#app/ui/use-root.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const locale = await getLocale(request, actor.locale);
  const submission = await getSubmission(actor, params.id ?? "");
  if (!submission.can.edit) throw new AppError("forbidden", "submissions:errors.noEditing");
  const asked = new URL(request.url).searchParams.get("step");
  const step = stepOf(asked ?? (submission.state === "questionnaire" ? "details" : null), submission.steps);
  const names = await readPlaceNames(locale);
  return {
    title: submission.title || getT(locale, "submissions")("untitled"),
    submission,
    step,
    regions: step === "basics" ? listRegionChoices(names, locale) : [],
    regionNames: nameAll(submission.shown.record.regions, names.region),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const form = await readForm(request);
  const id = params.id ?? "";
  const { steps, can } = await getSubmission(actor, id);
  if (!can.edit) throw new AppError("forbidden", "submissions:errors.noEditing");
  const step = stepOf(new URL(request.url).searchParams.get("step"), steps);
  if (form.get("form") === "send") {
    return answerForm(form, { form: "send", schema: sendSchema }, async () => {
      await sendSubmission(actor, id);
      return redirect(`${submissionPath(id)}?done=sent`);
    });
  }
  if (!form.has("step")) return data(null, { status: 422 });
  await keepFields(actor, { id, fields: readFields(form, fieldsOfStep(step)) });
  const next = steps[steps.indexOf(step) + 1] ?? "check";
  return redirect(form.get("intent") === "close" ? `${submissionPath(id)}?done=saved` : editSubmissionPath(id, next));
}

export const handle: TextsHandle = { texts: ["submissions", "practices"] };

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => pageTitle(loaded?.title);

export default function EditSubmission() {
  const { title, submission, step, regions, regionNames } = useLoaderData<typeof loader>();
  const { t } = useTranslation("submissions");
  const own = useLocale();
  const lang = submission.locale === own ? undefined : submission.locale;
  const at = submission.steps.indexOf(step);
  return (
    <Page width="read">
      <PageHeader back={{ to: submissionPath(submission.id), label: t("view.back") }} title={title} titleLang={submission.title === "" ? undefined : lang} />
      <nav aria-label={t("edit.steps")} className="mb-8">
        <ol className="flex flex-wrap gap-x-5 gap-y-1 border-b border-hairline text-s">
          {submission.steps.map((name) => {
            const open = submission.problems.some(({ field }) => ruleOf(field).step === name);
            return (
              <li key={name}>
                <Link to={editSubmissionPath(submission.id, name)} aria-current={name === step ? "step" : undefined} className="-mb-px inline-flex min-h-11 items-center gap-1 border-b-2 border-transparent text-ink no-underline aria-[current]:border-sea aria-[current]:font-semibold">
                  {open || name === "check" ? null : <Check aria-hidden className="size-4 text-leaf" />}{t(`steps.${name}`)}
                </Link>
              </li>
            );
          })}
        </ol>
      </nav>
      <div className="mb-6 space-y-1">
        <p className="text-s text-ink-soft">{t("edit.step", { number: at + 1, total: submission.steps.length })}</p>
        <h2>{t(`steps.${step}`)}</h2>
        <p className="text-ink-soft">{t(`stepHelp.${step}`)}</p>
      </div>
      {step === "check" ? <CheckStep submission={submission} regionNames={regionNames} /> : <QuestionStep key={step} submission={submission} step={step} regions={regions} lang={lang} />}
    </Page>
  );
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;

function QuestionStep({ submission, step, regions, lang }: Pick<Loaded, "submission" | "regions"> & { step: Step; lang: string | undefined }) {
  const { t } = useTranslation("submissions");
  const form = useRef<HTMLFormElement>(null);
  const kept = useKeeping(form, { saveTo: `${submissionPath(submission.id)}/draft`, name: `${submission.id}.${step}` });
  const locale = useLocale();
  // What is missing is said at the end; what cannot be right is said at once.
  const errors = (field: string) => submission.problems.filter((problem) => problem.field === field && problem.message !== "submissions:errors.required").map(({ message }) => t(message));
  return (
    <Form ref={form} method="post" action={editSubmissionPath(submission.id, step)} className="space-y-7">
      <input type="hidden" name="step" value={step} />
      {fieldsOfStep(step).map((field) => <Question key={field} field={field} fields={submission.fields} errors={errors(field)} regions={regions} lang={lang} />)}
      <div className="flex flex-wrap items-center gap-3 border-t border-hairline pt-6">
        <Button>{t("edit.next")}</Button>
        <Button variant="secondary" name="intent" value="close">{t("edit.close")}</Button>
        <p role="status" className="text-s text-ink-soft">{kept.kind === "saved" ? t("edit.saved", { time: formatTime(kept.at, locale) }) : kept.kind === "none" ? "" : t(`edit.${kept.kind}`)}</p>
      </div>
    </Form>
  );
}

function CheckStep({ submission, regionNames }: Pick<Loaded, "submission" | "regionNames">) {
  const { t } = useTranslation("submissions");
  const label = useFieldLabel();
  const answer = useActionData<typeof action>();
  return (
    <div className="space-y-8">
      {submission.problems.length > 0 ? (
        <Notice kind="warning" title={t("check.missing")}>
          <ul className="list-disc pl-5">
            {submission.problems.map(({ field, message }) => <li key={`${field}${message}`}><Link to={`${editSubmissionPath(submission.id, ruleOf(field).step)}#${field}`}>{label(field)}</Link>: {t(message)}</li>)}
          </ul>
        </Notice>
      ) : <Notice kind="success"><p>{t("check.complete")}</p></Notice>}
      {submission.hints.length > 0 ? (
        <Notice kind="illustrative" title={t("check.personalTitle")}>
          <p>{t("check.personalText")}</p>
          <ul className="list-disc pl-5">{submission.hints.map(({ kind, passage }) => <li key={`${kind}${passage}`} className="break-words">“<span lang={submission.locale}>{passage}</span>” ({t(`personal.${kind}`)})</li>)}</ul>
        </Notice>
      ) : <p className="max-w-read text-s text-ink-soft">{t("check.none")}</p>}
      {submission.problems.length > 0 ? null : (
        <JudgedForm name="send" answer={answer ?? undefined} labels={{ confirmed: t("check.confirm") }}>
          {(field) => (
            <>
              <Choice id={field("confirmed").id} name="confirmed" value="yes" label={t("check.confirm")} aria-invalid={field("confirmed").errors.length > 0 ? true : undefined} />
              <Button>{t("check.send")}</Button>
            </>
          )}
        </JudgedForm>
      )}
      <section aria-labelledby="preview" className="border-t-2 border-sun pt-6">
        <h2 id="preview" className="mb-4">{t("check.preview")}</h2>
        <SubmissionPreview shown={submission.shown} regionNames={regionNames} />
      </section>
    </div>
  );
}
