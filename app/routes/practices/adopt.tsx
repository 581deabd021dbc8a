import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import { findWriter, getActor, requireActor, stillSignedIn } from "#app/auth/session.server.ts";
import { JudgedForm } from "#app/features/forum/components/judged-form.tsx";
import { adoptionSchema, getOwnAdoption, removeAdoption, saveAdoption } from "#app/features/practices/adoptions.server.ts";
import { adoptionStates } from "#app/features/practices/keys.ts";
import { listRegionChoices, readPlaceNames } from "#app/features/practices/places.server.ts";
import { practicePath } from "#app/features/practices/practice-paths.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { localeNames, locales } from "#app/i18n/locales.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { answerForm, readForm } from "#app/lib/answer-form.server.ts";
import { formText } from "#app/lib/form-text.ts";
import { Button } from "#app/ui/button.tsx";
import { Field, Select, TextArea } from "#app/ui/field.tsx";
import { Page, PageHeader } from "#app/ui/page.tsx";
import { useLocale } from "#app/ui/use-root.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await findWriter(request);
  const locale = await getLocale(request, actor?.locale ?? null);
  const slug = params.slug ?? "";
  const { title, adoption } = await getOwnAdoption(actor, slug);
  return { pageTitle: getT(locale, "practices")("adopt.title"), slug, title, adoption, regions: listRegionChoices(await readPlaceNames(locale), locale) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const slug = params.slug ?? "";
  const form = await readForm(request);
  if (form.get("intent") === "remove") {
    await removeAdoption(await requireActor(request), slug, formText(form, "id"));
    return redirect(`${practicePath(slug)}#adopted`);
  }
  const actor = await getActor(request);
  return answerForm(form, { form: "adopt", schema: adoptionSchema, fieldOf: { "submissions:errors.region": "nutsCode" } }, async (input) => {
    await saveAdoption(stillSignedIn(actor), slug, input);
    return redirect(`${practicePath(slug)}#adopted`);
  });
}

export const handle: TextsHandle = { texts: ["practices", "submissions"] };

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.pageTitle);

export default function Adopt() {
  const { pageTitle: heading, slug, title, adoption, regions } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("practices");
  const locale = useLocale();
  const labels = { place: t("adopt.place"), nutsCode: t("facets.region"), state: t("adopt.state"), since: t("adopt.since"), changes: t("adopt.changes"), result: t("adopt.result"), locale: t("submissions:start.locale") };
  return (
    <Page width="read">
      <PageHeader back={{ to: practicePath(slug), label: title }} title={heading} lead={t("adopt.lead")} />
      <JudgedForm name="adopt" answer={answer} labels={labels}>
        {(field) => {
          const region = field("nutsCode", adoption?.nutsCode ?? "");
          return (
            <>
              <Field {...field("place", adoption?.place ?? "")} help={t("adopt.placeHelp")} maxLength={200} required />
              <div className="space-y-1">
                <label htmlFor={region.id} className="block font-semibold">{region.label} <span className="font-normal text-ink-soft">({t("common:states.optional")})</span></label>
                <select id={region.id} name={region.name} defaultValue={region.defaultValue} className="input">
                  <option value="">{t("submissions:edit.none")}</option>
                  {regions.map(({ label, regions: list }) => <optgroup key={label} label={label}>{list.map(({ code, name }) => <option key={code} value={code}>{name}</option>)}</optgroup>)}
                </select>
              </div>
              <Select {...field("state", adoption?.state ?? "planned")} className="max-w-60" options={adoptionStates.map((value) => ({ value, label: t(`adoptionStates.${value}`) }))} />
              <Field {...field("since", adoption?.since ?? "")} help={t("submissions:help.starts")} className="max-w-40" optional />
              <TextArea {...field("changes", adoption?.changes ?? "")} help={t("adopt.changesHelp")} optional />
              <TextArea {...field("result", adoption?.result ?? "")} help={t("adopt.resultHelp")} optional />
              <Select {...field("locale", adoption?.locale ?? locale)} className="max-w-60" options={locales.map((code) => ({ value: code, label: localeNames[code] }))} />
              <Button>{t("common:actions.save")}</Button>
            </>
          );
        }}
      </JudgedForm>
      {adoption ? <Form method="post" className="mt-4"><input type="hidden" name="id" value={adoption.id} /><Button variant="quiet" name="intent" value="remove">{t("adopt.remove")}</Button></Form> : null}
    </Page>
  );
}
