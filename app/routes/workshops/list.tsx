import { Link, useLoaderData } from "@remix-run/react";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import { getActor } from "#app/auth/session.server.ts";
import { WorkshopList } from "#app/features/workshops/components/workshop-list.tsx";
import { listWorkshops, workshopViews } from "#app/features/workshops/workshop-list.server.ts";
import { canPlan } from "#app/features/workshops/workshops.policy.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { EmptyState, Page, PageHeader } from "#app/ui/page.tsx";

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await getActor(request);
  const locale = await getLocale(request, actor?.locale ?? null);
  const search = new URL(request.url).searchParams;
  const view = workshopViews.find((name) => name === search.get("view") && (actor !== null || name !== "mine")) ?? "upcoming";
  const page = Math.min(1_000, Math.max(1, Math.trunc(Number(search.get("page")) || 1)));
  return { pageTitle: getT(locale, "workshops")("list.title"), view, page, views: workshopViews.filter((name) => actor !== null || name !== "mine"), canPlan: canPlan(actor), ...(await listWorkshops(actor, { view, page, locale })) };
}

export const handle: TextsHandle = { texts: ["workshops", "refusals", "after"] };

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.pageTitle);

export default function Workshops() {
  const { pageTitle: title, view, views, page, canPlan: mayPlan, workshops, hasMore } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["workshops", "after"]);
  // Asked for from the server: a page that knows of `workshops/:id` only would look for a workshop called so.
  const plan = mayPlan ? <LinkButton to="/workshops/new" reloadDocument>{t("list.plan")}</LinkButton> : undefined;
  return (
    <Page width="read">
      <PageHeader title={title} lead={t("list.lead")} actions={workshops.length > 0 ? plan : undefined} />
      <nav aria-label={t("list.views")} className="mb-6 flex gap-1 overflow-x-auto">
        {views.map((name) => (
          <Link key={name} to={name === "upcoming" ? "/workshops" : `?view=${name}`} aria-current={name === view ? "page" : undefined} className={`flex min-h-11 items-center whitespace-nowrap border-b-2 px-3 text-ink no-underline -outline-offset-3 ${name === view ? "border-sea font-semibold" : "border-transparent"}`}>{t(`list.${name}`)}</Link>
        ))}
      </nav>
      {mayPlan && view === "past" ? <p className="mb-6"><Link to="/workshops/report" reloadDocument>{t("after:report.title")}</Link></p> : null}
      {workshops.length > 0 ? <WorkshopList workshops={workshops} /> : <EmptyState title={t(`list.none.${view}`)} text={t("list.noneText")} action={plan} />}
      {page > 1 || hasMore ? (
        <nav aria-label={t("common:pagination.label")} className="mt-8 flex justify-between gap-4">
          {page > 1 ? <Link rel="prev" to={`?view=${view}&page=${page - 1}`}>← {t("common:pagination.previous")}</Link> : <span />}
          {hasMore ? <Link rel="next" to={`?view=${view}&page=${page + 1}`}>{t("common:pagination.next")} →</Link> : null}
        </nav>
      ) : null}
    </Page>
  );
}
