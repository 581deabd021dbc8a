import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireActor } from "#app/auth/session.server.ts";
import { extraTimes, profileSchema } from "#app/features/accounts/accounts.schema.ts";
import { AccountForm } from "#app/features/accounts/components/account-form.tsx";
import { fieldOfError } from "#app/features/accounts/field-of-error.ts";
import { getProfile, listOrganisationChoices, listRegionChoices, updateProfile } from "#app/features/accounts/profile.server.ts";
import { listTimeZones } from "#app/features/accounts/time-zones.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { rememberLocale } from "#app/i18n/locale-cookie.server.ts";
import { localeNames, locales } from "#app/i18n/locales.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { answerForm, readForm } from "#app/lib/answer-form.server.ts";
import { Choice, ChoiceGroup, Field, Select } from "#app/ui/field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import type { TextsHandle } from "#app/i18n/page-texts.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const locale = await getLocale(request, actor.locale);
  const [profile, organisations, regions] = await Promise.all([getProfile(actor), listOrganisationChoices(), listRegionChoices(locale)]);
  const saved = new URL(request.url).searchParams.has("saved");
  return { title: getT(locale, "accounts")("profile.title"), profile, organisations, regions, timeZones: listTimeZones(), saved };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  return answerForm(await readForm(request), { form: "details", schema: profileSchema, fieldOf: fieldOfError }, async (input) => {
    await updateProfile(actor, input);
    return redirect("/profile?saved", { headers: { "Set-Cookie": await rememberLocale(input.locale) } });
  });
}

export const handle: TextsHandle = { texts: ["accounts"] };

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function ProfileDetails() {
  const { profile, organisations, regions, timeZones, saved } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("accounts");
  const extraTimeLabel = (percent: number): string => (percent === 0 ? t("fields.extraTimeNone") : percent === 100 ? t("fields.extraTimeDouble") : t("fields.extraTimePercent", { percent }));
  const { languages, findable, ...texts } = profile;
  const ticked: unknown[] = answer ? [answer.result.initialValue?.languages].flat() : languages;
  const isFindable = answer ? answer.result.initialValue?.findable === "yes" : findable;
  const defaultValue = { ...texts, organisationId: profile.organisationId ?? "", regionId: profile.regionId ?? "", extraTimePercent: String(profile.extraTimePercent) };
  return (
    <section aria-labelledby="details-title">
      <h2 id="details-title" className="mb-5">{t("profile.details")}</h2>
      {saved && !answer ? <Notice kind="success" live className="mb-6">{t("profile.saved")}</Notice> : null}
      <AccountForm name="details" answer={answer} defaultValue={defaultValue} submit={t("profile.submit")} reloadDocument>
        {(field) => (
          <>
            <Field {...field("name", t("fields.name"))} help={`${t("fields.nameHelp")} ${t("profile.certificatesKeep")}`} autoComplete="name" required maxLength={100} />
            <Select {...field("organisationId", t("fields.organisation"))} options={[{ value: "", label: t("fields.organisationOther") }, ...organisations]} />
            <Field {...field("organisationName", t("fields.organisationName"))} autoComplete="organization" optional maxLength={150} />
            <Select {...field("regionId", t("fields.region"))} options={[{ value: "", label: t("fields.regionNone") }, ...regions]} />
            <Select {...field("locale", t("fields.locale"))} help={t("fields.localeHelp")} options={locales.map((code) => ({ value: code, label: localeNames[code] }))} />
            <ChoiceGroup id="languages" legend={t("fields.languages")} help={t("fields.languagesHelp")}>
              <div className="grid gap-x-6 sm:grid-cols-3">
                {locales.map((code) => <Choice key={code} id={`languages-${code}`} name="languages" value={code} label={<span lang={code}>{localeNames[code]}</span>} defaultChecked={ticked.includes(code)} />)}
              </div>
            </ChoiceGroup>
            <Choice id="findable" name="findable" value="yes" label={<span className="font-semibold">{t("fields.findable")}</span>} help={t("fields.findableHelp")} defaultChecked={isFindable} />
            <Select {...field("timeZone", t("fields.timeZone"))} options={timeZones.map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") }))} />
            <Select {...field("extraTimePercent", t("fields.extraTime"))} help={t("fields.extraTimeHelp")} options={extraTimes.map((percent) => ({ value: String(percent), label: extraTimeLabel(percent) }))} />
          </>
        )}
      </AccountForm>
    </section>
  );
}
