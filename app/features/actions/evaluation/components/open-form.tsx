import { useTranslation } from "react-i18next";
import { JudgedForm } from "#app/features/forum/components/judged-form.tsx";
import type { FormAnswer } from "#app/lib/answer-form.server.ts";
import { Button } from "#app/ui/button.tsx";
import { Select } from "#app/ui/field.tsx";
import { phases, type EvaluationKind } from "../evaluation.kinds.ts";

interface OpenFormProps {
  frameworks: { key: string; title: string }[];
  kinds: EvaluationKind[];
  /** The phase that an action is most likely in. */
  phase: string;
  answer: FormAnswer | undefined;
}

/** Opens an evaluation: by which criteria, in which phase. */
export function OpenForm({ frameworks, kinds, phase, answer }: OpenFormProps) {
  const { t } = useTranslation("evaluation");
  return (
    <JudgedForm name="open" answer={answer} labels={{ framework: t("open.framework"), phase: t("open.phase"), kind: t("open.kind") }}>
      {(field) => (
        <>
          <input type="hidden" name="intent" value="open" />
          <Select {...field("framework")} options={frameworks.map(({ key, title }) => ({ value: key, label: title }))} />
          <Select {...field("phase", phase)} help={t("open.phaseHelp")} options={phases.map((value) => ({ value, label: t(`phases.${value}`) }))} />
          {kinds.length > 1 ? <Select {...field("kind")} options={kinds.map((value) => ({ value, label: t(`kinds.${value}`) }))} /> : <input type="hidden" name="kind" value={kinds[0]} />}
          <Button variant="secondary">{kinds.length === 1 && kinds[0] ? t(`open.${kinds[0]}`) : t("open.submit")}</Button>
        </>
      )}
    </JudgedForm>
  );
}
