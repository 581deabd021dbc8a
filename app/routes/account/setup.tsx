import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { createSession } from "#app/auth/session.server.ts";
import { setupSchema } from "#app/features/accounts/accounts.schema.ts";
import { AccountForm } from "#app/features/accounts/components/account-form.tsx";
import { RegistrationFields } from "#app/features/accounts/components/registration-fields.tsx";
import { fieldOfError } from "#app/features/accounts/field-of-error.ts";
import { completeSetup, isSetupLink } from "#app/features/accounts/setup.server.ts";
import { getT } from "#app/i18n/i18n.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { answerForm, readForm } from "#app/lib/answer-form.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { Field } from "#app/ui/field.tsx";
import { Page, PageHeader } from "#app/ui/page.tsx";
import { readVisitor } from "./visitor.server.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const visitor = await readVisitor(request);
  if (!(await isSetupLink(visitor, params.token ?? ""))) throw new AppError("not-found", "accounts:errors.linkGone");
  return { title: getT(visitor.locale, "accounts")("setup.title") };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const visitor = await readVisitor(request);
  return answerForm(await readForm(request), { form: "setup", schema: setupSchema, secret: ["password"], fieldOf: fieldOfError }, async (input) => {
    const userId = await completeSetup(visitor, params.token ?? "", input);
    return redirect("/admin/settings", { headers: { "Set-Cookie": await createSession(request, userId) } });
  });
}

export const handle: TextsHandle = { texts: ["accounts"] };

export const meta: MetaFunction<typeof loader> = ({ data }) => [...pageTitle(data?.title), { name: "robots", content: "noindex" }];

export default function Setup() {
  const { title } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("accounts");
  return (
    <Page width="read">
      <PageHeader title={title} lead={t("setup.lead")} />
      <AccountForm name="setup" answer={answer} submit={t("setup.submit")}>
        {(field) => (
          <>
            <Field {...field("organisationName", t("setup.organisationName"))} help={t("setup.organisationNameHelp")} autoComplete="organization" required maxLength={150} />
            <RegistrationFields name={field("name", t("fields.name"))} email={field("email", t("fields.email"))} password={field("password", t("fields.password"))} />
          </>
        )}
      </AccountForm>
    </Page>
  );
}
