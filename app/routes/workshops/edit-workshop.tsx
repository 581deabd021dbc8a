import { useActionData, useLoaderData } from "@remix-run/react";
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import { findWriter, getActor } from "#app/auth/session.server.ts";
import { listTimeZones } from "#app/features/accounts/time-zones.ts";
import { listEntries } from "#app/features/courses/catalogue-index.server.ts";
import { listRegions } from "#app/features/network/regions.server.ts";
import { PlanForm } from "#app/features/workshops/components/plan-form.tsx";
import { newPlan, signedOutPlan, submitPlan, typedPlan } from "#app/features/workshops/plan-form.server.ts";
import { editWorkshop } from "#app/features/workshops/planning.server.ts";
import { getPlan } from "#app/features/workshops/workshop-page.server.ts";
import { workshopPath } from "#app/features/workshops/workshop-paths.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { readForm } from "#app/lib/answer-form.server.ts";
import { Page, PageHeader } from "#app/ui/page.tsx";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await findWriter(request);
  const locale = await getLocale(request, actor?.locale ?? null);
  const t = getT(locale, "workshops");
  const plan = actor && (await getPlan(actor, params.id ?? ""));
  const typed = plan ? typedPlan(plan) : newPlan({ template: "plain", items: null, locale, timeZone: "UTC", t, now: new Date() });
  return { pageTitle: t("plan.editTitle"), id: params.id ?? "", title: plan?.title ?? null, typed, regions: (await listRegions(locale)).map(({ id, name }) => ({ id, name })), courses: (await listEntries(locale)).map(({ slug, title }) => ({ slug, title })), zones: listTimeZones() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await getActor(request);
  const id = params.id ?? "";
  const form = await readForm(request);
  if (!actor) return data(signedOutPlan(form), { status: 401 });
  await getPlan(actor, id);
  const done = await submitPlan(form, async (input) => {
    await editWorkshop(actor, id, input);
    return id;
  });
  return "id" in done ? redirect(workshopPath(id)) : data(done.answer, { status: done.status });
}

export const handle: TextsHandle = { texts: ["workshops", "refusals"] };

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => pageTitle(loaded?.pageTitle);

export default function EditWorkshop() {
  const { pageTitle: heading, id, title, typed, regions, courses, zones } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("workshops");
  return (
    <Page width="read">
      <PageHeader back={title === null ? { to: "/workshops", label: t("list.title") } : { to: workshopPath(id), label: title }} title={heading} lead={t("plan.editLead")} />
      <PlanForm typed={typed} answer={answer} regions={regions} courses={courses} zones={zones} submit={t("common:actions.save")} />
    </Page>
  );
}
