import { Link, useLoaderData } from "@remix-run/react";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import { getActor } from "#app/auth/session.server.ts";
import { mapPath, scatterPath } from "#app/features/indicators/across/across-address.ts";
import { listRegionPages } from "#app/features/indicators/region-page.server.ts";
import { regionPath } from "#app/features/indicators/region-paths.ts";
import { NetworkMap } from "#app/features/network/components/network-map.tsx";
import { mapFrame, regionAnchors } from "#app/features/network/map/map.server.ts";
import { formatList } from "#app/i18n/format.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Page, PageHeader } from "#app/ui/page.tsx";
import { useLocale } from "#app/ui/use-root.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await getActor(request);
  const locale = await getLocale(request, actor?.locale ?? null);
  const regions = await listRegionPages(locale);
  return {
    pageTitle: getT(locale, "regions")("list.title"),
    regions: regions.map(({ slug, name, role, years, nutsCode }) => ({ slug, name, role, years, nutsCode, anchor: regionAnchors[nutsCode] ?? null })),
    map: mapFrame(),
  };
}

export const handle: TextsHandle = { texts: ["regions", "scores"] };

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.pageTitle);

export default function Regions() {
  const { pageTitle: title, regions, map } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["regions", "scores"]);
  const locale = useLocale();
  const onMap = regions.flatMap(({ anchor, slug, ...region }) => (anchor ? [{ ...region, anchor, role: t(`roles.${region.role}`), href: regionPath(slug) }] : []));
  return (
    <Page>
      <PageHeader title={title} lead={t("list.lead")} />
      <div className="grid gap-x-12 gap-y-8 lg:grid-cols-[5fr_7fr]">
        <ul className="content-start lg:order-first">
          {regions.map(({ slug, name, role, years }) => (
            <li key={slug} className="flex flex-wrap items-baseline justify-between gap-x-3 gap-y-1 border-b border-hairline py-3">
              <Link to={regionPath(slug)} className="font-serif text-l">{name}</Link>
              <span className="flex flex-wrap gap-1.5">
                {role === "illustrative" ? <Badge look="sun">{t("roles.illustrative")}</Badge> : <Badge>{t(`roles.${role}`)}</Badge>}
                {years.length > 0 ? <Badge look="sea">{t("list.profile", { years: formatList(years.map(String), locale) })}</Badge> : null}
              </span>
            </li>
          ))}
        </ul>
        <NetworkMap {...map} regions={onMap} title={t("list.mapTitle")} description={formatList(onMap.map(({ name }) => name), locale)} className="order-first lg:order-last" />
      </div>
      <p className="mt-8 flex flex-wrap gap-x-6 gap-y-1"><Link to="/indicators">{t("sets.title")}</Link><Link to={mapPath}>{t("scores:map.title")}</Link><Link to={scatterPath}>{t("scores:scatter.title")}</Link></p>
    </Page>
  );
}
