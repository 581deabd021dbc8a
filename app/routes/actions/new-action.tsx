import { useActionData, useLoaderData } from "@remix-run/react";
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import { findWriter, getActor, stillSignedIn } from "#app/auth/session.server.ts";
import { basicsSchema } from "#app/features/actions/action.schema.ts";
import { actionPath } from "#app/features/actions/action-paths.ts";
import { draftAction } from "#app/features/actions/actions.server.ts";
import { listRegionsFor } from "#app/features/actions/basics-page.server.ts";
import { BasicsForm } from "#app/features/actions/components/basics-form.tsx";
import { parseOrigin, readOriginBasics } from "#app/features/actions/origin.server.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { answerForm, readForm } from "#app/lib/answer-form.server.ts";
import { Notice } from "#app/ui/notice.tsx";
import { Page, PageHeader } from "#app/ui/page.tsx";

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await findWriter(request);
  const locale = await getLocale(request, actor?.locale ?? null);
  const address = parseOrigin(new URL(request.url).searchParams);
  const origin = actor && address ? await readOriginBasics(actor, address, locale) : null;
  const regions = actor ? await listRegionsFor(actor, origin?.regionId ?? null, locale) : [];
  const { title = "", summary = "", areas = [], targets = [], regionId = null } = origin ?? {};
  return {
    pageTitle: getT(locale, "actions")("new.title"), regions, from: address === null ? null : "area" in address ? ("gap" as const) : "workshop" in address ? ("workshop" as const) : ("practice" as const),
    initial: { title, summary, locale, region: regionId ?? (regions.length === 1 ? regions[0]?.id ?? "" : ""), areas, targets, starts: "", ends: "" },
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await getActor(request);
  return answerForm(await readForm(request), { form: "basics", schema: basicsSchema, fieldOf: { "actions:errors.region": "region", "actions:errors.otherRegion": "region" } }, async (input) => {
    const { id } = await draftAction(stillSignedIn(actor), input, parseOrigin(new URL(request.url).searchParams));
    return redirect(actionPath(id));
  });
}

export const handle: TextsHandle = { texts: ["actions", "practices"] };

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.pageTitle);

export default function NewAction() {
  const { pageTitle: title, initial, regions, from } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("actions");
  return (
    <Page width="read">
      <PageHeader back={{ to: "/actions", label: t("list.title") }} title={title} lead={t("new.lead")} />
      {from ? <Notice className="mb-6"><p>{t(`new.from.${from}`)}</p></Notice> : null}
      <BasicsForm answer={answer} initial={initial} regions={regions} submit={t("new.submit")} />
    </Page>
  );
}
