import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import { getActor, requireActor } from "#app/auth/session.server.ts";
import { getAction } from "#app/features/actions/action-page.server.ts";
import { entrySchema } from "#app/features/actions/action.schema.ts";
import { actionPath } from "#app/features/actions/action-paths.ts";
import { lights } from "#app/features/actions/actions.kinds.ts";
import { LogList } from "#app/features/actions/components/log-list.tsx";
import { addEntry, removeEntry } from "#app/features/actions/monitoring.server.ts";
import { JudgedForm } from "#app/features/forum/components/judged-form.tsx";
import { formatNumber } from "#app/i18n/format.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { answerForm, readForm } from "#app/lib/answer-form.server.ts";
import { formText } from "#app/lib/form-text.ts";
import { Button } from "#app/ui/button.tsx";
import { Choice, ChoiceGroup, Field, TextArea } from "#app/ui/field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Page, PageHeader } from "#app/ui/page.tsx";
import { useLocale } from "#app/ui/use-root.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await getActor(request);
  const locale = await getLocale(request, actor?.locale ?? null);
  const { id, title, locale: written, illustrative, log, plan, actuals, can } = await getAction(actor, { id: params.id ?? "", locale });
  const indicators = (plan.indicators?.rows ?? []).map(({ key, text = "", unit = "" }) => ({ key, text, unit, last: actuals[key]?.value ?? null }));
  return { pageTitle: getT(locale, "actions")("log.title"), id, title, written, illustrative, log, indicators, mayLog: can.log, today: new Date().toISOString().slice(0, 10) };
}

const actual = "actual-";

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const id = params.id ?? "";
  const form = await readForm(request);
  if (formText(form, "intent") === "remove") {
    await removeEntry(actor, id, formText(form, "entry"));
    return redirect(actionPath(id, "/log"));
  }
  const actuals = Object.fromEntries([...form].flatMap(([name, value]) => (name.startsWith(actual) && typeof value === "string" ? [[name.slice(actual.length), value.slice(0, 40)]] : [])));
  const answer = await answerForm(form, { form: "entry", schema: entrySchema, fieldOf: { "actions:errors.dayAhead": "day", "actions:errors.number": "actuals" } }, async (input) => {
    await addEntry(actor, id, input, actuals);
    return redirect(actionPath(id, "/log"));
  });
  if ("data" in answer && answer.data.result.initialValue) Object.assign(answer.data.result.initialValue, Object.fromEntries(Object.entries(actuals).map(([key, value]) => [`${actual}${key}`, value])));
  return answer;
}

export const handle: TextsHandle = { texts: ["actions"] };

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.pageTitle);

export default function Log() {
  const { pageTitle: heading, id, title, written, illustrative, log, indicators, mayLog, today } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("actions");
  const locale = useLocale();
  const lang = written === locale ? undefined : written;
  const labels = { day: t("log.day"), light: t("log.light"), reasons: t("log.reasons"), next: t("log.next"), actuals: t("log.actuals") };
  return (
    <Page width="read">
      <PageHeader back={{ to: actionPath(id), label: title }} title={heading} lead={t("log.lead")} />
      {illustrative ? <Notice kind="illustrative" title={t("common:illustrative")} className="mb-6" /> : null}
      {mayLog ? (
        <section aria-labelledby="new-entry" className="mb-10 space-y-4 rounded-card border border-hairline bg-surface p-5">
          <h2 id="new-entry" className="text-l">{t("log.new")}</h2>
          <JudgedForm key={log.length} name="entry" answer={answer} labels={labels}>
            {(field) => {
              const light = field("light", "green");
              return (
                <>
                  <Field {...field("day", today)} type="date" className="max-w-52" required />
                  <ChoiceGroup id="entry-light" legend={light.label} errors={light.errors}>{lights.map((value) => <Choice key={value} type="radio" id={`light-${value}`} name="light" value={value} defaultChecked={light.defaultValue === value} label={t(`lights.${value}`)} help={t(`lightHelp.${value}`)} />)}</ChoiceGroup>
                  <TextArea {...field("reasons")} help={t("log.reasonsHelp")} required lang={lang} />
                  <TextArea {...field("next")} rows={2} optional lang={lang} />
                  {indicators.length > 0 ? (
                    <ChoiceGroup id="entry-actuals" legend={t("log.actuals")} help={t("log.actualsHelp")} errors={field("actuals").errors}>
                      <div className="mt-3 space-y-4">{indicators.map(({ key, text, unit, last }) => <Field key={key} {...field(`${actual}${key}`)} label={<span lang={lang}>{text}{unit ? ` (${unit})` : ""}</span>} {...(last === null ? {} : { help: t("log.last", { value: formatNumber(last, locale, 6) }) })} inputMode="decimal" autoComplete="off" className="max-w-52" optional />)}</div>
                    </ChoiceGroup>
                  ) : null}
                  <Button>{t("log.add")}</Button>
                </>
              );
            }}
          </JudgedForm>
        </section>
      ) : null}
      <LogList log={log} indicators={indicators} lang={lang} remove={({ id: entry, day }) => <Form method="post" preventScrollReset><input type="hidden" name="entry" value={entry} /><Button variant="quiet" name="intent" value="remove" aria-label={t("log.removeOne", { day })}>{t("log.remove")}</Button></Form>} />
    </Page>
  );
}
