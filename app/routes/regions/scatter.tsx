import { Link, useLoaderData } from "@remix-run/react";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import { getActor } from "#app/auth/session.server.ts";
import { acrossSearch, mapPath, readAcross, scatterPath } from "#app/features/indicators/across/across-address.ts";
import { ScatterPicture } from "#app/features/indicators/across/components/scatter-picture.tsx";
import { ScoresForm } from "#app/features/indicators/across/components/scores-form.tsx";
import { sayOrigin, sayScores } from "#app/features/indicators/across/say-across.ts";
import { describeScatter } from "#app/features/indicators/across/scatter-picture.ts";
import { readScatter } from "#app/features/indicators/across/scatter.server.ts";
import { SourceList } from "#app/features/indicators/outcomes/components/source-list.tsx";
import { numberSources } from "#app/features/indicators/outcomes/figure-table.ts";
import { saySeries } from "#app/features/indicators/outcomes/say-figure.ts";
import { regionPath } from "#app/features/indicators/region-paths.ts";
import { formatList } from "#app/i18n/format.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { DataTable } from "#app/ui/data-table.tsx";
import { Select } from "#app/ui/field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { EmptyState, Page, PageHeader } from "#app/ui/page.tsx";
import { useLocale } from "#app/ui/use-root.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await getActor(request);
  const locale = await getLocale(request, actor?.locale ?? null);
  const page = await readScatter({ ...readAcross(new URL(request.url).searchParams), locale, t: getT(locale, "common") });
  return { ...page, pageTitle: getT(locale, "scores")("scatter.title") };
}

export const handle: TextsHandle = { texts: ["scores", "regions", "figures"] };

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.pageTitle);

export default function ScoresBesideOutcomes() {
  const page = useLoaderData<typeof loader>();
  const { options, shown, outcomes, outcome, points, without, pageTitle: title } = page;
  const { t } = useTranslation(["scores", "regions"]);
  const { t: figures } = useTranslation("figures");
  const locale = useLocale();
  const back = { to: "/indicators", label: t("regions:sets.title") };
  if (!shown || !outcome) return <Page width="read"><PageHeader back={back} title={title} /><EmptyState title={t("scatter.none")} text={t("across.noneText")} /></Page>;
  const { set, year, basis, value } = shown;
  const picture = describeScatter(page, t, figures, locale);
  const search = acrossSearch({ of: shown.key, value: value.key, figure: outcome.key });
  const { sources, numberOf } = numberSources(points.map(({ figure }) => figure), figures, locale);
  return (
    <Page>
      <PageHeader back={back} title={title} lead={t("scatter.lead")} />
      {picture?.illustrative ? <Notice kind="illustrative" title={picture.illustrative} className="mb-6"><p>{t("scatter.invented")}</p></Notice> : null}
      <ScoresForm options={options} shown={shown}>
        <Select id="figure" name="figure" label={t("scatter.outcome")} defaultValue={outcome.key} options={outcomes.map((one) => ({ value: one.key, label: saySeries(one, figures) }))} />
      </ScoresForm>
      <Notice kind="warning" className="mb-8" title={t("scatter.cautionTitle")}><p>{t("scatter.caution")}</p></Notice>
      <section aria-labelledby="scatter" className="space-y-4">
        <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
          <h2 id="scatter">{t("scatter.pictureTitle", { value: value.name, figure: saySeries(outcome, figures) })}</h2>
          {picture ? <p className="no-print flex flex-wrap gap-x-4 text-s">{(["svg", "png", "csv", "xlsx", "json"] as const).map((kind) => <a key={kind} href={`${scatterPath}.${kind}${search}`} download>{kind.toUpperCase()}</a>)}</p> : null}
        </div>
        <p className="text-ink-soft">{sayScores({ set: set.title, edition: set.edition, year, basis }, t)}</p>
        {picture ? (
          <div className="grid gap-8 xl:grid-cols-2">
            <ScatterPicture {...picture} />
            <div className="space-y-4 self-start">
              <DataTable
                caption={t("scatter.tableTitle", { value: value.name, figure: saySeries(outcome, figures) })} rows={picture.said.map((said, index) => { const point = points[index]; return { ...said, number: point ? numberOf(point.figure) : 0 }; })} rowKey={({ key }) => key}
                columns={[
                  { key: "name", label: t("regions:csv.region"), cell: ({ slug, name }) => <Link to={regionPath(slug)}>{name}</Link>, heading: true },
                  { key: "score", label: t("regions:profile.score"), cell: ({ score }) => score, align: "right" },
                  { key: "figure", label: figures("value"), cell: ({ figure, number }) => <>{figure} <span className="text-ink-soft">[{number}]</span></>, align: "right" },
                  { key: "year", label: t("scatter.figureYear"), cell: (point) => point.year, align: "right" },
                  { key: "notes", label: figures("notes"), cell: ({ notes }) => notes.join("; ") || "–" },
                ]}
              />
              <SourceList sources={sources} />
              <ul className="space-y-0.5 text-s text-ink-soft">{sayOrigin(shown, t, figures, locale).map((source) => <li key={source}>{source}</li>)}</ul>
            </div>
          </div>
        ) : <p>{t("scatter.noneText")}</p>}
        {without.length > 0 ? <p className="max-w-read text-s text-ink-soft">{t("scatter.without", { regions: formatList(without, locale) })}</p> : null}
        <p className="no-print"><Link to={`${mapPath}${acrossSearch({ of: shown.key, value: value.key })}`}>{t("map.title")}</Link></p>
      </section>
    </Page>
  );
}
