import { useTranslation } from "react-i18next";
import { Field, Select, TextArea } from "#app/ui/field.tsx";
import type { BindField } from "./account-form.tsx";

/** What is asked about a known organisation, in the form that adds one and in the one that changes it. */
export function OrganisationFields({ bind, regions }: { bind: BindField; regions: { value: string; label: string }[] }) {
  const { t } = useTranslation("admin");
  return (
    <>
      <Field {...bind("name", t("organisations.name"))} required maxLength={150} autoComplete="off" />
      <Select {...bind("regionId", t("organisations.region"))} options={[{ value: "", label: t("organisations.regionNone") }, ...regions]} />
      <TextArea {...bind("domains", t("organisations.domains"))} help={t("organisations.domainsHelp")} optional rows={3} spellCheck={false} autoCapitalize="none" />
    </>
  );
}
