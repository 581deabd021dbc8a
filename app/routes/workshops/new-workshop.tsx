import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import { findWriter, getActor } from "#app/auth/session.server.ts";
import { listTimeZones } from "#app/features/accounts/time-zones.ts";
import { listEntries } from "#app/features/courses/catalogue-index.server.ts";
import { listRegions } from "#app/features/network/regions.server.ts";
import { agendaTemplateKeys } from "#app/features/workshops/agenda-templates.ts";
import { PlanForm } from "#app/features/workshops/components/plan-form.tsx";
import { newPlan, signedOutPlan, submitPlan } from "#app/features/workshops/plan-form.server.ts";
import { planWorkshop } from "#app/features/workshops/planning.server.ts";
import { listTemplates } from "#app/features/workshops/templates.server.ts";
import { workshopPath } from "#app/features/workshops/workshop-paths.ts";
import { canPlan } from "#app/features/workshops/workshops.policy.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { readForm } from "#app/lib/answer-form.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { Page, PageHeader } from "#app/ui/page.tsx";

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await findWriter(request);
  if (actor && !canPlan(actor)) throw new AppError("forbidden", "refusals:noPlanning");
  const locale = await getLocale(request, actor?.locale ?? null);
  const t = getT(locale, "workshops");
  const wanted = new URL(request.url).searchParams.get("template");
  const own = actor ? await listTemplates(actor) : [];
  const mine = own.find(({ id }) => id === wanted);
  const template = agendaTemplateKeys.find((key) => key === wanted) ?? "cbs";
  return {
    pageTitle: t("plan.newTitle"),
    templates: [...agendaTemplateKeys.map((key) => ({ id: key, name: t(`templates.${key}.name`) })), ...own.map(({ id, name }) => ({ id, name }))],
    own: own.length,
    template: mine?.id ?? template,
    typed: newPlan({ template, items: mine?.items ?? null, locale, timeZone: actor?.timeZone ?? "UTC", t, now: new Date() }),
    regions: (await listRegions(locale)).map(({ id, name }) => ({ id, name })),
    courses: (await listEntries(locale)).map(({ slug, title }) => ({ slug, title })),
    zones: listTimeZones(),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await getActor(request);
  const form = await readForm(request);
  if (!actor) return data(signedOutPlan(form), { status: 401 });
  if (!canPlan(actor)) throw new AppError("forbidden", "refusals:noPlanning");
  const done = await submitPlan(form, async (input) => (await planWorkshop(actor, input)).id);
  return "id" in done ? redirect(workshopPath(done.id)) : data(done.answer, { status: done.status });
}

export const handle: TextsHandle = { texts: ["workshops", "refusals"] };

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => pageTitle(loaded?.pageTitle);

export default function NewWorkshop() {
  const { pageTitle: title, templates, own, template, typed, regions, courses, zones } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("workshops");
  return (
    <Page width="read">
      <PageHeader back={{ to: "/workshops", label: t("list.title") }} title={title} lead={t("plan.newLead")} />
      <nav aria-label={t("plan.template")} className="mb-8">
        <p aria-hidden className="font-semibold">{t("plan.template")}</p>
        <ul className="mt-2 flex flex-wrap gap-2">
          {templates.map(({ id, name }) => <li key={id}><Link to={`?template=${id}`} replace preventScrollReset aria-current={id === template ? "true" : undefined} className={`button ${id === template ? "border-sea bg-sea-tint text-ink" : "button-secondary"}`}>{name}</Link></li>)}
        </ul>
        {own > 0 ? <p className="mt-2"><Link to="/workshops/templates" reloadDocument className="inline-flex min-h-8 items-center">{t("templatesPage.title")}</Link></p> : null}
      </nav>
      <PlanForm key={template} typed={typed} answer={answer} regions={regions} courses={courses} zones={zones} submit={t("plan.create")} />
    </Page>
  );
}
