import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireRole } from "#app/auth/session.server.ts";
import { registrationModes, settingsSchema } from "#app/features/accounts/accounts.schema.ts";
import { AccountForm } from "#app/features/accounts/components/account-form.tsx";
import { readSettings, updateSettings } from "#app/features/accounts/settings.server.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { answerForm, readForm } from "#app/lib/answer-form.server.ts";
import { Field, Select } from "#app/ui/field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/page.tsx";
import type { TextsHandle } from "#app/i18n/page-texts.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireRole(request, "admin");
  const t = getT(await getLocale(request, actor.locale), "admin");
  return { title: t("settings.title"), settings: await readSettings(), saved: new URL(request.url).searchParams.has("saved") };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireRole(request, "admin");
  return answerForm(await readForm(request), { form: "settings", schema: settingsSchema }, async (input) => {
    await updateSettings(actor, input);
    return redirect("/admin/settings?saved");
  });
}

export const handle: TextsHandle = { texts: ["accounts", "admin"] };

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function AdminSettings() {
  const { title, settings, saved } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("admin");
  return (
    <div className="max-w-read">
      <PageHeader title={title} />
      {saved && !answer ? <Notice kind="success" live className="mb-6">{t("settings.saved")}</Notice> : null}
      <AccountForm name="settings" answer={answer} defaultValue={settings} submit={t("settings.submit")}>
        {(field) => (
          <>
            <Select {...field("registrationMode", t("settings.registrationMode"))} options={registrationModes.map((mode) => ({ value: mode, label: t(`settings.modes.${mode}`) }))} />
            <Field {...field("organisationName", t("settings.organisationName"))} required maxLength={150} />
            <Field {...field("issuerName", t("settings.issuerName"))} help={t("settings.issuerNameHelp")} required maxLength={150} />
            <Field {...field("signatoryName", t("settings.signatoryName"))} optional maxLength={100} />
            <Field {...field("signatoryTitle", t("settings.signatoryTitle"))} optional maxLength={150} />
          </>
        )}
      </AccountForm>
    </div>
  );
}
