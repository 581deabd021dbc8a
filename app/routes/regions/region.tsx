import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import { getActor, requireActor } from "#app/auth/session.server.ts";
import { newActionPath } from "#app/features/actions/action-paths.ts";
import { listActions, parseFilter } from "#app/features/actions/catalogue.server.ts";
import { ActionCard } from "#app/features/actions/components/action-card.tsx";
import { frameworksPath } from "#app/features/actions/frameworks/framework.kinds.ts";
import { AskedPeople } from "#app/features/indicators/components/asked-people.tsx";
import { formatScore } from "#app/features/indicators/components/score-row.ts";
import { NewestFigures } from "#app/features/indicators/outcomes/components/newest-figures.tsx";
import { listSeries } from "#app/features/indicators/outcomes/figures.server.ts";
import { openQuestionnaire, openSchema, yearsToAnswer } from "#app/features/indicators/questionnaires.server.ts";
import { getRegionPage } from "#app/features/indicators/region-page.server.ts";
import { publishedPath, questionnairePath, regionPath } from "#app/features/indicators/region-paths.ts";
import { LocatorMap } from "#app/features/network/components/locator-map.tsx";
import { mapFrame, regionAnchors } from "#app/features/network/map/map.server.ts";
import { PracticeCard } from "#app/features/practices/components/practice-card.tsx";
import { firstPractices, parsePracticeSearch } from "#app/features/practices/search.server.ts";
import { workshopPath } from "#app/features/workshops/workshop-paths.ts";
import { formatDate, formatList } from "#app/i18n/format.ts";
import { getLocale } from "#app/i18n/i18n.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { answerForm, readForm } from "#app/lib/answer-form.server.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { FormErrors, Select } from "#app/ui/field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Page, PageHeader } from "#app/ui/page.tsx";
import { useLocale } from "#app/ui/use-root.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await getActor(request);
  const locale = await getLocale(request, actor?.locale ?? null);
  const page = await getRegionPage(actor, { slug: params.slug ?? "", locale });
  const series = await listSeries(page.region.id, locale);
  const { practices, found } = await firstPractices(parsePracticeSearch(new URLSearchParams({ region: page.region.nutsCode })), locale, 6);
  const { actions, total } = await listActions(actor, parseFilter(new URLSearchParams({ region: page.region.slug })), locale, 3);
  // A region of level 3 without an outline of its own is shown by the one around it.
  const drawn = [page.region.nutsCode, page.region.nutsCode.slice(0, 4)].find((code) => regionAnchors[code]);
  const anchor = drawn && regionAnchors[drawn];
  const { href, copyright } = mapFrame();
  return { ...page, place: drawn && anchor ? { anchor, href, copyright, nutsCode: drawn } : null, pageTitle: page.region.name, series: series.map((one) => ({ ...one, figures: one.figures.slice(-1) })), practices, found, actions, actionsFound: total, sets: page.sets.map(({ id, title, edition, owner }) => ({ id, title, edition, owner })), years: yearsToAnswer(new Date()) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const slug = params.slug ?? "";
  return answerForm(await readForm(request), { form: "open", schema: openSchema }, async (input) => {
    const { id } = await openQuestionnaire(actor, slug, input);
    return redirect(questionnairePath(slug, id));
  });
}

export const handle: TextsHandle = { texts: ["regions", "figures", "practices", "actions"] };

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.pageTitle);

