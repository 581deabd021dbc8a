import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireActor } from "#app/auth/session.server.ts";
import { beingAskedSchema, getBeingAsked, saveBeingAsked } from "#app/features/accounts/being-asked.server.ts";
import { AccountForm } from "#app/features/accounts/components/account-form.tsx";
import { fieldOfError } from "#app/features/accounts/field-of-error.ts";
import { themes } from "#app/features/courses/keys.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { localeNames, locales } from "#app/i18n/locales.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { answerForm, readForm } from "#app/lib/answer-form.server.ts";
import { Choice, ChoiceGroup, Field } from "#app/ui/field.tsx";
import { Notice } from "#app/ui/notice.tsx";

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const locale = await getLocale(request, actor.locale);
  return { title: getT(locale, "accounts")("asked.title"), asked: await getBeingAsked(actor, locale), saved: new URL(request.url).searchParams.has("saved") };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  return answerForm(await readForm(request), { form: "asked", schema: beingAskedSchema, fieldOf: fieldOfError }, async (input) => {
    await saveBeingAsked(actor, input);
    return redirect("/profile/asked?saved");
  });
}

export const handle: TextsHandle = { texts: ["accounts"] };

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function ProfileAsked() {
  const { title, saved, asked: { region, agreed, lapsedFor, ...kept } } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("accounts");
  const typed = answer?.result.initialValue;
  const ticked = (name: "areas" | "languages"): unknown[] => (typed ? [typed[name]].flat() : kept[name]);
  return (
    <section aria-labelledby="asked-title">
      <h2 id="asked-title" className="mb-3">{title}</h2>
      {saved && !answer ? <Notice kind="success" live className="mb-6">{region && agreed ? <>{t("asked.named")} <Link to={`/regions/${region.slug}#ask`}>{region.name}</Link></> : t("asked.notNamed")}</Notice> : null}
      {lapsedFor === null ? null : <Notice className="mb-6">{t("asked.lapsed", { region: lapsedFor })}</Notice>}
      {region === null ? <p>{t("asked.noRegion")} <Link to="/profile">{t("profile.details")}</Link></p> : (
        <>
          <p className="mb-6">{t("asked.text", { region: region.name })}</p>
          <AccountForm name="asked" answer={answer} defaultValue={{ role: kept.role }} submit={t("common:actions.save")}>
            {(field) => {
              const [areas, languages] = [field("areas", t("asked.areas")), field("languages", t("asked.languages"))];
              return (
                <>
                  <Choice id="agree" name="agree" value="yes" label={<span className="font-semibold">{t("asked.agree", { region: region.name })}</span>} help={t("asked.agreeHelp")} defaultChecked={typed ? typed.agree === "yes" : agreed} />
                  <Field {...field("role", t("asked.role"))} autoComplete="organization-title" optional maxLength={100} />
                  <ChoiceGroup id={areas.id} legend={areas.label} errors={areas.errors}>
                    <div className="grid gap-x-6 sm:grid-cols-2">{themes.map((theme) => <Choice key={theme} id={`areas-${theme}`} name="areas" value={theme} label={t(`common:themes.${theme}`)} defaultChecked={ticked("areas").includes(theme)} />)}</div>
                  </ChoiceGroup>
                  <ChoiceGroup id={languages.id} legend={languages.label} errors={languages.errors}>
                    <div className="grid gap-x-6 sm:grid-cols-3">{locales.map((code) => <Choice key={code} id={`asked-${code}`} name="languages" value={code} label={<span lang={code}>{localeNames[code]}</span>} defaultChecked={ticked("languages").includes(code)} />)}</div>
                  </ChoiceGroup>
                </>
              );
            }}
          </AccountForm>
        </>
      )}
    </section>
  );
}
