import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import { findWriter, getActor, stillSignedIn } from "#app/auth/session.server.ts";
import { JudgedForm } from "#app/features/forum/components/judged-form.tsx";
import { askAboutPractice, askSchema, getContact } from "#app/features/practices/contact/inquiries.server.ts";
import { inquiryPath, practicePath } from "#app/features/practices/practice-paths.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { localeNames, locales } from "#app/i18n/locales.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { answerForm, readForm } from "#app/lib/answer-form.server.ts";
import { newId } from "#app/lib/ids.server.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { Field, Select, TextArea } from "#app/ui/field.tsx";
import { Page, PageHeader } from "#app/ui/page.tsx";
import { useLocale } from "#app/ui/use-root.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await findWriter(request);
  const locale = await getLocale(request, actor?.locale ?? null);
  return { contact: await getContact(actor, params.slug ?? "", locale), pageTitle: getT(locale, "lab")("contact.ask"), id: newId() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await getActor(request);
  return answerForm(await readForm(request), { form: "ask", schema: askSchema }, async (input) => redirect(inquiryPath(await askAboutPractice(stillSignedIn(actor), params.slug ?? "", input))));
}

export const handle: TextsHandle = { texts: ["lab", "submissions"] };

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.pageTitle);

export default function Contact() {
  const { contact, pageTitle: heading, id } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("lab");
  const locale = useLocale();
  const { slug, title, people } = contact;
  return (
    <Page width="read">
      <PageHeader back={{ to: practicePath(slug), label: title }} title={heading} lead={people === "some" ? t("contact.lead") : undefined} />
      {people === "some" ? (
        <JudgedForm name="ask" answer={answer} labels={{ subject: t("contact.subject"), text: t("contact.text"), locale: t("submissions:start.locale") }}>
          {(field) => (
            <>
              <input type="hidden" name="id" value={id} />
              <Field {...field("subject")} maxLength={120} required />
              <TextArea {...field("text")} rows={8} help={t("contact.textHelp")} required />
              <Select {...field("locale", locale)} className="max-w-60" options={locales.map((code) => ({ value: code, label: localeNames[code] }))} />
              <Button>{t("contact.send")}</Button>
            </>
          )}
        </JudgedForm>
      ) : (
        <div className="space-y-4">
          <p>{t(people === "none" ? "contact.none" : "contact.oneself")}</p>
          {people === "none" ? <p><LinkButton to={`${practicePath(slug)}/discuss`} variant="secondary">{t("contact.discuss")}</LinkButton></p> : <p><Link to="/practices/messages">{t("contact.title")}</Link></p>}
        </div>
      )}
    </Page>
  );
}
