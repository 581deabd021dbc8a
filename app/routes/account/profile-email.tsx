import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireActor } from "#app/auth/session.server.ts";
import { changeEmailSchema } from "#app/features/accounts/accounts.schema.ts";
import { AccountForm } from "#app/features/accounts/components/account-form.tsx";
import { DemoMailboxLink } from "#app/features/accounts/components/demo-mailbox-link.tsx";
import { requestEmailChange } from "#app/features/accounts/email-change.server.ts";
import { fieldOfError } from "#app/features/accounts/field-of-error.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { answerForm, readForm } from "#app/lib/answer-form.server.ts";
import { Field } from "#app/ui/field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import type { TextsHandle } from "#app/i18n/page-texts.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const t = getT(await getLocale(request, actor.locale), "accounts");
  const { searchParams } = new URL(request.url);
  return { title: t("profile.emailTitle"), email: actor.email, sent: searchParams.has("sent"), changed: searchParams.has("changed") };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  return answerForm(await readForm(request), { form: "email", schema: changeEmailSchema, secret: ["currentPassword"], fieldOf: fieldOfError }, async (input) => {
    await requestEmailChange(actor, input);
    return redirect("/profile/email?sent");
  });
}

export const handle: TextsHandle = { texts: ["accounts"] };

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function ProfileEmail() {
  const { title, email, sent, changed } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("accounts");
  return (
    <section aria-labelledby="email-title">
      <h2 id="email-title" className="mb-3">{title}</h2>
      {changed ? <Notice kind="success" live className="mb-6">{t("profile.emailChanged")}</Notice> : null}
      {sent && !answer ? <Notice live className="mb-6"><p>{t("profile.emailSent")}</p><DemoMailboxLink /></Notice> : null}
      <p className="mb-6 text-ink-soft">{t("profile.emailNow", { email })}</p>
      <AccountForm name="email" answer={answer} submit={t("profile.emailSubmit")}>
        {(field) => (
          <>
            <Field {...field("email", t("profile.newEmail"))} type="email" autoComplete="email" required maxLength={254} />
            <Field {...field("currentPassword", t("fields.currentPassword"))} type="password" autoComplete="current-password" required />
          </>
        )}
      </AccountForm>
    </section>
  );
}
