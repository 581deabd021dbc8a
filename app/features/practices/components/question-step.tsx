import { Form } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { formatTime } from "#app/i18n/format.ts";
import { Button } from "#app/ui/button.tsx";
import { FormErrors } from "#app/ui/field.tsx";
import { SignInAgain } from "#app/ui/sign-in-again.tsx";
import { useLocale } from "#app/ui/use-root.ts";
import { editSubmissionPath, submissionPath } from "../practice-paths.ts";
import { fieldsOfStep, type Step, type SubmissionField, type SubmissionFields } from "../submission-fields.ts";
import type { FieldProblem } from "../submission-content.ts";
import { FieldTerms, type ShownTerm } from "./field-terms.tsx";
import { SavedElsewhere } from "./saved-elsewhere.tsx";
import { Question, useFieldLabel, type RegionOptions } from "./submission-questions.tsx";
import { useKeeping } from "#app/ui/use-keeping.ts";

/** A step that could not be saved: what was typed, and why. */
export interface StepAnswer {
  form: "step";
  typed: SubmissionFields;
  /** A translation key. */
  error: string;
  field?: SubmissionField;
  /** What was saved elsewhere meanwhile: the form goes on from there, with what was typed. */
  saved?: { fields: SubmissionFields; version: string };
}

interface StepProps {
  id: string;
  step: Step;
  /** As they are saved; empty while nobody is signed in. */
  fields: SubmissionFields;
  version: string;
  problems: readonly FieldProblem[];
  answer: StepAnswer | undefined;
  regions: RegionOptions[];
  regionNames: Record<string, string>;
  /** Words of the questions that are explained beside them. */
  terms: Partial<Record<SubmissionField, ShownTerm[]>>;
  lang: string | undefined;
}

/** One step of the form; what is typed is saved as one goes on, and with scripts as one writes. */
export function QuestionStep({ id, step, fields, version, problems, answer, regions, regionNames, terms, lang }: StepProps) {
  const { t } = useTranslation("submissions");
  const locale = useLocale();
  const label = useFieldLabel();
  const form = useRef<HTMLFormElement>(null);
  const kept = useKeeping(form, { saveTo: `${submissionPath(id)}/draft`, name: `practice.${id}.${step}` });
  const saved = answer?.saved;
  const shown = answer?.typed ?? fields;
  // What is missing is said at the end; what cannot be right is said at once.
  const errors = (field: SubmissionField) => [...problems.filter((problem) => problem.field === field && problem.message !== "submissions:errors.required").map(({ message }) => t(message)), ...(answer?.field === field ? [t(answer.error)] : [])];
  useEffect(() => {
    if (answer) form.current?.querySelector<HTMLElement>("[data-form-errors]")?.focus();
  }, [answer]);
  return (
    <Form ref={form} method="post" action={editSubmissionPath(id, step)} className="space-y-7">
      {answer ? <div><FormErrors errors={[answer.field ? { id: answer.field, message: `${label(answer.field)}: ${t(answer.error)}` } : { message: t(answer.error) }]} /><SignInAgain errors={{ "": [answer.error] }} /></div> : null}
      <input type="hidden" name="step" value={step} />
      <input key={saved?.version ?? version} type="hidden" name="version" defaultValue={saved?.version ?? version} />
      {fieldsOfStep(step).map((field) => (
        <div key={field}>
          <Question field={field} fields={shown} errors={errors(field)} regions={regions} lang={lang} />
          <FieldTerms terms={terms[field] ?? []} />
          {saved ? <SavedElsewhere field={field} typed={shown} saved={saved.fields} regionNames={regionNames} lang={lang} /> : null}
        </div>
      ))}
      <div className="flex flex-wrap items-center gap-3 border-t border-hairline pt-6">
        <Button>{t("edit.next")}</Button>
        <Button variant="secondary" name="intent" value="close">{t("edit.close")}</Button>
        <p role="status" className="text-s text-ink-soft">{kept.kind === "saved" ? t("edit.saved", { time: formatTime(kept.at, locale) }) : kept.kind === "none" ? "" : t(`edit.${kept.kind}`)}</p>
      </div>
    </Form>
  );
}
