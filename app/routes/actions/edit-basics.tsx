import { useActionData, useLoaderData } from "@remix-run/react";
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import { requireActor } from "#app/auth/session.server.ts";
import { getAction } from "#app/features/actions/action-page.server.ts";
import { basicsSchema } from "#app/features/actions/action.schema.ts";
import { actionPath } from "#app/features/actions/action-paths.ts";
import { saveBasics } from "#app/features/actions/actions.server.ts";
import { listRegionsFor } from "#app/features/actions/basics-page.server.ts";
import { BasicsForm } from "#app/features/actions/components/basics-form.tsx";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { answerForm, readForm } from "#app/lib/answer-form.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { Page, PageHeader } from "#app/ui/page.tsx";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const locale = await getLocale(request, actor.locale);
  const { id, can, region, title, summary, locale: written, areas, targets, starts, ends } = await getAction(actor, { id: params.id ?? "", locale });
  if (!can.edit) throw new AppError("forbidden", "actions:errors.teamOnly");
  return { pageTitle: getT(locale, "actions")("basics.heading"), id, regions: await listRegionsFor(actor, region?.id ?? null, locale), initial: { title, summary, locale: written, region: region?.id ?? "", areas, targets, starts, ends } };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const id = params.id ?? "";
  return answerForm(await readForm(request), { form: "basics", schema: basicsSchema, fieldOf: { "actions:errors.region": "region", "actions:errors.otherRegion": "region" } }, async (input) => {
    await saveBasics(actor, id, input);
    return redirect(actionPath(id));
  });
}

export const handle: TextsHandle = { texts: ["actions", "practices"] };

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.pageTitle);

export default function EditBasics() {
  const { id, pageTitle: title, initial, regions } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("actions");
  return (
    <Page width="read">
      <PageHeader back={{ to: actionPath(id), label: initial.title }} title={title} />
      <BasicsForm answer={answer} initial={initial} regions={regions} submit={t("edit.save")} />
    </Page>
  );
}
