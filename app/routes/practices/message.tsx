import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import type { Actor } from "#app/auth/actor.ts";
import { findWriter, getActor, requireActor, stillSignedIn } from "#app/auth/session.server.ts";
import { FlagFields, useFlagLabels } from "#app/features/forum/components/flag-fields.tsx";
import { FlagList } from "#app/features/forum/components/flag-list.tsx";
import { JudgedForm } from "#app/features/forum/components/judged-form.tsx";
import { flagWordsSchema } from "#app/features/forum/forum.schema.ts";
import { answerInquiry, answerSchema, decideOnInquiry, getInquiry, reportInquiry } from "#app/features/practices/contact/inquiries.server.ts";
import { inquiryPath, practicePath } from "#app/features/practices/practice-paths.ts";
import { formatDateTime } from "#app/i18n/format.ts";
import { localeNames, locales } from "#app/i18n/locales.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { answerForm, readForm } from "#app/lib/answer-form.server.ts";
import { newId } from "#app/lib/ids.server.ts";
import { Button } from "#app/ui/button.tsx";
import { Select, TextArea } from "#app/ui/field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Page, PageHeader } from "#app/ui/page.tsx";
import { useLocale } from "#app/ui/use-root.ts";

/** Whoever was signed out while writing gets their words back, and nothing of the exchange. */
const empty = (id: string) => ({ id, subject: "", slug: "", state: "open" as const, flags: [], messages: [], can: { write: true, report: false, decide: false } });

const find = async (actor: Actor | null, id: string): Promise<Awaited<ReturnType<typeof getInquiry>>> => (actor ? getInquiry(actor, id) : empty(id));

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await findWriter(request);
  return { inquiry: await find(actor, params.id ?? ""), key: newId(), timeZone: actor?.timeZone ?? "UTC" };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const id = params.id ?? "";
  const form = await readForm(request);
  const back = () => redirect(inquiryPath(id));
  if (form.get("form") === "answer") {
    const actor = await getActor(request);
    return answerForm(form, { form: "answer", schema: answerSchema }, async (input) => {
      await answerInquiry(stillSignedIn(actor), id, input);
      return back();
    });
  }
  if (form.get("form") === "report") {
    const actor = await getActor(request);
    return answerForm(form, { form: "report", schema: flagWordsSchema }, async (input) => {
      await reportInquiry(stillSignedIn(actor), id, input);
      return back();
    });
  }
  const actor = await requireActor(request);
  const decision = (["close", "reopen"] as const).find((name) => name === form.get("intent"));
  if (decision) {
    await decideOnInquiry(actor, id, decision);
    return redirect("/practices/review");
  }
  await getInquiry(actor, id);
  return data(null, { status: 422 });
}

export const handle: TextsHandle = { texts: ["lab", "submissions", "moderation"] };

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => pageTitle(loaded?.inquiry.subject);

export default function Message() {
  const { inquiry, key, timeZone } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() ?? undefined;
  const { t } = useTranslation(["lab", "submissions"]);
  const flagLabels = useFlagLabels();
  const locale = useLocale();
  const { subject, slug, state, flags, messages, can } = inquiry;
  return (
    <Page width="read">
      <PageHeader back={{ to: "/practices/messages", label: t("contact.title") }} title={subject} lead={slug === "" ? undefined : <a href={practicePath(slug)}>{t("contact.toRecord")}</a>} />
      <div className="space-y-8">
        {state === "open" ? null : <Notice kind={state === "alone" ? "info" : "warning"}><p>{t(`contact.states.${state}`)}</p></Notice>}
        {can.decide ? (
          <section aria-labelledby="decide" className="space-y-3 rounded-card border border-hairline bg-surface p-5">
            <h2 id="decide" className="text-l">{t("contact.decide")}</h2>
            {flags.length === 0 ? null : <FlagList flags={flags} />}
            <Form method="post" className="flex flex-wrap gap-3">
              <Button variant="danger" name="intent" value="close">{t("contact.close")}</Button>
              <Button variant="secondary" name="intent" value="reopen">{t("contact.reopen")}</Button>
            </Form>
          </section>
        ) : null}
        <ol className="space-y-6">
          {messages.map(({ id, text, locale: written, sentAt, isOwn, name, side }) => (
            <li key={id} className={`max-w-read border-l-2 pl-4 ${isOwn ? "border-sea" : "border-sun"}`}>
              <p className="text-s text-ink-soft"><strong className="text-ink">{isOwn ? t("contact.you") : name}</strong> · {t(`contact.sides.${side}`)} · {formatDateTime(sentAt, locale, timeZone)}</p>
              <p lang={written === locale ? undefined : written} className="mt-1 whitespace-pre-line break-words">{text}</p>
            </li>
          ))}
        </ol>
        {can.write ? (
          <section aria-labelledby="answer" className="border-t-2 border-sun pt-6">
            <h2 id="answer" className="mb-3 text-l">{t("contact.answer")}</h2>
            <JudgedForm key={messages.length} name="answer" answer={answer} labels={{ text: t("contact.text"), locale: t("submissions:start.locale") }}>
              {(field) => (
                <>
                  <input type="hidden" name="id" value={key} />
                  <TextArea {...field("text")} rows={5} help={t("contact.textHelp")} required />
                  <Select {...field("locale", locale)} className="max-w-60" options={locales.map((code) => ({ value: code, label: localeNames[code] }))} />
                  <Button>{t("contact.send")}</Button>
                </>
              )}
            </JudgedForm>
          </section>
        ) : null}
        {can.report ? (
          <details className="text-s" open={answer?.form === "report"}>
            <summary className="inline-flex min-h-11 cursor-pointer items-center text-sea underline underline-offset-2">{t("contact.report")}</summary>
            <p className="mt-2 text-ink-soft">{t("contact.reportHelp")}</p>
            <JudgedForm name="report" answer={answer} labels={flagLabels} className="mt-2 space-y-4">
              {(field) => <><FlagFields field={field} /><Button variant="danger">{t("contact.reportSend")}</Button></>}
            </JudgedForm>
          </details>
        ) : null}
      </div>
    </Page>
  );
}
