import { useActionData, useLoaderData } from "@remix-run/react";
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import { requireActor } from "#app/auth/session.server.ts";
import { themes } from "#app/features/courses/keys.ts";
import { JudgedForm } from "#app/features/forum/components/judged-form.tsx";
import { competences } from "#app/features/indicators/gaps.ts";
import { getRegionPage, saveRegionSettings, settingsSchema } from "#app/features/indicators/region-page.server.ts";
import { regionPath } from "#app/features/indicators/region-paths.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { answerForm, readForm } from "#app/lib/answer-form.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { Button } from "#app/ui/button.tsx";
import { Choice, Select } from "#app/ui/field.tsx";
import { Page, PageHeader } from "#app/ui/page.tsx";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const locale = await getLocale(request, actor.locale);
  const { region, asked, competences: said, can } = await getRegionPage(actor, { slug: params.slug ?? "", locale });
  if (!can.coordinate) throw new AppError("forbidden", "regions:errors.notCoordinator");
  return { pageTitle: getT(locale, "regions")("settings.title"), region, asked, said };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const slug = params.slug ?? "";
  return answerForm(await readForm(request), { form: "settings", schema: settingsSchema }, async (input) => {
    await saveRegionSettings(actor, slug, input);
    return redirect(regionPath(slug));
  });
}

export const handle: TextsHandle = { texts: ["regions"] };

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.pageTitle);

export default function RegionSettings() {
  const { region, asked, said, pageTitle: title } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("regions");
  return (
    <Page width="read">
      <PageHeader back={{ to: regionPath(region.slug), label: region.name }} title={title} />
      <JudgedForm name="settings" answer={answer} labels={Object.fromEntries(themes.map((theme) => [`competence-${theme}`, t(`common:themes.${theme}`)]))}>
        {(field) => (
          <>
            <fieldset className="space-y-3">
              <legend className="text-l font-semibold">{t("settings.competences")}</legend>
              <p className="text-ink-soft">{t("settings.competencesText")}</p>
              <div className="grid gap-4 sm:grid-cols-2">
                {themes.map((theme) => <Select key={theme} {...field(`competence-${theme}`, said[theme] ?? "")} options={[{ value: "", label: t("competences.unsaid") }, ...competences.map((value) => ({ value, label: t(`competences.${value}`) }))]} />)}
              </div>
            </fieldset>
            <fieldset>
              <legend className="text-l font-semibold">{t("settings.asked")}</legend>
              <p className="text-ink-soft">{t("settings.askedText")}</p>
              <div className="mt-2 grid gap-x-6 sm:grid-cols-2">{themes.map((theme) => <Choice key={theme} id={`asked-${theme}`} name="asked" value={theme} defaultChecked={asked.includes(theme)} label={t(`common:themes.${theme}`)} />)}</div>
            </fieldset>
            <Button>{t("common:actions.save")}</Button>
          </>
        )}
      </JudgedForm>
    </Page>
  );
}
