import { useTranslation } from "react-i18next";
import { JudgedForm } from "#app/features/forum/components/judged-form.tsx";
import type { FormAnswer } from "#app/lib/answer-form.server.ts";
import { Button } from "#app/ui/button.tsx";
import { Field, TextArea } from "#app/ui/field.tsx";
import { answerFields, answerLengths, type Answer } from "../evaluation.kinds.ts";

/** What the form gets back when it was not saved. */
export interface WrittenAnswer extends FormAnswer {
  /** Somebody else saved meanwhile: what stands there now. */
  newer?: { revision: number; by: string; answer: Answer };
}

interface AnswerFormProps {
  saved: Answer;
  seen: number;
  answer: WrittenAnswer | undefined;
  lang: string | undefined;
}

/** The answer to one question, saved for itself. */
export function AnswerForm({ saved, seen, answer, lang }: AnswerFormProps) {
  const { t } = useTranslation("evaluation");
  const labels = Object.fromEntries(answerFields.map((field) => [field, t(`fields.${field}`)]));
  const { newer } = answer ?? {};
  const typed = (field: string): unknown => answer?.result.initialValue?.[field] ?? "";
  return (
    <JudgedForm name="answer" answer={answer} labels={labels} className="space-y-6">
      {(field) => (
        <>
          {newer ? (
            <div role="alert" className="space-y-2 rounded-card border border-clay bg-clay-tint p-4">
              <p className="font-semibold">{newer.by === "" ? t("answer.newerOwn") : t("answer.newer", { name: newer.by })}</p>
              <dl className="space-y-1 text-s">{answerFields.filter((name) => newer.answer[name] !== "" && newer.answer[name] !== typed(name)).map((name) => <div key={name}><dt className="font-semibold">{labels[name]}</dt><dd lang={lang} className="whitespace-pre-line">{newer.answer[name]}</dd></div>)}</dl>
            </div>
          ) : null}
          <input key={newer?.revision ?? seen} type="hidden" name="seen" defaultValue={newer?.revision ?? seen} />
          <TextArea {...field("judgement", saved.judgement)} help={t("help.judgement")} rows={4} maxLength={answerLengths.text} lang={lang} />
          <TextArea {...field("strengths", saved.strengths)} rows={4} maxLength={answerLengths.text} lang={lang} />
          <TextArea {...field("improve", saved.improve)} rows={4} maxLength={answerLengths.text} lang={lang} />
          <TextArea {...field("evidence", saved.evidence)} help={t("help.evidence")} rows={3} maxLength={answerLengths.text} lang={lang} />
          <Field {...field("evidenceUrl", saved.evidenceUrl)} help={t("help.evidenceUrl")} autoComplete="off" maxLength={answerLengths.url} />
          <Button>{t("answer.save")}</Button>
        </>
      )}
    </JudgedForm>
  );
}
