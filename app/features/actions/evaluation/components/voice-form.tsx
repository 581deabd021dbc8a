import { useTranslation } from "react-i18next";
import { JudgedForm, type JudgedField } from "#app/features/forum/components/judged-form.tsx";
import type { FormAnswer } from "#app/lib/answer-form.server.ts";
import { Button } from "#app/ui/button.tsx";
import { Choice, ChoiceGroup, TextArea } from "#app/ui/field.tsx";
import { ownWords, scales, stepLabel, steps, voiceLength, type Scale } from "../voice.kinds.ts";

/** Five questions to whoever took part. */
export function VoiceForm({ answer }: { answer: FormAnswer | undefined }) {
  const { t } = useTranslation("evaluation");
  const labels = Object.fromEntries([...scales, ...ownWords].map((name) => [name, t(`voice.form.${name}`)]));
  return (
    <JudgedForm name="voice" answer={answer} labels={labels} className="space-y-8">
      {(field) => (
        <>
          <Steps scale="difference" field={field("difference")} />
          {ownWords.map((name) => <TextArea key={name} {...field(name)} rows={3} maxLength={voiceLength} optional />)}
          <Steps scale="recommend" field={field("recommend")} />
          <Button>{t("voice.form.send")}</Button>
        </>
      )}
    </JudgedForm>
  );
}

function Steps({ scale, field: { id, label, errors, defaultValue } }: { scale: Scale; field: JudgedField }) {
  const { t } = useTranslation("evaluation");
  return (
    <ChoiceGroup id={id} legend={label} errors={errors}>
      <div className="mt-1 gap-x-6 sm:flex sm:flex-wrap sm:justify-between">
        {steps.map((step, index) => <Choice key={step} id={index === 0 ? id : `${id}-${step}`} type="radio" name={scale} value={step} label={stepLabel(step, step === 1 || step === 5 ? t(`voice.steps.${scale}.${step}`) : "")} defaultChecked={defaultValue === String(step)} required />)}
      </div>
    </ChoiceGroup>
  );
}
