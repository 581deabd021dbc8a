import { ArrowDown, ArrowUp, Plus, Trash2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import { FieldErrors } from "#app/ui/field.tsx";
import type { TypedItem } from "../plan-form.server.ts";
import { agendaItemKinds, lengths } from "../workshops.kinds.ts";
import { GroupFields } from "./group-fields.tsx";
import { AgendaTotal } from "./agenda-total.tsx";

const square = "button button-secondary size-11 p-0";

/** The steps of an agenda. Its small buttons send the form to be arranged, not to be saved, so that they need no script. */
export function AgendaFields({ agenda, begins, errors }: { agenda: TypedItem[]; begins: string; errors: string[] | undefined }) {
  const { t } = useTranslation("workshops");
  return (
    <fieldset id="agenda" className="space-y-3" aria-describedby={errors ? "agenda-error" : undefined}>
      <legend className="mb-2 font-serif text-xl">{t("plan.agenda")}</legend>
      <AgendaTotal minutes={agenda.map((item) => item.minutes)} begins={begins} />
      <FieldErrors id="agenda" errors={errors} />
      <ol className="space-y-3">
        {agenda.map((item, index) => {
          const id = (name: string) => `item-${index}-${name}`;
          const named = item.title || t("plan.step", { number: index + 1 });
          return (
            <li key={`${index}-${item.title}`} className="group/step space-y-3 rounded-card border border-hairline bg-surface p-4">
              <div className="grid gap-3 sm:grid-cols-[1fr_11rem_6rem]">
                <label className="space-y-1" htmlFor={id("title")}><span className="block text-s font-semibold">{t("plan.stepTitle", { number: index + 1 })}</span><input id={id("title")} name="itemTitle" className="input" defaultValue={item.title} maxLength={lengths.item} /></label>
                <label className="space-y-1" htmlFor={id("kind")}><span className="block text-s font-semibold">{t("plan.kind")}</span><select id={id("kind")} name="itemKind" className="input" defaultValue={item.kind}>{agendaItemKinds.map((kind) => <option key={kind} value={kind}>{t(`kinds.${kind}`)}</option>)}</select></label>
                <label className="space-y-1" htmlFor={id("minutes")}><span className="block text-s font-semibold">{t("plan.minutes")}</span><input id={id("minutes")} name="itemMinutes" type="number" min={0} max={600} inputMode="numeric" className="input" defaultValue={item.minutes} /></label>
              </div>
              <GroupFields item={item} index={index} named={named} />
              <details open={item.instructions !== "" || item.material !== "" || undefined}>
                <summary className="inline-flex min-h-8 items-center text-s text-sea underline underline-offset-[0.2em]">{t("plan.stepMore")}</summary>
                <div className="mt-2 grid gap-3 sm:grid-cols-2">
                  <label className="space-y-1" htmlFor={id("instructions")}><span className="block text-s font-semibold">{t("plan.instructions")}<span className="sr-only">: {named}</span></span><textarea id={id("instructions")} name="itemInstructions" rows={3} className="input" defaultValue={item.instructions} maxLength={lengths.instructions} /></label>
                  <label className="space-y-1" htmlFor={id("material")}><span className="block text-s font-semibold">{t("plan.material")}<span className="sr-only">: {named}</span></span><textarea id={id("material")} name="itemMaterial" rows={3} className="input" defaultValue={item.material} placeholder={t("plan.materialExample")} /></label>
                </div>
              </details>
              <div className="flex flex-wrap gap-2">
                {index > 0 ? <button name="arrange" value={`up:${index}`} formNoValidate className={square} aria-label={t("plan.up", { step: named })}><ArrowUp aria-hidden className="size-5" /></button> : null}
                {index < agenda.length - 1 ? <button name="arrange" value={`down:${index}`} formNoValidate className={square} aria-label={t("plan.down", { step: named })}><ArrowDown aria-hidden className="size-5" /></button> : null}
                {agenda.length > 1 ? <button name="arrange" value={`remove:${index}`} formNoValidate className={square} aria-label={t("plan.removeStep", { step: named })}><Trash2 aria-hidden className="size-5" /></button> : null}
              </div>
            </li>
          );
        })}
      </ol>
      <button name="arrange" value="add" formNoValidate className="button button-secondary"><Plus aria-hidden className="size-5" />{t("plan.addStep")}</button>
    </fieldset>
  );
}
