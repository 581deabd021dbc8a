import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { Select } from "#app/ui/field.tsx";
import { sayScores } from "../say-across.ts";
import type { ScoredRegions } from "../scored-regions.server.ts";

/** Which scores are shown: a set, its year and whose word they are; and which of them. */
export function ScoresForm({ options, shown, children }: { options: ScoredRegions["options"]; shown: NonNullable<ScoredRegions["shown"]>; children?: ReactNode }) {
  const { t } = useTranslation("scores");
  return (
    <Form className={`no-print mb-8 grid items-end gap-4 rounded-card border border-hairline bg-surface p-5 sm:grid-cols-2 [&>*]:min-w-0 ${children ? "lg:grid-cols-[1fr_1fr_1fr_auto]" : "lg:grid-cols-[1fr_1fr_auto]"}`} preventScrollReset>
      <Select id="scores-of" name="of" label={t("across.of")} defaultValue={shown.key} options={options.map((option) => ({ value: option.key, label: sayScores(option, t) }))} />
      <Select id="scores-value" name="value" label={t("across.value")} defaultValue={shown.value.key} options={shown.values.map(({ key, name }) => ({ value: key, label: name }))} />
      {children}
      <div><Button variant="secondary">{t("across.show")}</Button></div>
    </Form>
  );
}
