import { useActionData, useLoaderData } from "@remix-run/react";
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import { requireActor } from "#app/auth/session.server.ts";
import { JudgedForm } from "#app/features/forum/components/judged-form.tsx";
import { afterLengths } from "#app/features/workshops/after/after.kinds.ts";
import { minutesSchema } from "#app/features/workshops/after/after.schema.ts";
import { approveMinutes, getMinutesForm, saveMinutes } from "#app/features/workshops/after/minutes-form.server.ts";
import { remarkField } from "#app/features/workshops/after/remark-field.ts";
import { workshopPath } from "#app/features/workshops/workshop-paths.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { answerForm, readForm } from "#app/lib/answer-form.server.ts";
import { Button } from "#app/ui/button.tsx";
import { TextArea } from "#app/ui/field.tsx";
import { Page, PageHeader } from "#app/ui/page.tsx";
import { useLocale } from "#app/ui/use-root.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const t = getT(await getLocale(request, actor.locale), "after");
  const form = await getMinutesForm(actor, params.id ?? "");
  return { ...form, pageTitle: t(form.isCorrection ? "edit.correct" : "edit.title") };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const id = params.id ?? "";
  const { items } = await getMinutesForm(actor, id);
  return answerForm(await readForm(request), { form: "minutes", schema: minutesSchema(items.map((item) => item.id)) }, async ({ summary, revision, intent, ...fields }) => {
    const remarks = Object.fromEntries(items.flatMap((item): [string, string][] => {
      const remark = (fields as Record<string, string>)[remarkField(item.id)];
      return remark ? [[item.id, remark]] : [];
    }));
    await (intent === "approve" ? approveMinutes : saveMinutes)(actor, id, { summary, remarks, revision });
    return redirect(workshopPath(id, "/minutes"));
  });
}

export const handle: TextsHandle = { texts: ["after", "workshops", "refusals"] };

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.pageTitle);

export default function EditMinutes() {
  const { pageTitle: heading, workshop, items, text, revision, isCorrection } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("after");
  const locale = useLocale();
  const lang = workshop.locale === locale ? undefined : workshop.locale;
  const labels = { summary: t("minutes.summary"), ...Object.fromEntries(items.map((item) => [remarkField(item.id), t("edit.remarkOn", { item: item.title })])) };
  return (
    <Page width="read">
      <PageHeader back={{ to: workshopPath(workshop.id, "/minutes"), label: t("edit.back") }} title={heading} lead={t(isCorrection ? "edit.correctLead" : "edit.lead")} />
      <JudgedForm name="minutes" answer={answer} labels={labels} className="space-y-8">
        {(field) => (
          <>
            <input type="hidden" name="revision" value={revision} />
            <TextArea {...field("summary", text.summary)} help={t("edit.summaryHelp")} rows={6} maxLength={afterLengths.summary} lang={lang} optional />
            <section aria-labelledby="remarks" className="space-y-5">
              <div><h2 id="remarks">{t("edit.remarks")}</h2><p className="text-s text-ink-soft">{t("edit.remarksHelp")}</p></div>
              {items.map((item) => <TextArea key={item.id} {...field(remarkField(item.id), text.remarks[item.id] ?? "")} label={<span lang={lang}>{item.title}</span>} rows={2} maxLength={afterLengths.remark} lang={lang} />)}
            </section>
            <div className="space-y-3 border-t border-hairline pt-6">
              <div className="flex flex-wrap gap-3">
                <Button name="intent" value="save" variant="secondary">{t("edit.save")}</Button>
                <Button name="intent" value="approve">{t(isCorrection ? "edit.approveCorrection" : "edit.approve")}</Button>
              </div>
              <p className="text-s text-ink-soft">{t("edit.approveHelp")}</p>
            </div>
          </>
        )}
      </JudgedForm>
    </Page>
  );
}
