import { Form, Link, useLoaderData } from "@remix-run/react";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Rss } from "lucide-react";
import { useTranslation } from "react-i18next";
import { getActor } from "#app/auth/session.server.ts";
import { newActionPath } from "#app/features/actions/action-paths.ts";
import { actionStatuses } from "#app/features/actions/actions.kinds.ts";
import { listActions, parseFilter } from "#app/features/actions/catalogue.server.ts";
import { ActionCard } from "#app/features/actions/components/action-card.tsx";
import { themes } from "#app/features/courses/keys.ts";
import { listRegions } from "#app/features/network/regions.server.ts";
import { outcomes, targets } from "#app/features/practices/keys.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { Field, Select } from "#app/ui/field.tsx";
import { EmptyState, Page, PageHeader } from "#app/ui/page.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { useLocale } from "#app/ui/use-root.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await getActor(request);
  const locale = await getLocale(request, actor?.locale ?? null);
  const filter = parseFilter(new URL(request.url).searchParams);
  const found = await listActions(actor, filter, locale);
  return { pageTitle: getT(locale, "actions")("list.title"), ...found, filter, isSignedIn: actor !== null, regions: (await listRegions(locale)).map(({ slug, name }) => ({ slug, name })) };
}

export const handle: TextsHandle = { texts: ["actions", "practices"] };

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.pageTitle);

export default function Actions() {
  const { pageTitle: title, actions, total, pages, filter, isSignedIn, regions } = useLoaderData<typeof loader>();
  const { t } = useTranslation("actions");
  const locale = useLocale();
  const options = (values: readonly string[], name: (value: string) => string) => [{ value: "", label: t("list.all") }, ...values.map((value) => ({ value, label: name(value) }))];
  const isFiltered = filter.isMine || [filter.words, filter.area, filter.target, filter.region, filter.status, filter.outcome].some((value) => value !== "");
  return (
    <Page>
      <PageHeader title={title} lead={t("list.lead")} actions={<LinkButton to={newActionPath()}>{t("list.new")}</LinkButton>} />
      <div className="grid gap-x-12 gap-y-8 lg:grid-cols-[18rem_minmax(0,1fr)]">
        <Form method="get" role="search" aria-label={t("list.filter")} className="h-fit space-y-4 rounded-card border border-hairline bg-surface p-5">
          <Field id="q" label={t("list.words")} type="search" defaultValue={filter.words} />
          <Select id="area" label={t("basics.area")} defaultValue={filter.area} options={options(themes, (value) => t(`common:themes.${value}`))} />
          <Select id="status" label={t("list.status")} defaultValue={filter.status} options={options(actionStatuses.filter((status) => status !== "draft"), (value) => t(`statuses.${value}`))} />
          <Select id="outcome" label={t("list.outcome")} defaultValue={filter.outcome} options={options(outcomes, (value) => t(`practices:outcomes.${value}`))} />
          <Select id="target" label={t("basics.target")} defaultValue={filter.target} options={options(targets, (value) => t(`practices:targets.${value}`))} />
          <Select id="region" label={t("basics.region")} defaultValue={filter.region} options={[{ value: "", label: t("list.all") }, ...regions.map(({ slug, name }) => ({ value: slug, label: name }))]} />
          {isSignedIn ? <label className="flex min-h-11 items-center gap-3"><input type="checkbox" name="mine" value="yes" defaultChecked={filter.isMine} className="size-5 accent-sea" />{t("list.mine")}</label> : null}
          <div className="flex flex-wrap gap-2"><Button>{t("list.show")}</Button>{isFiltered ? <LinkButton to="/actions" variant="quiet">{t("list.reset")}</LinkButton> : null}</div>
        </Form>
        <div className="min-w-0">
          <div className="flex flex-wrap items-center justify-between gap-3">
            <h2 className="text-l">{t("list.count", { count: total })}</h2>
            <Link to={`/actions.atom?lang=${locale}`} reloadDocument className="inline-flex min-h-8 items-center gap-1.5 text-s"><Rss aria-hidden className="size-4" />{t("list.feed")}</Link>
          </div>
          {actions.length === 0 ? <div className="mt-4"><EmptyState title={isFiltered ? t("list.nothing") : t("list.empty")} text={isFiltered ? t("list.nothingText") : t("list.emptyText")} /></div> : (
            <ul className="mt-2 divide-y divide-hairline border-y border-hairline">{actions.map((action) => <li key={action.id}><ActionCard action={action} level="h3" /></li>)}</ul>
          )}
          <Pagination page={filter.page} pages={pages} />
        </div>
      </div>
    </Page>
  );
}
