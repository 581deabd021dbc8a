import { useTranslation } from "react-i18next";
import { AgreedActions } from "#app/features/workshops/components/agreed-actions.tsx";
import { lengths } from "../state/act-lengths.ts";
import type { AgreedAction } from "../state/room-entities.ts";
import { ActButton, ActForm } from "./act-form.tsx";
import { byPosition, useIsFacilitator, useParts } from "./room-context.ts";

const at = "agreed";

function ActionFields({ id, action, typed }: { id: string; action?: AgreedAction; typed: (field: string) => string }) {
  const { t } = useTranslation("room");
  return (
    <>
      <div className="space-y-1"><label htmlFor={`${id}-text`} className="block font-semibold">{t("action.what")}</label><textarea id={`${id}-text`} name="text" rows={2} required maxLength={lengths.action} defaultValue={typed("text") || action?.text} className="input" /></div>
      <div className="grid gap-3 sm:grid-cols-2">
        <div className="space-y-1"><label htmlFor={`${id}-who`} className="block font-semibold">{t("action.who")}</label><input id={`${id}-who`} name="who" maxLength={lengths.name} defaultValue={typed("who") || action?.who} className="input" /></div>
        <div className="space-y-1"><label htmlFor={`${id}-due`} className="block font-semibold">{t("action.due")}</label><input id={`${id}-due`} name="due" type="date" defaultValue={typed("due") || action?.due} className="input" /></div>
      </div>
    </>
  );
}

/** What the workshop agrees: what, who, by when. Written by facilitators before everybody's eyes. */
export function ActionsView() {
  const { t } = useTranslation("room");
  const isFacilitator = useIsFacilitator();
  const actions = useParts("action").sort(byPosition);
  return (
    <section id={at} aria-labelledby="agreed-title" className="scroll-mt-4 space-y-4 rounded-card border border-hairline bg-surface p-5">
      <h3 id="agreed-title">{t("action.title")}</h3>
      {actions.length === 0 ? <p className="text-ink-soft">{t("action.none")}</p> : null}
      {actions.map(([id, action]) => (
        <div key={id} className="space-y-1">
          <AgreedActions actions={[action]} words={{ who: t("action.who"), due: t("action.due") }} />
          {isFacilitator ? (
            <details>
              <summary className="inline-flex min-h-8 items-center text-s text-sea underline underline-offset-[0.2em]">{t("action.edit")}</summary>
              <ActForm type="action.set" name={`action.set-${id}`} at={at} fields={{ actionId: id }} className="space-y-3 py-2">{(typed) => <><ActionFields key={JSON.stringify(action)} id={id} action={action} typed={typed} /><button className="button button-secondary">{t("common:actions.save")}</button></>}</ActForm>
              <ActButton type="action.remove" name={`action.remove-${id}`} at={at} fields={{ actionId: id }} look="quiet">{t("common:actions.remove")}</ActButton>
            </details>
          ) : null}
        </div>
      ))}
      {isFacilitator ? (
        <ActForm type="action.set" name="action.set-new" at={at} className="space-y-3 border-t border-hairline pt-4">
          {(typed) => <><ActionFields id="new-action" typed={typed} /><button className="button button-primary">{t("action.agree")}</button></>}
        </ActForm>
      ) : null}
    </section>
  );
}
