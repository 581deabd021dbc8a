import { useTranslation } from "react-i18next";
import { JudgedForm } from "#app/features/forum/components/judged-form.tsx";
import type { FormAnswer } from "#app/lib/answer-form.server.ts";
import { Button } from "#app/ui/button.tsx";
import { Field, Select } from "#app/ui/field.tsx";
import { columnsToNarrow, roles, type Mapping, type Seen } from "../imports/mapping.ts";
import { groups } from "../outcomes/outcomes.ts";

interface MappingProps {
  seen: Seen;
  mapping: Mapping;
  /** Of figures, what they may be about; none for scores. */
  indicators: { value: string; label: string }[] | null;
  answer: FormAnswer | undefined;
}

/** What the columns of a file mean, which of its rows count, and where it comes from. */
export function MappingForm({ seen, mapping, indicators, answer }: MappingProps) {
  const { t } = useTranslation(["figureImports", "figures"]);
  const nothing = { value: "", label: t("nothing") };
  const columns = [nothing, ...seen.columns.map(({ name }) => ({ value: name, label: name }))];
  const narrow = columnsToNarrow(seen).slice(0, 15);
  const typed = answer?.result.initialValue?.only;
  const chosenOf = (name: string): string => (Array.isArray(typed) ? typed.map(String).find((pair) => pair.startsWith(`${name}=`)) : undefined) ?? (name in mapping.only ? `${name}=${mapping.only[name]}` : "");
  const asked = roles.filter((role) => role !== "group" || indicators !== null);
  const labels = { ...Object.fromEntries(roles.map((role) => [role, t(`roles.${role}`)])), fixedIndicator: t("fixedIndicator"), fixedGroup: t("fixedGroup"), ...Object.fromEntries((["title", "url", "edition", "licence", "retrievedOn"] as const).map((name) => [name, t(`source.${name}`)])) };
  return (
    <JudgedForm name="map" answer={answer} labels={labels} className="space-y-8">
      {(field) => (
        <>
          <fieldset className="space-y-4">
            <legend className="text-l font-semibold">{t("map")}</legend>
            <div className="grid items-start gap-4 sm:grid-cols-2">
              {asked.map((role) => <Select key={role} {...field(role, mapping.columns[role])} options={columns} help={role === "region" ? t("roles.regionHelp") : undefined} />)}
              {indicators ? (
                <>
                  <Select {...field("fixedIndicator", mapping.fixed.indicator)} label={`${t("roles.indicator")}: ${t("fixedIndicator")}`} options={[nothing, ...indicators]} />
                  <Select {...field("fixedGroup", mapping.fixed.group)} label={t("fixedGroup")} options={groups.map((group) => ({ value: group, label: t(`figures:groups.${group}`) }))} />
                </>
              ) : null}
            </div>
          </fieldset>
          {narrow.length > 0 ? (
            <fieldset className="space-y-4">
              <legend className="text-l font-semibold">{t("only")}</legend>
              <p className="text-ink-soft">{t("onlyText")}</p>
              <div className="grid gap-4 sm:grid-cols-2">
                {narrow.map(({ name, values }, index) => <Select key={name} id={`only-${index}`} name="only" label={name} defaultValue={chosenOf(name)} options={[{ value: "", label: t("any") }, ...values.filter((value) => value !== "").map((value) => ({ value: `${name}=${value}`, label: value }))]} />)}
              </div>
            </fieldset>
          ) : null}
          <fieldset className="space-y-4">
            <legend className="text-l font-semibold">{t("from")}</legend>
            <p className="text-ink-soft">{t("fromText")}</p>
            <Field {...field("title", mapping.source.title)} help={t("source.titleHelp")} maxLength={300} required />
            <Field {...field("url", mapping.source.url)} type="url" maxLength={500} optional />
            <div className="grid items-start gap-4 sm:grid-cols-3">
              <Field {...field("edition", mapping.source.edition)} maxLength={60} required />
              <Field {...field("licence", mapping.source.licence)} maxLength={100} required />
              <Field {...field("retrievedOn", mapping.source.retrievedOn)} type="date" required />
            </div>
          </fieldset>
          <Button name="intent" value="map">{t("check")}</Button>
        </>
      )}
    </JudgedForm>
  );
}
