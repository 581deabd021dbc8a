import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { emailSchema } from "#app/features/accounts/accounts.schema.ts";
import { AccountForm } from "#app/features/accounts/components/account-form.tsx";
import { DemoMailboxLink } from "#app/features/accounts/components/demo-mailbox-link.tsx";
import { resendConfirmation } from "#app/features/accounts/registration.server.ts";
import { getT } from "#app/i18n/i18n.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { answerForm, readForm } from "#app/lib/answer-form.server.ts";
import { Field } from "#app/ui/field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Page, PageHeader } from "#app/ui/page.tsx";
import { readVisitor, requireVisitor } from "./visitor.server.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";

const reasons = ["unconfirmed", "again"] as const;

export async function loader({ request }: LoaderFunctionArgs) {
  const { locale } = await requireVisitor(request);
  const { searchParams } = new URL(request.url);
  return { title: getT(locale, "accounts")("sent.title"), reason: reasons.find((reason) => searchParams.has(reason)) ?? null };
}

export async function action({ request }: ActionFunctionArgs) {
  const visitor = await readVisitor(request);
  return answerForm(await readForm(request), { form: "resend", schema: emailSchema }, async (input) => {
    await resendConfirmation(visitor, input);
    return redirect("/join/sent?again");
  });
}

export const handle: TextsHandle = { texts: ["accounts"] };

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function JoinSent() {
  const { title, reason } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("accounts");
  return (
    <Page width="read">
      <PageHeader title={title} lead={t("sent.lead")} />
      {reason ? <Notice live className="mb-6">{t(`sent.${reason}`)}</Notice> : null}
      <DemoMailboxLink />
      <section className="mt-10 border-t border-hairline pt-6">
        <p className="mb-4">{t("sent.nothing")}</p>
        <AccountForm name="resend" answer={answer} submit={t("sent.submit")} variant="secondary">
          {(field) => <Field {...field("email", t("fields.email"))} type="email" autoComplete="email" required />}
        </AccountForm>
      </section>
    </Page>
  );
}
