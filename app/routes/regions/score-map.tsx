import { Link, useLoaderData } from "@remix-run/react";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import { getActor } from "#app/auth/session.server.ts";
import { acrossSearch, mapPath, readAcross, scatterPath } from "#app/features/indicators/across/across-address.ts";
import { ScoreMap } from "#app/features/indicators/across/components/score-map.tsx";
import { ScoresForm } from "#app/features/indicators/across/components/scores-form.tsx";
import { describeMap } from "#app/features/indicators/across/map-picture.ts";
import { noteScore, sayOrigin, sayScore, sayScores } from "#app/features/indicators/across/say-across.ts";
import { classOf, sayClass } from "#app/features/indicators/across/score-classes.ts";
import { readScoredRegions } from "#app/features/indicators/across/scored-regions.server.ts";
import { profileAddress, publishedPath, setPath } from "#app/features/indicators/region-paths.ts";
import { mapFrame, regionAnchors } from "#app/features/network/map/map.server.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { DataTable } from "#app/ui/data-table.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { EmptyState, Page, PageHeader } from "#app/ui/page.tsx";
import { useLocale } from "#app/ui/use-root.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await getActor(request);
  const locale = await getLocale(request, actor?.locale ?? null);
  const page = await readScoredRegions({ ...readAcross(new URL(request.url).searchParams), locale, t: getT(locale, "common") });
  const anchors = Object.fromEntries((page.shown?.regions ?? []).map(({ nutsCode }) => [nutsCode, regionAnchors[nutsCode] ?? null]));
  return { ...page, anchors, frame: mapFrame(), pageTitle: getT(locale, "scores")("map.title") };
}

export const handle: TextsHandle = { texts: ["scores", "regions", "figures"] };

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.pageTitle);

export default function ScoresOnMap() {
  const { options, shown, anchors, frame, pageTitle: title } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["scores", "regions"]);
  const { t: figures } = useTranslation("figures");
  const locale = useLocale();
  const back = { to: "/indicators", label: t("regions:sets.title") };
  if (!shown) return <Page width="read"><PageHeader back={back} title={title} /><EmptyState title={t("map.noScores")} text={t("across.noneText")} /></Page>;
  const { set, year, basis, value, regions } = shown;
  const map = describeMap(shown, (code) => anchors[code] ?? null, t, locale);
  const search = acrossSearch({ of: shown.key, value: value.key });
  const pathOf = (slug: string): string => (basis === "self" ? profileAddress(slug, set.id, year) : publishedPath(slug, set.id, year));
  return (
    <Page>
      <PageHeader back={back} title={title} lead={`${value.name} · ${sayScores({ set: set.title, edition: set.edition, year, basis }, t)}`} />
      {map.illustrative ? <Notice kind="illustrative" title={map.illustrative} className="mb-6"><p>{t("across.invented")}</p></Notice> : null}
      <ScoresForm options={options} shown={shown} />
      <section aria-labelledby="map" className="space-y-4">
        <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
          <h2 id="map">{map.title}</h2>
          <p className="no-print flex flex-wrap gap-x-4 text-s">{(["svg", "png", "csv", "xlsx", "json"] as const).map((kind) => <a key={kind} href={`${mapPath}.${kind}${search}`} download>{kind.toUpperCase()}</a>)}</p>
        </div>
        <div className="grid gap-8 xl:grid-cols-2">
          <figure className="@container">
            <ScoreMap {...map} shapes={{ href: frame.href }} insets={frame.insets} />
            <figcaption className="mt-2 text-xs text-ink-soft">{frame.copyright}</figcaption>
          </figure>
          <div className="space-y-4 self-start">
            <DataTable
              caption={t("map.tableTitle", { value: value.name })} rows={regions} rowKey={({ slug }) => slug}
              columns={[
                { key: "name", label: t("regions:csv.region"), cell: ({ slug, name, score }) => (score === null ? name : <Link to={pathOf(slug)}>{name}</Link>), heading: true },
                { key: "score", label: t("regions:profile.score"), cell: ({ score }) => sayScore(score, t, locale), align: "right" },
                { key: "class", label: t("map.class"), cell: ({ score }) => sayClass(classOf(score)), align: "right" },
                { key: "notes", label: figures("notes"), cell: (region) => (region.score === null ? "–" : noteScore(region, figures).join("; ") || "–") },
              ]}
            />
            <ul className="space-y-0.5 text-s text-ink-soft">{sayOrigin(shown, t, figures, locale).map((source) => <li key={source}>{source}</li>)}</ul>
            <p className="text-s"><Link to={setPath(set.id)}>{t("regions:profile.questions")}</Link></p>
          </div>
        </div>
        <p className="max-w-read">{basis === "self" ? t("regions:profile.selfText") : t("published.text")} {t("map.classes")}</p>
        <p className="no-print"><Link to={`${scatterPath}${search}`}>{t("scatter.title")}</Link></p>
      </section>
    </Page>
  );
}
