import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { MapDegree } from "#app/features/network/components/map-ground.tsx";
import { NetworkMap } from "#app/features/network/components/network-map.tsx";
import type { Frame } from "#app/features/network/components/place-labels.ts";
import { formatList } from "#app/i18n/format.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { useLocale } from "#app/ui/use-root.ts";
import { MovableMap } from "./movable-map.tsx";
import { PracticeCard, type PracticeCardProps } from "./practice-card.tsx";

export interface PlacedRegion {
  nutsCode: string;
  name: string;
  count: number;
  /** Shows what is there beside the map. */
  href: string;
  anchor: { x: number; y: number; left?: number; right?: number } | null;
}

interface MapProps {
  map: { href: string; viewBox: string; insets: readonly Frame[]; degrees: readonly MapDegree[]; copyright: string };
  regions: PlacedRegion[];
  /** Records that name no region. */
  unplaced: number;
  /** The region that is looked at, and the first of what was found there. */
  chosen: { nutsCode: string; name: string; page: string | null; count: number; listHref: string; closeHref: string; practices: readonly PracticeCardProps[] } | null;
  /** What else is known of that region. */
  beside?: ReactNode;
}

function shade(count: number, most: number): 1 | 2 | 3 | 4 {
  const part = count / most;
  return part > 0.75 ? 4 : part > 0.5 ? 3 : part > 0.25 ? 2 : 1;
}

/** The regions of what was found: the deeper the colour, the more; and the same as a list. */
export function PracticeMap({ map, regions, unplaced, chosen, beside }: MapProps) {
  const { t } = useTranslation("practices");
  const locale = useLocale();
  const most = Math.max(1, ...regions.map(({ count }) => count));
  const placed = regions.flatMap(({ anchor, ...region }) => (anchor ? [{ ...region, anchor, isCurrent: region.nutsCode === chosen?.nutsCode, role: t("search.count", { count: region.count }), shade: shade(region.count, most) }] : []));
  return (
    <div className="space-y-6">
      <MovableMap><NetworkMap {...map} regions={placed} title={t("map.title")} description={regions.length > 0 ? t("map.description", { regions: formatList(regions.map(({ name }) => name), locale) }) : t("map.empty")} /></MovableMap>
      {chosen ? <RegionPanel chosen={chosen} beside={beside} /> : null}
      <section aria-labelledby="by-region">
        <h2 id="by-region" className="text-l">{t("map.byRegion")}</h2>
        <p className="mt-1 text-s text-ink-soft">{regions.length > 0 ? t("map.help") : t("map.empty")}</p>
        <ul className="mt-3 grid gap-x-8 sm:grid-cols-2">
          {regions.map(({ nutsCode, name, count, href }) => (
            <li key={nutsCode} className="flex items-baseline justify-between gap-3 border-b border-hairline py-2">
              <Link to={href} preventScrollReset aria-current={nutsCode === chosen?.nutsCode ? "true" : undefined} className="font-serif text-m aria-[current]:font-semibold">{name}</Link>
              <span className="text-s tabular-nums text-ink-soft">{t("search.count", { count })}</span>
            </li>
          ))}
        </ul>
        {unplaced > 0 ? <p className="mt-3 text-s text-ink-soft">{t("map.unplaced")}: {t("search.count", { count: unplaced })}</p> : null}
      </section>
    </div>
  );
}

/** What was found in one region, and what else is known of it. */
function RegionPanel({ chosen: { nutsCode, name, page, count, listHref, closeHref, practices }, beside }: { chosen: NonNullable<MapProps["chosen"]>; beside: ReactNode }) {
  const { t } = useTranslation("practices");
  return (
    <section id="region" aria-labelledby="region-name" className="space-y-3 rounded-card border border-edge bg-surface p-5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h2 id="region-name" className="text-l">{name}</h2>
        <Link to={closeHref} preventScrollReset className="text-s">{t("map.close")}</Link>
      </div>
      <p role="status" className="text-s text-ink-soft">{t("search.count", { count })} · <span className="tabular-nums">NUTS {nutsCode}</span></p>
      <ul className="divide-y divide-hairline">{practices.map((practice) => <li key={practice.slug}><PracticeCard practice={practice} regionNames={{ [nutsCode]: name }} /></li>)}</ul>
      <p className="flex flex-wrap gap-3"><LinkButton to={listHref} variant="secondary">{t("map.asList")}</LinkButton>{page ? <LinkButton to={page} variant="secondary">{t("map.toRegion")}</LinkButton> : null}</p>
      {beside}
    </section>
  );
}
