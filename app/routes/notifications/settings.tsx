import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireActor } from "#app/auth/session.server.ts";
import { AccountForm } from "#app/features/accounts/components/account-form.tsx";
import { mailRhythms, notificationKinds } from "#app/features/notifications/kinds.ts";
import { choicesOf, notificationSettingSchema } from "#app/features/notifications/notifications.schema.ts";
import { getNotificationChoices, saveNotificationChoices } from "#app/features/notifications/settings.server.ts";
import { formatHour } from "#app/i18n/format.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { answerForm, readForm } from "#app/lib/answer-form.server.ts";
import { Choice, ChoiceGroup, Select } from "#app/ui/field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Page, PageHeader } from "#app/ui/page.tsx";
import { useLocale } from "#app/ui/use-root.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const title = getT(await getLocale(request, actor.locale), "notifications")("settings.title");
  const saved = new URL(request.url).searchParams.has("saved");
  return { title, choices: await getNotificationChoices(actor), timeZone: actor.timeZone.replaceAll("_", " "), saved };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  return answerForm(await readForm(request), { form: "mail", schema: notificationSettingSchema }, async (input) => {
    await saveNotificationChoices(actor, choicesOf(input));
    return redirect("/notifications/settings?saved");
  });
}

export const handle: TextsHandle = { texts: ["accounts", "notifications"] };

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function NotificationSettings() {
  const { title, choices, timeZone, saved } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("notifications");
  const locale = useLocale();
  const hours = [{ value: "", label: t("settings.quietNone") }, ...Array.from({ length: 24 }, (_, hour) => ({ value: String(hour), label: formatHour(hour, locale) }))];
  const wanted = notificationKinds.filter((kind) => !choices.muted.includes(kind));
  const defaultValue = { mail: choices.mail, quietFrom: String(choices.quietFrom ?? ""), quietTo: String(choices.quietTo ?? ""), ...Object.fromEntries(wanted.map((kind) => [kind, "on"])) };
  return (
    <Page width="read">
      <PageHeader title={title} lead={t("settings.lead")} back={{ to: "/notifications", label: t("title") }} />
      {saved && !answer ? <Notice kind="success" live className="mb-6">{t("settings.saved")}</Notice> : null}
      <AccountForm name="mail" answer={answer} defaultValue={defaultValue} submit={t("settings.submit")}>
        {(field) => {
          const rhythm = field("mail", t("settings.rhythm"));
          return (
            <>
              <ChoiceGroup id={rhythm.id} legend={rhythm.label} errors={rhythm.errors}>
                {mailRhythms.map((value) => <Choice key={value} id={`${rhythm.id}-${value}`} type="radio" name="mail" value={value} label={t(`rhythms.${value}`)} help={t(`rhythmHelp.${value}`)} defaultChecked={rhythm.defaultValue === value} />)}
              </ChoiceGroup>
              <ChoiceGroup id="kinds" legend={t("settings.kinds")} help={t("settings.kindsHelp")}>
                {notificationKinds.map((kind) => {
                  const { id, name, label, defaultValue: ticked } = field(kind, t(`kindNames.${kind}`));
                  return <Choice key={kind} id={id} name={name} label={label} defaultChecked={ticked === "on"} />;
                })}
              </ChoiceGroup>
              <ChoiceGroup id="quiet" legend={t("settings.quiet")} help={t("settings.quietHelp", { timeZone })}>
                <div className="mt-2 flex flex-wrap gap-4">
                  <Select {...field("quietFrom", t("settings.quietFrom"))} options={hours} />
                  <Select {...field("quietTo", t("settings.quietTo"))} options={hours} />
                </div>
              </ChoiceGroup>
            </>
          );
        }}
      </AccountForm>
      <p className="mt-8"><Link to="/forum/following">{t("settings.following")}</Link></p>
    </Page>
  );
}
