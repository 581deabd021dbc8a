import { Link, useLoaderData } from "@remix-run/react";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import { getActor } from "#app/auth/session.server.ts";
import { AxisSection, TakeNumbers } from "#app/features/indicators/components/axis-section.tsx";
import { formatScore } from "#app/features/indicators/components/score-row.ts";
import { SourceList } from "#app/features/indicators/outcomes/components/source-list.tsx";
import { numberSources } from "#app/features/indicators/outcomes/figure-table.ts";
import { sayNotes } from "#app/features/indicators/outcomes/say-figure.ts";
import { readProfileAddress } from "#app/features/indicators/profile-address.ts";
import { PublishedAxis } from "#app/features/indicators/published/components/published-axis.tsx";
import { PublishedTable } from "#app/features/indicators/published/components/published-table.tsx";
import { getPublished } from "#app/features/indicators/published/published.server.ts";
import { publishedPath, regionPath, setPath } from "#app/features/indicators/region-paths.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { Notice } from "#app/ui/notice.tsx";
import { EmptyState, Page, PageHeader } from "#app/ui/page.tsx";
import { useLocale } from "#app/ui/use-root.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await getActor(request);
  const locale = await getLocale(request, actor?.locale ?? null);
  const { set, year } = readProfileAddress(new URL(request.url).searchParams);
  const page = await getPublished({ slug: params.slug ?? "", set, year, locale, t: getT(locale, "common") });
  return { ...page, pageTitle: getT(locale, "scores")("published.title", { region: page.region.name }) };
}

export const handle: TextsHandle = { texts: ["scores", "regions", "figures"] };

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.pageTitle);

export default function PublishedScores() {
  const { region, shown, options, pageTitle: title } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["scores", "regions"]);
  const { t: figures } = useTranslation("figures");
  const locale = useLocale();
  const path = regionPath(region.slug);
  const back = { to: path, label: region.name };
  if (!shown) return <Page width="read"><PageHeader back={back} title={title} /><EmptyState title={t("published.none")} text={t("published.noneText")} /></Page>;
  const { set, year, overall, axes, indicators, illustrative } = shown;
  const { sources, numberOf } = numberSources([...(overall ? [overall] : []), ...axes.flatMap(({ rows }) => rows), ...indicators], figures, locale);
  const file = (kind: string, axis?: string): string => `${path}/scores.${kind}?set=${set.id}&year=${year}${axis ? `&axis=${axis}` : ""}`;
  return (
    <Page>
      <PageHeader back={back} title={title} lead={`${set.title} (${set.edition}), ${year}`} />
      {illustrative ? <Notice kind="illustrative" title={t("regions:illustrative")} className="mb-6"><p>{t("published.invented")}</p></Notice> : null}
      <Notice className="mb-6" title={t("published.label")}><p>{t("published.text")}</p></Notice>
      {overall ? (
        <dl className="mb-8">
          <dt className="text-s text-ink-soft">{t("regions:profile.overall")}</dt>
          <dd className="font-serif text-2xl">{overall.score === null ? t("regions:profile.noScore") : t("regions:profile.of100", { score: formatScore(overall.score, locale) })} <span className="font-sans text-s text-ink-soft">[{numberOf(overall)}]</span></dd>
          {sayNotes(overall, figures).length > 0 ? <dd className="text-s text-ink-soft">{sayNotes(overall, figures).join("; ")}</dd> : null}
        </dl>
      ) : null}
      <div className="space-y-12">
        {axes.map(({ key, title: axis, rows }) => (
          <AxisSection key={key} axis={key} title={axis} file={file}>
            <PublishedAxis title={axis} region={region.name} rows={rows} numberOf={numberOf} illustrative={illustrative} />
          </AxisSection>
        ))}
        {indicators.length > 0 ? (
          <section aria-labelledby="single" className="space-y-4">
            <h2 id="single">{t("published.indicators")}</h2>
            <PublishedTable title={t("published.indicators")} region={region.name} rows={indicators} numberOf={numberOf} />
          </section>
        ) : null}
      </div>
      <section aria-labelledby="sources" className="mt-12 max-w-read space-y-3">
        <h2 id="sources" className="text-l">{figures("sources")}</h2>
        <SourceList sources={sources} />
        <p><Link to={setPath(set.id)}>{t("regions:profile.questions")}</Link></p>
        <TakeNumbers file={file} />
        {options.length > 1 ? <p>{t("regions:profile.others")}: {options.map((one, index) => <span key={`${one.set} ${one.year}`}>{index > 0 ? " · " : ""}<Link to={publishedPath(region.slug, one.set, one.year)}>{one.title} ({one.edition}), {one.year}</Link></span>)}</p> : null}
      </section>
    </Page>
  );
}
