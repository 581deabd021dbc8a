import { useTranslation } from "react-i18next";
import { Choice, ChoiceGroup, Field, Select, TextArea } from "#app/ui/field.tsx";
import { listOf, neededFields, ruleOf, textOf, type SubmissionField, type SubmissionFields } from "../submission-fields.ts";

const helped: readonly string[] = ["title", "summary", "organisation", "outcome", "starts", "failed", "partnerNames", "links"];
const tall: readonly string[] = ["need", "process", "evidence", "failed", "why"];

/** What a question is called: as the record calls its answer. */
export function useFieldLabel(): (field: SubmissionField) => string {
  const { t } = useTranslation("submissions");
  return (field) => {
    switch (field) {
      case "outcome":
        return t("practices:facets.outcome");
      case "areas":
        return t("practices:facets.area");
      case "regions":
        return t("practices:facets.region");
      case "targets":
        return t("practices:facets.target");
      case "roles":
        return t("practices:facets.role");
      case "settings":
        return t("practices:facets.setting");
      case "evidenceKind":
        return t("practices:facets.evidence");
      case "budget":
        return t("practices:facets.budget");
      case "title":
      case "summary":
      case "organisation":
      case "starts":
      case "ends":
      case "partnerNames":
      case "links":
      case "causes":
        return t(`labels.${field}`);
      default:
        return t(`practices:fields.${field}`);
    }
  };
}

/** What a value that can be chosen is called. */
export function useOptionLabel(): (field: SubmissionField, value: string) => string {
  const { t } = useTranslation("practices");
  return (field, value) => {
    switch (field) {
      case "areas":
        return t(`common:themes.${value}`);
      case "targets":
        return t(`targets.${value}`);
      case "roles":
        return t(`roles.${value}`);
      case "settings":
        return t(`settings.${value}`);
      case "causes":
        return t(`causes.${value}`);
      case "evidenceKind":
        return t(`evidence.${value}`);
      case "budget":
        return t(`budgets.${value}`);
      default:
        return t(`outcomes.${value}`);
    }
  };
}

export interface RegionOptions {
  label: string;
  regions: { code: string; name: string }[];
}

interface QuestionProps {
  field: SubmissionField;
  fields: SubmissionFields;
  errors: string[];
  regions: RegionOptions[];
  /** The language of the record. */
  lang?: string;
}

/** One question of the form, by its kind. */
export function Question({ field, fields, errors, regions, lang }: QuestionProps) {
  const { t } = useTranslation("submissions");
  const label = useFieldLabel()(field);
  const optionLabel = useOptionLabel();
  const { kind, options = [] } = ruleOf(field);
  const isNeeded = neededFields(fields, true).includes(field) || field === "failed" || field === "why";
  const help = helped.includes(field) ? t(`help.${field}`) : kind === "points" ? t("help.points") : undefined;
  const frame = { id: field, label, help, errors, optional: !isNeeded };
  switch (kind) {
    case "line":
      return <Field {...frame} lang={lang} defaultValue={textOf(fields, field)} className={field === "starts" || field === "ends" ? "max-w-40" : ""} />;
    case "text":
    case "points":
      return <TextArea {...frame} lang={lang} rows={tall.includes(field) ? 7 : 4} defaultValue={textOf(fields, field)} />;
    case "choice":
      return <Select {...frame} className="max-w-read" defaultValue={textOf(fields, field)} options={[{ value: "", label: t("edit.none") }, ...options.map((value) => ({ value, label: optionLabel(field, value) }))]} />;
    case "choices":
      return (
        <ChoiceGroup id={field} legend={<>{label}{isNeeded ? null : <span className="font-normal text-ink-soft"> ({t("common:states.optional")})</span>}</>} help={help} errors={errors}>
          <div className="mt-1 grid gap-x-6 sm:grid-cols-2">
            {options.map((value) => <Choice key={value} id={`${field}-${value}`} name={field} value={value} label={optionLabel(field, value)} defaultChecked={listOf(fields, field).includes(value)} />)}
          </div>
        </ChoiceGroup>
      );
    case "region":
      return (
        <div className="space-y-1">
          <label htmlFor={field} className="block font-semibold">{label}</label>
          <select id={field} name={field} defaultValue={listOf(fields, field)[0] ?? ""} className="input max-w-read" aria-invalid={errors.length > 0 ? true : undefined} aria-describedby={errors.length > 0 ? `${field}-error` : undefined}>
            <option value="">{t("edit.none")}</option>
            {regions.map(({ label: group, regions: list }) => <optgroup key={group} label={group}>{list.map(({ code, name }) => <option key={code} value={code}>{name}</option>)}</optgroup>)}
          </select>
          {errors.length > 0 ? <p id={`${field}-error`} className="text-s font-semibold text-clay">{errors.join(" ")}</p> : null}
        </div>
      );
  }
}
