import { Form, Link, useLoaderData } from "@remix-run/react";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { List, Map as MapIcon, Rss, SlidersHorizontal, X } from "lucide-react";
import { useTranslation } from "react-i18next";
import { getActor } from "#app/auth/session.server.ts";
import { RegionBrief } from "#app/features/indicators/components/region-brief.tsx";
import { findRegionBrief } from "#app/features/indicators/region-brief.server.ts";
import { mapFrame, regionAnchors } from "#app/features/network/map/map.server.ts";
import { CollectLink } from "#app/features/practices/components/collect-link.tsx";
import { CompareBar, CompareTick } from "#app/features/practices/components/compare-tick.tsx";
import { FacetPanel } from "#app/features/practices/components/facet-panel.tsx";
import { PracticeCard } from "#app/features/practices/components/practice-card.tsx";
import { PracticeMap, type PlacedRegion } from "#app/features/practices/components/practice-map.tsx";
import { SearchedToo } from "#app/features/practices/components/searched-too.tsx";
import { facetGroups, facetLabel } from "#app/features/practices/facet-groups.ts";
import { facets } from "#app/features/practices/facet-table.server.ts";
import { feedTitle } from "#app/features/practices/feed.server.ts";
import { nameAll, readPlaceNames } from "#app/features/practices/places.server.ts";
import { defaultSort, feedPath, searchFilePath, searchParams, searchPath, sorts, toggled, type PracticeView, type SearchAddress } from "#app/features/practices/practice-paths.ts";
import { parseCompared } from "#app/features/practices/compare.server.ts";
import { parsePracticeSearch, searchPractices } from "#app/features/practices/search.server.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { EmptyState, Page, PageHeader } from "#app/ui/page.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { SearchField } from "#app/ui/search-field.tsx";

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await getActor(request);
  const locale = await getLocale(request, actor?.locale ?? null);
  const params = new URL(request.url).searchParams;
  const search = parsePracticeSearch(params);
  const view: PracticeView = params.get("view") === "map" ? "map" : "list";
  const asked = params.get("at") ?? "";
  const at = view === "map" && /^[A-Z]{2}[A-Z0-9]{0,3}$/.test(asked) ? asked : null;
  const [found, names] = await Promise.all([searchPractices(actor, { ...search, ...(at === null ? {} : { at, pageSize: 5, page: 1 }) }, locale), readPlaceNames(locale)]);
  const address: SearchAddress = { query: search.query, chosen: search.chosen, sort: search.sort, expand: search.expand, view, compare: parseCompared(params, "compare") };
  const places = { regions: nameAll([...Object.keys(found.counts.region), ...search.chosen.region, ...found.practices.flatMap(({ regions }) => regions)].filter((code) => code !== "unsaid"), names.region), countries: nameAll([...Object.keys(found.counts.country), ...search.chosen.country].filter((code) => code !== "unsaid"), names.country) };
  const t = getT(locale, "practices");
  const regions = Object.entries(found.counts.region).filter(([code]) => code !== "unsaid").map(([nutsCode, count]): PlacedRegion => ({ nutsCode, count, name: places.regions[nutsCode] ?? nutsCode, href: `${searchPath({ ...address, view: "map" })}&at=${nutsCode}#region`, anchor: regionAnchors[nutsCode] ?? null }));
  const chosen = at === null || found.listed === 0 ? null : { nutsCode: at, name: names.region(at), page: names.page(at), count: found.listed, listHref: searchPath({ ...address, view: "list", chosen: { ...address.chosen, region: [at] } }), closeHref: searchPath({ ...address, view: "map" }), practices: found.practices };
  return {
    title: search.query === "" ? t("title") : `${search.query} – ${t("title")}`,
    description: t("lead"),
    feed: { title: feedTitle(t, search.query), href: feedPath(address, locale) },
    saved: actor ? params.get("saved") : null,
    address,
    places,
    facets,
    ...found,
    brief: chosen?.page ? await findRegionBrief(chosen.nutsCode, locale) : null,
    map: view === "map" ? { map: mapFrame(), regions: regions.sort((a, b) => b.count - a.count || a.name.localeCompare(b.name, locale)), unplaced: found.counts.region.unsaid ?? 0, chosen } : null,
  };
}

