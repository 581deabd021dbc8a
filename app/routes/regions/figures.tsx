import { useLoaderData } from "@remix-run/react";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import { getActor } from "#app/auth/session.server.ts";
import { SeriesPicture } from "#app/features/indicators/outcomes/components/series-picture.tsx";
import { SourceList } from "#app/features/indicators/outcomes/components/source-list.tsx";
import { linesOf, numberSources, spreadYears } from "#app/features/indicators/outcomes/figure-table.ts";
import { getFigures } from "#app/features/indicators/outcomes/figures.server.ts";
import { regionPath } from "#app/features/indicators/region-paths.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { DataTable } from "#app/ui/data-table.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { EmptyState, Page, PageHeader } from "#app/ui/page.tsx";
import { useLocale } from "#app/ui/use-root.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await getActor(request);
  const locale = await getLocale(request, actor?.locale ?? null);
  const page = await getFigures(params.slug ?? "", locale);
  return { ...page, pageTitle: getT(locale, "figures")("title", { region: page.region.name }) };
}

export const handle: TextsHandle = { texts: ["figures"] };

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.pageTitle);

export default function Figures() {
  const { region, series, pageTitle: title } = useLoaderData<typeof loader>();
  const { t } = useTranslation("figures");
  const locale = useLocale();
  const path = regionPath(region.slug);
  const { sources, numberOf } = numberSources(series.flatMap(({ figures }) => figures), t, locale);
  const indicators = [...Map.groupBy(series, ({ indicator }) => indicator)];
  return (
    <Page>
      <PageHeader back={{ to: path, label: region.name }} title={title} lead={t("lead")} />
      {region.illustrative ? <Notice kind="illustrative" title={t("illustrative")} className="mb-8"><p>{t("illustrativeText")}</p></Notice> : null}
      {series.length === 0 ? <EmptyState title={t("none")} text={t("noneText")} /> : (
        <div className="space-y-12">
          {indicators.map(([key, list]) => {
            const name = list[0]?.name ?? key;
            const hasPicture = linesOf(list, t, locale).length > 0;
            return (
              <section key={key} aria-labelledby={`figure-${key}`} className="space-y-4">
                <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
                  <h2 id={`figure-${key}`}>{name}</h2>
                  {hasPicture ? <p className="flex gap-4 text-s">{(["svg", "png"] as const).map((kind) => <a key={kind} href={`${path}/figures.${kind}?indicator=${key}`} download>{t("download", { name, kind: kind.toUpperCase() })}</a>)}</p> : null}
                </div>
                <div className={hasPicture ? "grid gap-6 xl:grid-cols-2" : ""}>
                  {hasPicture ? <SeriesPicture series={list} region={region.name} t={t} locale={locale} /> : null}
                  <div className="self-start">
                    <DataTable
                      caption={t("tableTitle", { name, region: region.name })} rows={spreadYears(list, numberOf, t, locale)} rowKey={({ year }) => String(year)}
                      columns={[
                        { key: "year", label: t("year"), heading: true, cell: ({ year }) => year },
                        ...list.map(({ group }, index) => ({
                          key: group, label: t(`groups.${group}`), align: "right" as const,
                          cell: ({ cells }: ReturnType<typeof spreadYears>[number]) => { const cell = cells[index]; return cell ? <>{cell.value} <span className="text-ink-soft">[{cell.source}]</span>{cell.notes.length > 0 ? <span className="block text-xs text-ink-soft">{cell.notes.join("; ")}</span> : null}</> : "–"; },
                        })),
                      ]}
                    />
                  </div>
                </div>
              </section>
            );
          })}
          <section aria-labelledby="sources" className="space-y-3">
            <h2 id="sources" className="text-l">{t("sources")}</h2>
            <SourceList sources={sources} />
            <p className="flex flex-wrap gap-x-6">{(["csv", "xlsx", "json"] as const).map((kind) => <a key={kind} href={`${path}/figures.${kind}`} download>{t("take", { kind: kind.toUpperCase() })}</a>)}</p>
          </section>
        </div>
      )}
    </Page>
  );
}
