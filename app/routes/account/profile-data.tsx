import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { endSession, requireActor } from "#app/auth/session.server.ts";
import { eraseSchema } from "#app/features/accounts/accounts.schema.ts";
import { AccountForm } from "#app/features/accounts/components/account-form.tsx";
import { fieldOfError } from "#app/features/accounts/field-of-error.ts";
import { canEraseOwnAccount, eraseAccount } from "#app/features/accounts/own-data.server.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { answerForm, readForm } from "#app/lib/answer-form.server.ts";
import { Button } from "#app/ui/button.tsx";
import { Field } from "#app/ui/field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import type { TextsHandle } from "#app/i18n/page-texts.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const t = getT(await getLocale(request, actor.locale), "accounts");
  return { title: t("profile.dataTitle"), can: { erase: await canEraseOwnAccount(actor) } };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  return answerForm(await readForm(request), { form: "erase", schema: eraseSchema, secret: ["currentPassword"], fieldOf: fieldOfError }, async (input) => {
    await eraseAccount(actor, input);
    return redirect("/sign-in?erased", { headers: { "Set-Cookie": await endSession(request) } });
  });
}

export const handle: TextsHandle = { texts: ["accounts"] };

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function ProfileData() {
  const { title, can } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("accounts");
  return (
    <>
      <section aria-labelledby="data-title">
        <h2 id="data-title" className="mb-3">{title}</h2>
        <p className="mb-4">{t("profile.dataExport")}</p>
        <form method="post" action="/profile/data.json"><Button variant="secondary">{t("profile.dataExportButton")}</Button></form>
      </section>
      <section aria-labelledby="erase-title" className="mt-12 border-t border-hairline pt-8">
        <h2 id="erase-title" className="mb-3">{t("profile.eraseTitle")}</h2>
        <p className="mb-6">{t("profile.eraseText")}</p>
        {can.erase ? (
          <AccountForm name="erase" answer={answer} submit={t("profile.eraseSubmit")} variant="danger">
            {(field) => <Field {...field("currentPassword", t("fields.currentPassword"))} type="password" autoComplete="current-password" required />}
          </AccountForm>
        ) : (
          <Notice>{t("profile.eraseLast")}</Notice>
        )}
      </section>
    </>
  );
}
