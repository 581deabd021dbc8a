import { useTranslation } from "react-i18next";
import { JudgedForm } from "#app/features/forum/components/judged-form.tsx";
import { formatDate } from "#app/i18n/format.ts";
import type { FormAnswer } from "#app/lib/answer-form.server.ts";
import { Button } from "#app/ui/button.tsx";
import { Choice, ChoiceGroup, TextArea } from "#app/ui/field.tsx";
import { useLocale, useRoot } from "#app/ui/use-root.ts";
import { afterLengths, usefulnessSteps, uses, type Use } from "../after.kinds.ts";

interface EvaluationFormProps {
  own: { answer: { usefulness: number; willUse: Use; what: string; better: string } | null; until: Date | string };
  answer: FormAnswer | undefined;
}

/** Three questions. What was answered before stands in them. */
export function EvaluationForm({ own: { answer: given, until }, answer }: EvaluationFormProps) {
  const { t } = useTranslation("after");
  const locale = useLocale();
  const zone = useRoot()?.actor?.timeZone;
  const labels = { usefulness: t("evaluation.usefulness"), willUse: t("evaluation.willUse"), what: t("evaluation.what"), better: t("evaluation.better") };
  return (
    <JudgedForm name="evaluation" answer={answer} labels={labels} className="space-y-8">
      {(field) => {
        const [usefulness, willUse] = [field("usefulness", given ? String(given.usefulness) : ""), field("willUse", given?.willUse)];
        const idOf = (id: string, index: number): string => (index === 0 ? id : `${id}-${index + 1}`);
        return (
          <>
            <ChoiceGroup id={usefulness.id} legend={usefulness.label} errors={usefulness.errors}>
              <div className="mt-1 gap-x-6 sm:flex sm:flex-wrap sm:justify-between">
                {usefulnessSteps.map((step, index) => <Choice key={step} id={idOf(usefulness.id, index)} type="radio" name="usefulness" value={step} label={step === 1 || step === 5 ? `${step} – ${t(`evaluation.steps.${step}`)}` : String(step)} defaultChecked={usefulness.defaultValue === String(step)} required />)}
              </div>
            </ChoiceGroup>
            <div className="space-y-4">
              <ChoiceGroup id={willUse.id} legend={willUse.label} errors={willUse.errors}>
                <div className="mt-1 grid gap-x-4 sm:grid-cols-3">
                  {uses.map((use, index) => <Choice key={use} id={idOf(willUse.id, index)} type="radio" name="willUse" value={use} label={t(`evaluation.uses.${use}`)} defaultChecked={willUse.defaultValue === use} required />)}
                </div>
              </ChoiceGroup>
              <TextArea {...field("what", given?.what)} rows={2} maxLength={afterLengths.answer} optional />
            </div>
            <TextArea {...field("better", given?.better)} rows={3} maxLength={afterLengths.answer} optional />
            <div className="space-y-3">
              <p className="text-s text-ink-soft">{t("evaluation.privacy", { date: formatDate(until, locale, zone) })}</p>
              <Button>{t(given ? "evaluation.saveChange" : "evaluation.send")}</Button>
            </div>
          </>
        );
      }}
    </JudgedForm>
  );
}
