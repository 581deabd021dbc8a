import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { FormAnswer } from "#app/lib/answer-form.server.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { Field } from "#app/ui/field.tsx";
import { roomPath } from "../workshop-paths.ts";
import { rehearsalSizes } from "../workshops.kinds.ts";

/** For those who lead a workshop: trying its room with simulated participants, beginning again, and throwing it all away. */
export function RehearsalBox({ rehearsalId, answer }: { rehearsalId: string | null; answer: FormAnswer | undefined }) {
  const { t } = useTranslation("workshops");
  const mine = answer?.form === "rehearse" ? answer.result : null;
  const errors = (mine?.error?.people ?? []).map((key) => t(key));
  return (
    <section aria-labelledby="rehearsal-title" id="rehearsal" className="no-print space-y-3 rounded-card border border-hairline p-5">
      <h2 id="rehearsal-title" className="text-l">{t("rehearsal.title")}</h2>
      <p className="text-s text-ink-soft">{t("rehearsal.text")}</p>
      {rehearsalId === null ? null : (
        <>
          <p className="font-semibold">{t("rehearsal.underWay")}</p>
          <LinkButton to={roomPath(rehearsalId)} className="w-full">{t("rehearsal.enter")}</LinkButton>
        </>
      )}
      <Form method="post" className="space-y-3">
        <input type="hidden" name="form" value="rehearse" />
        <Field id="people" label={t("rehearsal.people")} errors={errors} type="number" min={rehearsalSizes.least} max={rehearsalSizes.most} inputMode="numeric" defaultValue={typeof mine?.initialValue?.people === "string" ? mine.initialValue.people : String(rehearsalSizes.usual)} required />
        <Button name="intent" value="rehearse" variant="secondary" className="w-full">{t(rehearsalId === null ? "rehearsal.begin" : "rehearsal.again")}</Button>
      </Form>
      {rehearsalId === null ? null : <Form method="post"><Button name="intent" value="endRehearsal" variant="quiet">{t("rehearsal.end")}</Button></Form>}
    </section>
  );
}
