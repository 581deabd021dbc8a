import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { endSession } from "#app/auth/session.server.ts";
import { resetSchema } from "#app/features/accounts/accounts.schema.ts";
import { AccountForm } from "#app/features/accounts/components/account-form.tsx";
import { NewPasswordField } from "#app/features/accounts/components/new-password-field.tsx";
import { fieldOfError } from "#app/features/accounts/field-of-error.ts";
import { isResetLink, resetPassword } from "#app/features/accounts/passwords.server.ts";
import { getT } from "#app/i18n/i18n.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { answerForm, readForm } from "#app/lib/answer-form.server.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Page, PageHeader } from "#app/ui/page.tsx";
import { readVisitor } from "./visitor.server.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const visitor = await readVisitor(request);
  const works = await isResetLink(visitor, params.token ?? "");
  return data({ title: getT(visitor.locale, "accounts")(works ? "reset.title" : "reset.goneTitle"), works }, { status: works ? 200 : 404 });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const visitor = await readVisitor(request);
  return answerForm(await readForm(request), { form: "reset", schema: resetSchema, secret: ["password"], fieldOf: fieldOfError }, async (input) => {
    await resetPassword(visitor, params.token ?? "", input);
    return redirect("/sign-in?reset", { headers: { "Set-Cookie": await endSession(request) } });
  });
}

export const handle: TextsHandle = { texts: ["accounts"] };

export const meta: MetaFunction<typeof loader> = ({ data }) => [...pageTitle(data?.title), { name: "robots", content: "noindex" }];

export default function Reset() {
  const { title, works } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("accounts");
  if (!works)
    return (
      <Page width="read">
        <PageHeader title={title} lead={t("errors.linkGone")} />
        <LinkButton to="/forgot">{t("confirm.sendAgain")}</LinkButton>
      </Page>
    );
  return (
    <Page width="read">
      <PageHeader title={title} lead={t("reset.lead")} />
      <AccountForm name="reset" answer={answer} submit={t("reset.submit")}>
        {(field) => <NewPasswordField field={field("password", t("fields.newPassword"))} />}
      </AccountForm>
    </Page>
  );
}