export default function Region() {
  const { region, place, organisations, space, workshops, asked, people, learning, finals, published, drafts, can, series, practices, found, actions, actionsFound, sets, years } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation(["regions", "figures"]);
  const locale = useLocale();
  const path = regionPath(region.slug);
  const sayLanguage = new Intl.DisplayNames(locale, { type: "language" });
  const titleOf = (id: string): string => sets.find((set) => set.id === id)?.title ?? id;
  return (
    <Page>
      <PageHeader
        back={{ to: "/regions", label: t("list.title") }} title={region.name}
        lead={region.role === "illustrative" ? t("page.invented") : t("page.lead", { nuts: region.nutsCode, level: region.nutsLevel, country: new Intl.DisplayNames(locale, { type: "region", fallback: "code" }).of(region.countryCode) ?? region.countryCode })}
        actions={can.coordinate ? <LinkButton variant="secondary" to={`${path}/settings`}>{t("settings.title")}</LinkButton> : undefined}
      />
      {region.role === "illustrative" ? <Notice kind="illustrative" title={t("illustrative")} className="mb-8"><p>{t("page.inventedText")}</p></Notice> : null}
      <div className="grid gap-x-12 gap-y-10 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="min-w-0 space-y-10">
          <section aria-labelledby="indicators" className="space-y-4">
            <h2 id="indicators">{t("page.indicators")}</h2>
            {finals.length === 0 ? <p className="text-ink-soft">{t("page.noProfile")}</p> : (
              <ul className="divide-y divide-hairline border-y border-hairline">
                {finals.map(({ id, set, title, owner, kind, year, overall, illustrative }) => (
                  <li key={id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3">
                    <span>
                      <Link to={`${path}/profile?set=${set}&year=${year}`} className="font-semibold">{title}, {year}</Link>
                      {illustrative ? <> <Badge look="sun">{t("illustrative")}</Badge></> : null}
                      <span className="block text-s text-ink-soft">{t("page.overall", { score: overall === null ? t("profile.noScore") : formatScore(overall, locale) })} · {[t(kind === "policy" ? "sets.policy" : "profile.self"), ...(owner ? [t("sets.madeBy", { region: owner })] : [])].join(" · ")}</span>
                    </span>
                    <span className="no-print"><LinkButton variant="secondary" to={`${path}/gaps?set=${set}&year=${year}`}>{t("gaps.find")}</LinkButton></span>
                  </li>
                ))}
              </ul>
            )}
            {published.length > 0 ? (
              <div className="space-y-2">
                <h3 className="text-m">{t("page.published")}</h3>
                <ul className="space-y-1">{published.map(({ set, title, edition, year, illustrative }) => <li key={`${set} ${year}`}><Link to={publishedPath(region.slug, set, year)}>{title} ({edition}), {year}</Link>{illustrative ? <> <Badge look="sun">{t("illustrative")}</Badge></> : null}</li>)}</ul>
              </div>
            ) : null}
            {drafts.length > 0 ? (
              <div className="space-y-2">
                <h3 className="text-m">{t("page.drafts")}</h3>
                <ul className="space-y-1">{drafts.map(({ id, setId, year }) => <li key={id}><Link to={questionnairePath(region.slug, id)}>{titleOf(setId)}, {year}</Link></li>)}</ul>
              </div>
            ) : null}
            {can.coordinate && sets.length > 0 ? (
              <Form method="post" className="space-y-3 rounded-card border border-hairline bg-surface p-5">
                <h3 className="text-m">{t("page.answer")}</h3>
                <p className="text-s text-ink-soft">{t("page.answerText")}</p>
                <FormErrors errors={Object.values(answer?.result.error ?? {}).flatMap((keys) => (keys ?? []).map((key) => ({ message: t(key) })))} />
                <div className="flex flex-wrap items-end gap-3">
                  <Select id="open-set" name="set" label={t("page.set")} options={sets.map(({ id, title, edition, owner }) => ({ value: id, label: `${title} (${edition})${owner ? ` · ${t("sets.madeBy", { region: owner })}` : ""}` }))} />
                  <Select id="open-year" name="year" label={t("page.year")} options={years.map((year) => ({ value: String(year), label: String(year) }))} />
                  <Button>{t("page.begin")}</Button>
                </div>
              </Form>
            ) : null}
          </section>
          <section aria-labelledby="figures" className="space-y-3">
            <h2 id="figures">{t("figures:context")}</h2>
            {series.length === 0 ? <p className="text-ink-soft">{t("figures:noneText")}</p> : (
              <>
                <NewestFigures series={series} caption={t("figures:newestOf", { region: region.name })} />
                <p><Link to={`${path}/figures`}>{t("figures:all")}</Link></p>
              </>
            )}
          </section>
          <section aria-labelledby="actions" className="space-y-2">
            <h2 id="actions">{t("page.actions")}</h2>
            {actions.length === 0 ? <p className="text-ink-soft">{t("page.noActions")}</p> : <ul className="divide-y divide-hairline border-y border-hairline">{actions.map((action) => <li key={action.id}><ActionCard action={action} level="h3" /></li>)}</ul>}
            <p className="flex flex-wrap gap-x-6">{actionsFound > actions.length ? <Link to={`/actions?region=${region.slug}`}>{t("page.allActions")}</Link> : null}{can.coordinate ? <Link to={newActionPath()}>{t("page.planAction")}</Link> : null}<Link to={frameworksPath(region.slug)}>{t("page.frameworks")}</Link></p>
          </section>
          <section aria-labelledby="practices" className="space-y-2">
            <h2 id="practices">{t("page.practices")}</h2>
            {practices.length === 0 ? <p className="text-ink-soft">{t("page.noPractices")}</p> : (
              <>
                <ul className="divide-y divide-hairline border-y border-hairline">{practices.map((practice) => <li key={practice.id}><PracticeCard practice={practice} regionNames={{ [region.nutsCode]: region.name }} /></li>)}</ul>
                {found > practices.length ? <p><Link to={`/practices?region=${region.nutsCode}`}>{t("page.allPractices", { count: found })}</Link></p> : null}
              </>
            )}
          </section>
        </div>
        <aside className="space-y-8" aria-label={t("page.beside")}>
          {place ? <LocatorMap {...place} title={t("page.mapTitle", { region: region.name })} description={place.nutsCode === region.nutsCode ? t("page.mapText", { region: region.name, nuts: region.nutsCode }) : t("page.mapAround", { nuts: place.nutsCode })} /> : null}
          {region.languages.length > 0 ? <section aria-labelledby="languages" className="space-y-2"><h2 id="languages" className="text-l">{t("page.languages")}</h2><p>{formatList(region.languages.map((code) => sayLanguage.of(code) ?? code), locale)}</p></section> : null}
          <section aria-labelledby="ask" className="space-y-2">
            <h2 id="ask" className="text-l">{t("page.talk")}</h2>
            <AskedPeople people={people} illustrative={region.role === "illustrative"} />
            {asked.length > 0 ? (
              <>
                <p>{t("page.asked", { areas: formatList(asked.map((area) => t(`common:themes.${area}`)), locale) })}</p>
                <ul className="space-y-1">{asked.map((area) => <li key={area}><Link to={`/forum/spaces/${area}`}>{t("gaps.discuss", { area: t(`common:themes.${area}`) })}</Link></li>)}</ul>
                <p className="text-s text-ink-soft">{t("page.howToAsk", { region: region.name })}</p>
              </>
            ) : people.length > 0 ? null : <p className="text-ink-soft">{t("page.notAsked")}</p>}
            {space ? <p><Link to={`/forum/spaces/${space}`}>{t("page.space")}</Link></p> : null}
          </section>
          <section aria-labelledby="workshops" className="space-y-2">
            <h2 id="workshops" className="text-l">{t("page.workshops")}</h2>
            {workshops.length === 0 ? <p className="text-ink-soft">{t("page.noWorkshops")}</p> : (
              <ul className="space-y-2">{workshops.map(({ id, title, locale: written, startsAt, agreed }) => <li key={id}><Link to={workshopPath(id)} lang={written === locale ? undefined : written}>{title}</Link><span className="block text-s text-ink-soft">{formatDate(startsAt, locale)}{agreed > 0 ? ` · ${t("page.agreed", { count: agreed })}` : ""}</span></li>)}</ul>
            )}
          </section>
          <section aria-labelledby="organisations" className="space-y-2">
            <h2 id="organisations" className="text-l">{t("page.organisations")}</h2>
            {organisations.length === 0 ? <p className="text-ink-soft">{t("page.noOrganisations")}</p> : <ul className="space-y-1">{organisations.map((name) => <li key={name}>{name}</li>)}</ul>}
          </section>
          <section aria-labelledby="learning" className="space-y-2">
            <h2 id="learning" className="text-l">{t("page.learning")}</h2>
            <p className={learning ? "" : "text-ink-soft"}>{learning ? t("page.learned", { count: learning.people, completions: learning.completions, hours: learning.hours }) : t("page.tooFew")}</p>
          </section>
        </aside>
      </div>
    </Page>
  );
}