export const handle: TextsHandle = { texts: ["practices"] };

export const meta: MetaFunction<typeof loader> = ({ data }) => [...pageTitle(data?.title, data?.description), ...(data ? [{ tagName: "link", rel: "alternate", type: "application/atom+xml", ...data.feed }] : [])];

const formId = "practice-search";

export default function PracticeSearchPage() {
  const { address, feed, places, facets: order, counts, practices, total, page, pages, also, anyWord, saved, map, brief } = useLoaderData<typeof loader>();
  const { t } = useTranslation("practices");
  const groups = facetGroups(t, order, counts, address.chosen, places);
  const chosen = groups.flatMap(({ facet, choices }) => choices.filter((choice) => choice.chosen).map((choice) => ({ facet, ...choice })));
  const none = Object.fromEntries(order.map((facet) => [facet, []])) as unknown as SearchAddress["chosen"];
  const narrowed = address.query !== "" || chosen.length > 0;
  return (
    <Page>
      <PageHeader title={t("title")} lead={t("lead")} actions={<LinkButton to="/practices/submit" variant="secondary">{t("submit")}</LinkButton>} />
      <Form method="get" id={formId} role="search" aria-label={t("search.label")} className="border-y border-hairline py-5">
        {searchParams({ ...address, query: "", chosen: none, sort: address.sort === defaultSort(address.query) ? defaultSort("") : address.sort }).map(([name, value]) => <input key={`${name}=${value}`} type="hidden" name={name} value={value} />)}
        <SearchField label={t("search.label")} query={address.query} describedBy="q-help"><Button>{t("search.button")}</Button></SearchField>
        <p id="q-help" className="mt-2 text-s text-ink-soft">{t("search.help")}</p>
        <SearchedToo address={address} also={also} />
      </Form>
      <nav aria-label={t("saved.own")} className="no-print mt-3 flex flex-wrap gap-x-5 text-s">
        {narrowed ? <Link to={searchPath({ ...address, compare: [] }).replace("/practices", "/practices/searches")} className="inline-flex min-h-8 items-center">{t("saved.save")}</Link> : null}
        <Link to="/practices/searches" className="inline-flex min-h-8 items-center">{t("saved.title")}</Link>
        <Link to="/practices/lists" className="inline-flex min-h-8 items-center">{t("lists.title")}</Link>
        <Link to="/practices/messages" className="inline-flex min-h-8 items-center">{t("saved.messages")}</Link>
      </nav>
      {saved ? (
        <Form method="post" action="/practices/searches" className="mt-4 flex flex-wrap items-center gap-3 rounded-card border border-sea bg-sea-tint p-4">
          <p className="min-w-0 flex-1">{t("saved.news")}</p>
          <input type="hidden" name="id" value={saved} />
          <Button variant="secondary" name="intent" value="untell">{t("saved.untell")}</Button>
        </Form>
      ) : null}

      <div className="mt-6 grid gap-x-10 gap-y-10 lg:grid-cols-[minmax(0,1fr)_17rem]">
        <div className="min-w-0">
          <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
            <p role="status" className="font-semibold">{t("search.count", { count: total })}</p>
            <a href="#filters" className="inline-flex min-h-11 items-center gap-1.5 lg:hidden"><SlidersHorizontal aria-hidden className="size-4" />{t("search.filters")}</a>
            <nav aria-label={t("view.label")} className="flex rounded-card border border-edge">
              {(["list", "map"] as const).map((view) => (
                <Link key={view} to={searchPath({ ...address, view })} preventScrollReset aria-current={address.view === view ? "page" : undefined} className="flex min-h-10 items-center gap-1.5 px-3 text-s text-ink no-underline first:rounded-l-card last:rounded-r-card aria-[current]:bg-sea aria-[current]:font-semibold aria-[current]:text-on-sea">
                  {view === "list" ? <List aria-hidden className="size-4" /> : <MapIcon aria-hidden className="size-4" />}
                  {t(`view.${view}`)}
                </Link>
              ))}
            </nav>
          </div>
          {chosen.length > 0 ? (
            <ul aria-label={t("search.chosen")} className="mt-3 flex flex-wrap items-center gap-2">
              {chosen.map(({ facet, value, label }) => (
                <li key={`${facet}${value}`}>
                  <Link to={searchPath(toggled(address, facet, value))} preventScrollReset aria-label={t("search.remove", { label: facetLabel(t, facet, value, places) })} className="inline-flex min-h-8 items-center gap-1.5 rounded-full border border-edge bg-surface px-3 py-0.5 text-s text-ink no-underline hover:border-sea">
                    {label}<X aria-hidden className="size-4" />
                  </Link>
                </li>
              ))}
              <li><Link to={searchPath({ ...address, query: "", chosen: none, sort: defaultSort("") })} className="inline-flex min-h-8 items-center px-1 text-s">{t("search.clear")}</Link></li>
            </ul>
          ) : null}
          {anyWord ? <p className="mt-4 max-w-read border-l-2 border-sun pl-3">{t("search.anyWord")}</p> : null}
          {total === 0 ? (
            <div className="mt-6">
              {narrowed ? <EmptyState title={t("search.emptyTitle")} text={t("search.emptyText")} action={<LinkButton to="/practices" variant="secondary">{t("search.clear")}</LinkButton>} /> : <EmptyState title={t("search.noneTitle")} text={t("search.noneText")} />}
            </div>
          ) : map ? (
            <div className="mt-5"><PracticeMap {...map} beside={brief ? <RegionBrief brief={brief} /> : null} /></div>
          ) : (
            <>
              <nav aria-label={t("sort.label")} className="mt-3 flex flex-wrap items-center gap-x-4 text-s">
                <span className="text-ink-soft">{t("sort.label")}:</span>
                {sorts.filter((sort) => sort !== "relevance" || address.query !== "").map((sort) => <Link key={sort} to={searchPath({ ...address, sort })} preventScrollReset aria-current={address.sort === sort ? "true" : undefined} className="inline-flex min-h-8 items-center aria-[current]:font-semibold aria-[current]:text-ink aria-[current]:no-underline">{t(`sort.${sort}`)}</Link>)}
              </nav>
              <h2 className="sr-only">{t("search.count", { count: total })}</h2>
              <ul className="mt-2 divide-y divide-hairline border-t border-hairline">
                {practices.map((practice) => <li key={practice.slug}><PracticeCard practice={practice} regionNames={places.regions}><div className="no-print flex flex-wrap gap-x-5"><CompareTick practice={practice} chosen={address.compare} /><CollectLink practice={practice} /></div></PracticeCard></li>)}
              </ul>
              <CompareBar listed={practices} chosen={address.compare} />
              <Pagination page={page} pages={pages} />
              <p className="no-print mt-6 flex flex-wrap items-center gap-x-4 text-s text-ink-soft">
                {t("search.take")}
                {(["csv", "json", "pdf"] as const).map((kind) => <a key={kind} href={searchFilePath(address, kind)} className="inline-flex min-h-8 items-center uppercase">{kind}</a>)}
                <a href={feed.href} type="application/atom+xml" className="inline-flex min-h-8 items-center gap-1.5"><Rss aria-hidden className="size-4" />{t("search.feed")}</a>
                <Link to="/api" className="inline-flex min-h-8 items-center">{t("search.api")}</Link>
              </p>
            </>
          )}
        </div>
        <aside id="filters" aria-labelledby="filters-title" className="no-print lg:order-first lg:col-start-2 lg:row-start-1">
          <h2 id="filters-title" className="border-b border-hairline pb-2 text-l">{t("search.filters")}</h2>
          <FacetPanel key={JSON.stringify(address.chosen)} groups={groups} formId={formId} />
        </aside>
      </div>
    </Page>
  );
}
