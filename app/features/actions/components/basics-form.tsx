import { useTranslation } from "react-i18next";
import { themes } from "#app/features/courses/keys.ts";
import { JudgedForm } from "#app/features/forum/components/judged-form.tsx";
import { targets } from "#app/features/practices/keys.ts";
import { localeNames, locales, type Locale } from "#app/i18n/locales.ts";
import type { FormAnswer } from "#app/lib/answer-form.server.ts";
import { Button } from "#app/ui/button.tsx";
import { Choice, ChoiceGroup, Field, Select, TextArea } from "#app/ui/field.tsx";

interface BasicsProps {
  answer: FormAnswer | undefined;
  initial: { title: string; summary: string; locale: Locale; region: string; areas: string[]; targets: string[]; starts: string; ends: string };
  /** Regions the actor may speak for. */
  regions: { id: string; name: string }[];
  submit: string;
}

/** What an action is filed under: the same for a new one and for one there is. */
export function BasicsForm({ answer, initial, regions, submit }: BasicsProps) {
  const { t } = useTranslation("actions");
  const labels = Object.fromEntries(["title", "summary", "locale", "region", "areas", "targets", "starts", "ends"].map((name) => [name, t(`basics.${name}`)]));
  const typed = answer?.form === "basics" ? answer.result.initialValue : undefined;
  const chosen = (name: "areas" | "targets"): string[] => { const value = typed?.[name]; return typed ? (Array.isArray(value) ? value.map(String) : typeof value === "string" ? [value] : []) : initial[name]; };
  return (
    <JudgedForm name="basics" answer={answer} labels={labels} className="space-y-6">
      {(field) => (
        <>
          <Field {...field("title", initial.title)} help={t("basics.titleHelp")} maxLength={100} required />
          <TextArea {...field("summary", initial.summary)} help={t("basics.summaryHelp")} rows={3} maxLength={500} optional />
          <div className="grid gap-6 sm:grid-cols-2">
            <Select {...field("locale", initial.locale)} options={locales.map((code) => ({ value: code, label: localeNames[code] }))} />
            <Select {...field("region", initial.region)} help={t("basics.regionHelp")} options={[{ value: "", label: t("basics.noRegion") }, ...regions.map(({ id, name }) => ({ value: id, label: name }))]} />
            <Field {...field("starts", initial.starts)} help={t("basics.dateHelp")} optional />
            <Field {...field("ends", initial.ends)} help={t("basics.dateHelp")} optional />
          </div>
          <ChoiceGroup id="basics-areas" legend={t("basics.areas")} errors={field("areas").errors}>
            <div className="grid gap-x-6 sm:grid-cols-2">{themes.map((theme) => <Choice key={theme} id={`area-${theme}`} name="areas" value={theme} defaultChecked={chosen("areas").includes(theme)} label={t(`common:themes.${theme}`)} />)}</div>
          </ChoiceGroup>
          <ChoiceGroup id="basics-targets" legend={t("basics.targets")} errors={field("targets").errors}>
            <div className="grid gap-x-6 sm:grid-cols-2">{targets.map((target) => <Choice key={target} id={`target-${target}`} name="targets" value={target} defaultChecked={chosen("targets").includes(target)} label={t(`practices:targets.${target}`)} />)}</div>
          </ChoiceGroup>
          <Button>{submit}</Button>
        </>
      )}
    </JudgedForm>
  );
}
