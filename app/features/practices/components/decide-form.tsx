import { ChevronDown } from "lucide-react";
import { useTranslation } from "react-i18next";
import { JudgedForm } from "#app/features/forum/components/judged-form.tsx";
import type { FormAnswer } from "#app/lib/answer-form.server.ts";
import { Button } from "#app/ui/button.tsx";
import { TextArea } from "#app/ui/field.tsx";
import { aspects } from "../keys.ts";
import type { Decision } from "../submission.policy.ts";

const variants = { accept: "primary", publish: "primary", return: "secondary", decline: "danger" } as const;

/** What the fields of the form are called. */
export function useDecideLabels(): Record<string, string> {
  const { t } = useTranslation("submissions");
  return { text: t("decide.text"), ...Object.fromEntries(aspects.flatMap((aspect) => (["inspiring", "improve"] as const).map((side) => [`${side}-${aspect}`, `${t(`practices:aspects.${aspect}`)}: ${t(`practices:record.${side}`)}`]))) };
}

/** What a reviewer decides: with questions, a reason, or an assessment on the seven aspects. */
export function DecideForm({ decisions, answer, assessor }: { decisions: Decision[]; answer: FormAnswer | undefined; assessor: string }) {
  const { t } = useTranslation("submissions");
  const assesses = decisions.includes("publish");
  const labels = useDecideLabels();
  return (
    <section aria-labelledby="decide" className="border-t-2 border-sun pt-6">
      <h2 id="decide" className="mb-4">{t("decide.title")}</h2>
      <JudgedForm name="decide" answer={answer} labels={labels}>
        {(field) => (
          <>
            {assesses ? (
              <fieldset className="space-y-4">
                <legend className="font-semibold">{t("decide.assess")}</legend>
                <p className="text-s text-ink-soft">{t("decide.assessHelp")} {t("decide.assessor", { name: assessor })}</p>
                {aspects.map((aspect) => (
                  <details key={aspect} open={aspect === "communication"} className="group/aspect border-b border-hairline pb-2">
                    <summary className="flex min-h-11 items-center justify-between gap-2 font-semibold">{t(`practices:aspects.${aspect}`)}<ChevronDown aria-hidden className="size-4 transition-transform duration-150 group-open/aspect:rotate-180" /></summary>
                    <div className="grid gap-4 pb-3 sm:grid-cols-2">
                      {(["inspiring", "improve"] as const).map((side) => <TextArea key={side} {...field(`${side}-${aspect}`)} label={t(`practices:record.${side}`)} rows={4} optional />)}
                    </div>
                  </details>
                ))}
              </fieldset>
            ) : null}
            <TextArea {...field("text")} help={t("decide.textHelp")} rows={5} />
            <div className="flex flex-wrap gap-3">
              {decisions.map((decision) => <Button key={decision} name="decision" value={decision} variant={variants[decision]}>{t(`decide.${decision}`)}</Button>)}
            </div>
          </>
        )}
      </JudgedForm>
    </section>
  );
}
