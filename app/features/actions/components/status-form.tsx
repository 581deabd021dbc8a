import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { outcomes } from "#app/features/practices/keys.ts";
import type { FormAnswer } from "#app/lib/answer-form.server.ts";
import { Button } from "#app/ui/button.tsx";
import { FormErrors, Select } from "#app/ui/field.tsx";
import { isOver, type ActionStatus } from "../actions.kinds.ts";

/** What the lead may decide next; what ends an action asks how it came out. */
export function StatusForm({ status, next, answer }: { status: ActionStatus; next: readonly ActionStatus[]; answer: FormAnswer | undefined }) {
  const { t } = useTranslation("actions");
  const errors = answer?.form === "status" ? Object.values(answer.result.error ?? {}).flatMap((keys) => keys ?? []) : [];
  const ends = next.filter(isOver);
  const others = next.filter((one) => !isOver(one));
  return (
    <div className="space-y-4">
      <FormErrors errors={errors.map((key) => ({ message: t(key) }))} />
      {others.map((one, index) => (
        <Form key={one} method="post" preventScrollReset><input type="hidden" name="status" value={one} /><Button variant={index === 0 && (status === "draft" || status === "planned") ? "primary" : "quiet"} name="intent" value="status">{t(`steps.${status}.${one}`)}</Button></Form>
      ))}
      {ends.length > 0 ? (
        <Form method="post" preventScrollReset className="space-y-3 border-t border-hairline pt-4">
          <input type="hidden" name="intent" value="status" />
          <Select id="status-outcome" name="outcome" label={t("status.outcome")} help={t("status.outcomeHelp")} options={[{ value: "", label: t("status.choose") }, ...outcomes.map((value) => ({ value, label: t(`practices:outcomes.${value}`) }))]} />
          <div className="flex flex-wrap gap-2">{ends.map((one) => <Button key={one} variant="secondary" name="status" value={one}>{t(`steps.${status}.${one}`)}</Button>)}</div>
        </Form>
      ) : null}
    </div>
  );
}
