import { useSubmit } from "@remix-run/react";
import { ChevronDown } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import type { Facet } from "../facet-table.server.ts";

export interface FacetChoice {
  value: string;
  label: string;
  count: number;
  chosen: boolean;
}

export interface FacetGroup {
  facet: Facet;
  label: string;
  choices: FacetChoice[];
}

/** Shown at once; the others behind one click. */
const shownAtOnce = 7;
const openFirst: readonly string[] = ["area", "outcome", "country"];

/** Everything that narrows the search down, each with what it would leave. Boxes belong to the search's form; a script sends it at once. */
export function FacetPanel({ groups, formId }: { groups: FacetGroup[]; formId: string }) {
  const { t } = useTranslation("practices");
  const submit = useSubmit();
  return (
    <div onChange={(event) => event.target instanceof HTMLInputElement && submit(event.target.form, { preventScrollReset: true, replace: true })}>
      {groups.map((group) => <Group key={group.facet} group={group} formId={formId} />)}
      <Button form={formId} variant="secondary" className="mt-4 w-full">{t("search.apply")}</Button>
    </div>
  );
}

function Group({ group: { facet, label, choices }, formId }: { group: FacetGroup; formId: string }) {
  const { t } = useTranslation("practices");
  const first = choices.filter(({ chosen }, index) => chosen || index < shownAtOnce);
  const rest = choices.filter((choice) => !first.includes(choice));
  return (
    <details open={openFirst.includes(facet) || choices.some(({ chosen }) => chosen)} className="group/facet border-b border-hairline">
      <summary className="flex min-h-11 items-center justify-between gap-2 font-semibold">
        {label}
        <ChevronDown aria-hidden className="size-4 transition-transform duration-150 group-open/facet:rotate-180" />
      </summary>
      <fieldset className="pb-3">
        <legend className="sr-only">{label}</legend>
        {first.map((choice) => <Box key={choice.value} choice={choice} facet={facet} formId={formId} />)}
        {rest.length > 0 ? (
          <details>
            <summary className="min-h-8 py-1 text-s text-sea underline decoration-1 underline-offset-[0.2em]">{t("search.more")} ({rest.length})</summary>
            {rest.map((choice) => <Box key={choice.value} choice={choice} facet={facet} formId={formId} />)}
          </details>
        ) : null}
      </fieldset>
    </details>
  );
}

function Box({ choice: { value, label, count, chosen }, facet, formId }: { choice: FacetChoice; facet: string; formId: string }) {
  const id = `${facet}-${value}`;
  return (
    <label htmlFor={id} className="flex min-h-8 items-start gap-2.5 py-1 text-s">
      <input key={String(chosen)} id={id} type="checkbox" name={facet} value={value} form={formId} defaultChecked={chosen} className="mt-0.5 size-4.5 shrink-0 accent-sea" />
      <span className="min-w-0 flex-1">{label}</span>
      <span className="tabular-nums text-ink-soft">{count}</span>
    </label>
  );
}
