import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import { getActor } from "#app/auth/session.server.ts";
import { feedbackSchema, sendFeedback } from "#app/features/accounts/feedback.server.ts";
import { formatDate } from "#app/i18n/format.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { readForm } from "#app/lib/answer-form.server.ts";
import { formText } from "#app/lib/form-text.ts";
import { Button } from "#app/ui/button.tsx";
import { Field, TextArea } from "#app/ui/field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Page, PageHeader } from "#app/ui/page.tsx";
import { useLocale } from "#app/ui/use-root.ts";

const noErrors: Partial<Record<string, string[]>> = {};
const assessedOn = "2026-11-21";

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await getActor(request);
  const t = getT(await getLocale(request, actor?.locale ?? null), "site");
  return { title: t("accessibility.title") };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await readForm(request);
  const values = { message: formText(form, "message"), email: formText(form, "email") };
  const parsed = feedbackSchema.safeParse(values);
  if (!parsed.success) {
    const errors: Partial<Record<string, string[]>> = {};
    for (const issue of parsed.error.issues) (errors[String(issue.path[0])] ??= []).push(issue.message);
    return data({ sent: false, errors, values }, { status: 422 });
  }
  await sendFeedback(context.clientAddress, parsed.data);
  return data({ sent: true, errors: noErrors, values: { message: "", email: "" } });
}

export const handle: TextsHandle = { texts: ["site"] };

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => pageTitle(loaded?.title);

export default function Accessibility() {
  useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { t } = useTranslation("site");
  const locale = useLocale();
  const messages = (field: string) => result?.errors[field]?.map((key) => t(key));
  return (
    <Page width="read">
      <PageHeader title={t("accessibility.title")} lead={t("accessibility.lead")} />
      <div className="prose">
        <h2>{t("accessibility.conformance.title")}</h2>
        <p>{t("accessibility.conformance.text")}</p>
        <h2>{t("accessibility.limits.title")}</h2>
        <ul>
          {(["audit", "courses", "video"] as const).map((item) => <li key={item}>{t(`accessibility.limits.items.${item}`)}</li>)}
        </ul>
        <h2 id="feedback">{t("accessibility.feedback.title")}</h2>
        <p>{t("accessibility.feedback.text")}</p>
      </div>
      {result?.sent ? (
        <Notice kind="success" live className="mt-4"><p>{t("accessibility.feedback.sent")}</p></Notice>
      ) : (
        <Form method="post" action="/accessibility#feedback" noValidate className="mt-4 space-y-5">
          <TextArea id="message" label={t("accessibility.feedback.message")} defaultValue={result?.values.message} errors={messages("message")} required maxLength={5_000} />
          <Field id="email" type="email" autoComplete="email" optional label={t("accessibility.feedback.email")} help={t("accessibility.feedback.emailHelp")} defaultValue={result?.values.email} errors={messages("email")} />
          <Button>{t("accessibility.feedback.send")}</Button>
        </Form>
      )}
      <div className="prose mt-10">
        <h2>{t("accessibility.enforcement.title")}</h2>
        <p>{t("accessibility.enforcement.text")}</p>
        <h2>{t("accessibility.method.title")}</h2>
        <p>{t("accessibility.method.text", { date: formatDate(assessedOn, locale) })}</p>
      </div>
    </Page>
  );
}
