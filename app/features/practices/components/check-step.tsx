import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { JudgedForm } from "#app/features/forum/components/judged-form.tsx";
import type { FormAnswer } from "#app/lib/answer-form.server.ts";
import { Button } from "#app/ui/button.tsx";
import { Choice } from "#app/ui/field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import type { Locale } from "#app/i18n/locales.ts";
import type { PersonalHint } from "../personal-hints.ts";
import type { ShownContent } from "../practice-page.server.ts";
import { editSubmissionPath } from "../practice-paths.ts";
import type { FieldProblem } from "../submission-content.ts";
import { ruleOf } from "../submission-fields.ts";
import { SubmissionPreview } from "./submission-preview.tsx";
import { useFieldLabel } from "./submission-questions.tsx";

interface CheckProps {
  submission: { id: string; locale: Locale; problems: FieldProblem[]; hints: PersonalHint[]; shown: ShownContent };
  answer: FormAnswer | undefined;
  regionNames: Record<string, string>;
}

/** The last step: what is missing, what looks like a person, how it will be read, and sending. */
export function CheckStep({ submission, answer, regionNames }: CheckProps) {
  const { t } = useTranslation("submissions");
  const label = useFieldLabel();
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
        <JudgedForm name="send" answer={answer} labels={{ confirmed: t("check.confirm") }}>
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
