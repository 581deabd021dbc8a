import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { createSession, requireActor } from "#app/auth/session.server.ts";
import { changePasswordSchema } from "#app/features/accounts/accounts.schema.ts";
import { AccountForm } from "#app/features/accounts/components/account-form.tsx";
import { NewPasswordField } from "#app/features/accounts/components/new-password-field.tsx";
import { fieldOfError } from "#app/features/accounts/field-of-error.ts";
import { changePassword } from "#app/features/accounts/passwords.server.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { answerForm, readForm } from "#app/lib/answer-form.server.ts";
import { Field } from "#app/ui/field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import type { TextsHandle } from "#app/i18n/page-texts.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const t = getT(await getLocale(request, actor.locale), "accounts");
  return { title: t("profile.passwordTitle"), changed: new URL(request.url).searchParams.has("changed") };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  return answerForm(await readForm(request), { form: "password", schema: changePasswordSchema, secret: ["currentPassword", "password"], fieldOf: fieldOfError }, async (input) => {
    await changePassword(actor, input);
    return redirect("/profile/password?changed", { headers: { "Set-Cookie": await createSession(request, actor.id) } });
  });
}

export const handle: TextsHandle = { texts: ["accounts"] };

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function ProfilePassword() {
  const { title, changed } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("accounts");
  return (
    <section aria-labelledby="password-title">
      <h2 id="password-title" className="mb-3">{title}</h2>
      {changed && !answer ? <Notice kind="success" live className="mb-6">{t("profile.passwordChanged")}</Notice> : null}
      <p className="mb-6 text-ink-soft">{t("profile.passwordLead")}</p>
      <AccountForm key={String(changed)} name="password" answer={answer} submit={t("profile.passwordSubmit")}>
        {(field) => (
          <>
            <Field {...field("currentPassword", t("fields.currentPassword"))} type="password" autoComplete="current-password" required />
            <NewPasswordField field={field("password", t("fields.newPassword"))} />
          </>
        )}
      </AccountForm>
    </section>
  );
}
