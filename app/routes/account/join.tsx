import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { registerSchema } from "#app/features/accounts/accounts.schema.ts";
import { AccountForm } from "#app/features/accounts/components/account-form.tsx";
import { RegistrationFields } from "#app/features/accounts/components/registration-fields.tsx";
import { fieldOfError } from "#app/features/accounts/field-of-error.ts";
import { register } from "#app/features/accounts/registration.server.ts";
import { readSettings } from "#app/features/accounts/settings.server.ts";
import { getT } from "#app/i18n/i18n.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { answerForm, readForm } from "#app/lib/answer-form.server.ts";
import { Page, PageHeader } from "#app/ui/page.tsx";
import { readVisitor, requireVisitor } from "./visitor.server.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const visitor = await requireVisitor(request);
  const { registrationMode } = await readSettings();
  const t = getT(visitor.locale, "accounts");
  return { title: registrationMode === "invitation" ? t("join.closedTitle") : t("join.title"), registrationMode };
}

export async function action({ request }: ActionFunctionArgs) {
  const visitor = await readVisitor(request);
  return answerForm(await readForm(request), { form: "join", schema: registerSchema, secret: ["password"], fieldOf: fieldOfError }, async (input) => {
    await register(visitor, input);
    return redirect("/join/sent");
  });
}

export const handle: TextsHandle = { texts: ["accounts"] };

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function Join() {
  const { title, registrationMode } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("accounts");
  if (registrationMode === "invitation")
    return (
      <Page width="read">
        <PageHeader title={title} lead={t("join.closedText")} />
        <p>{t("join.haveOne")} <Link to="/sign-in">{t("join.signIn")}</Link></p>
      </Page>
    );
  return (
    <Page width="read">
      <PageHeader title={title} lead={registrationMode === "domains" ? t("join.domains") : t("join.lead")} />
      <AccountForm name="join" answer={answer} submit={t("join.submit")}>
        {(field) => <RegistrationFields name={field("name", t("fields.name"))} email={field("email", t("fields.emailWork"))} password={field("password", t("fields.password"))} />}
      </AccountForm>
      <p className="mt-8">{t("join.haveOne")} <Link to="/sign-in">{t("join.signIn")}</Link></p>
    </Page>
  );
}
