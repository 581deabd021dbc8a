import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { emailSchema } from "#app/features/accounts/accounts.schema.ts";
import { AccountForm } from "#app/features/accounts/components/account-form.tsx";
import { DemoMailboxLink } from "#app/features/accounts/components/demo-mailbox-link.tsx";
import { requestReset } from "#app/features/accounts/passwords.server.ts";
import { getT } from "#app/i18n/i18n.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { answerForm, readForm } from "#app/lib/answer-form.server.ts";
import { Field } from "#app/ui/field.tsx";
import { Page, PageHeader } from "#app/ui/page.tsx";
import { readVisitor } from "./visitor.server.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";

/** Open to people who are signed in as well: a mail about their account leads here. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { locale } = await readVisitor(request);
  const sent = new URL(request.url).searchParams.has("sent");
  return { title: getT(locale, "accounts")(sent ? "forgot.sentTitle" : "forgot.title"), sent };
}

export async function action({ request }: ActionFunctionArgs) {
  const visitor = await readVisitor(request);
  return answerForm(await readForm(request), { form: "forgot", schema: emailSchema }, async (input) => {
    await requestReset(visitor, input);
    return redirect("/forgot?sent");
  });
}

export const handle: TextsHandle = { texts: ["accounts"] };

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function Forgot() {
  const { title, sent } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("accounts");
  if (sent)
    return (
      <Page width="read">
        <PageHeader title={title} lead={t("forgot.sentText")} />
        <DemoMailboxLink />
      </Page>
    );
  return (
    <Page width="read">
      <PageHeader title={title} lead={t("forgot.lead")} back={{ to: "/sign-in", label: t("signIn.title") }} />
      <AccountForm name="forgot" answer={answer} submit={t("forgot.submit")}>
        {(field) => <Field {...field("email", t("fields.email"))} type="email" autoComplete="username" required />}
      </AccountForm>
    </Page>
  );
}
