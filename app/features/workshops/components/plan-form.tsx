import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { localeNames, locales } from "#app/i18n/locales.ts";
import { Button } from "#app/ui/button.tsx";
import { Choice, ChoiceGroup, Field, FormErrors, Select, TextArea } from "#app/ui/field.tsx";
import { SignInAgain } from "#app/ui/sign-in-again.tsx";
import type { PlanAnswer, TypedPlan } from "../plan-form.server.ts";
import { audiences, lengths } from "../workshops.kinds.ts";
import { AgendaFields } from "./agenda-fields.tsx";

interface PlanFormProps {
  typed: TypedPlan;
  answer: PlanAnswer | undefined;
  regions: { id: string; name: string }[];
  courses: { slug: string; title: string }[];
  zones: string[];
  submit: string;
}

type TextField = { [K in keyof TypedPlan]: TypedPlan[K] extends string ? K : never }[keyof TypedPlan];

/** Everything that is planned of a workshop, on one page. */
export function PlanForm({ typed: initial, answer, regions, courses, zones, submit }: PlanFormProps) {
  const { t } = useTranslation("workshops");
  const typed = answer?.typed ?? initial;
  const errorsOf = (name: string) => answer?.errors[name]?.map((key) => t(key));
  const field = (name: TextField, label: string) => ({ id: name, name, label, errors: errorsOf(name), defaultValue: typed[name] });
  const all = Object.entries(answer?.errors ?? {}).flatMap(([name, list]) => list.map((key) => ({ ...(name === "" ? {} : { id: name }), message: name === "" ? t(key) : `${t(`plan.fields.${name}`)}: ${t(key)}` })));
  // After an arranged agenda or an error the fields begin anew with what was typed.
  return (
    <Form method="post" id="plan" key={answer ? JSON.stringify(answer.typed.agenda) : "new"} className="space-y-8" preventScrollReset={all.length === 0}>
      {/* Return in a field saves: the first button of a form is the one that it presses. */}
      <button tabIndex={-1} aria-hidden className="sr-only" />
      <FormErrors errors={all} /><SignInAgain errors={answer?.errors} />
      <section className="space-y-5">
        <Field {...field("title", t("plan.fields.title"))} required maxLength={lengths.title} />
        <TextArea {...field("purpose", t("plan.fields.purpose"))} help={t("plan.purposeHelp")} required maxLength={lengths.purpose} />
        <div className="grid gap-5 sm:grid-cols-[1fr_8rem_1fr]">
          <Field {...field("date", t("plan.fields.date"))} type="date" required />
          <Field {...field("time", t("plan.fields.time"))} type="time" required />
          <Select {...field("timeZone", t("plan.fields.timeZone"))} options={zones.map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") }))} />
        </div>
      </section>
      <AgendaFields agenda={typed.agenda} begins={typed.time} errors={errorsOf("agenda")} />
      <section className="space-y-5">
        <h2>{t("plan.who")}</h2>
        <ChoiceGroup id="audience" legend={t("plan.fields.audience")} errors={errorsOf("audience")}>
          {audiences.map((audience, index) => <Choice key={audience} id={index === 0 ? "audience" : `audience-${audience}`} type="radio" name="audience" value={audience} label={t(`audiences.${audience}`)} help={t(`audienceHelp.${audience}`)} defaultChecked={typed.audience === audience} />)}
        </ChoiceGroup>
        <Select {...field("regionId", t("plan.fields.regionId"))} optional options={[{ value: "", label: "—" }, ...regions.map(({ id, name }) => ({ value: id, label: name }))]} />
        <Select {...field("courseSlug", t("plan.fields.courseSlug"))} optional options={[{ value: "", label: "—" }, ...courses.map(({ slug, title }) => ({ value: slug, label: title }))]} />
        <Field {...field("capacity", t("plan.fields.capacity"))} help={t("plan.capacityHelp")} optional type="number" min={2} max={2_000} inputMode="numeric" />
        <Select {...field("locale", t("plan.fields.locale"))} options={locales.map((code) => ({ value: code, label: localeNames[code] }))} />
        <ChoiceGroup id="languages" legend={t("plan.fields.languages")} errors={errorsOf("languages")}>
          <div className="grid grid-cols-2 gap-x-4 sm:grid-cols-3">
            {locales.map((code, index) => <Choice key={code} id={index === 0 ? "languages" : `languages-${code}`} name="languages" value={code} label={<span lang={code}>{localeNames[code]}</span>} defaultChecked={typed.languages.includes(code)} />)}
          </div>
        </ChoiceGroup>
      </section>
      <section className="space-y-5">
        <h2>{t("plan.more")}</h2>
        <Field {...field("videoUrl", t("plan.fields.videoUrl"))} help={t("plan.videoHelp")} optional type="url" placeholder="https://" />
        <TextArea {...field("preparation", t("plan.fields.preparation"))} help={t("plan.preparationHelp")} optional rows={3} />
        <ChoiceGroup id="rules" legend={t("plan.rules")}>
          {(["waitingRoom", "anonymousQuestions", "moderatedQuestions"] as const).map((rule) => <Choice key={rule} id={rule} name={rule} value="on" label={t(`plan.${rule}`)} defaultChecked={typed[rule]} />)}
        </ChoiceGroup>
      </section>
      <Button>{submit}</Button>
    </Form>
  );
}
