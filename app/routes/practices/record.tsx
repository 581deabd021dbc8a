import { Link, useLoaderData } from "@remix-run/react";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import { getActor } from "#app/auth/session.server.ts";
import { config } from "#app/config.server.ts";
import { listCaseStudies } from "#app/features/courses/case-studies.server.ts";
import { PracticeAssessment, PracticeFigures } from "#app/features/practices/components/practice-evidence.tsx";
import { PracticeAdoptions } from "#app/features/practices/components/practice-adoptions.tsx";
import { PracticeDiscussion } from "#app/features/practices/components/practice-discussion.tsx";
import { PracticeCard } from "#app/features/practices/components/practice-card.tsx";
import { PracticeFacts } from "#app/features/practices/components/practice-facts.tsx";
import { PracticeLanguages, TranslationNotice } from "#app/features/practices/components/practice-languages.tsx";
import { CiteAndVersions, PracticeSources } from "#app/features/practices/components/practice-sources.tsx";
import { ToldSection } from "#app/features/practices/components/told-section.tsx";
import { nameAll, pagesOf, readPlaceNames } from "#app/features/practices/places.server.ts";
import { askedLanguage, askedVersion, comparePath, contactPath, practicePath, versionPath } from "#app/features/practices/practice-paths.ts";
import { getPractice } from "#app/features/practices/practice-page.server.ts";
import { formatLanguage } from "#app/i18n/format.ts";
import { getLocale } from "#app/i18n/i18n.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Page, PageHeader } from "#app/ui/page.tsx";
import { useLocale } from "#app/ui/use-root.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await getActor(request);
  const locale = await getLocale(request, actor?.locale ?? null);
  const asked = new URL(request.url).searchParams;
  const [practice, names, caseStudies] = await Promise.all([getPractice(actor, { slug: params.slug ?? "", locale, shownIn: askedLanguage(asked), version: askedVersion(asked) }), readPlaceNames(locale), listCaseStudies(params.slug ?? "", locale)]);
  const codes = [...practice.record.regions, ...practice.related.flatMap(({ regions }) => regions), ...practice.adoptions.flatMap(({ nutsCode }) => nutsCode ?? [])];
  return { practice, signedIn: actor !== null, caseStudies, regionNames: nameAll(codes, names.region), regionPages: pagesOf(codes, names.page), address: `${config.origin}${versionPath(practice)}` };
}

export const handle: TextsHandle = { texts: ["practices"] };

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.practice.title, data?.practice.summary);

export default function PracticeRecordPage() {
  const { practice, signedIn, caseStudies, regionNames, regionPages, address } = useLoaderData<typeof loader>();
  const { t } = useTranslation("practices");
  const locale = useLocale();
  const foreign = practice.locale === locale ? undefined : practice.locale;
  const { record } = practice;
  return (
    <Page>
      <PageHeader back={{ to: "/practices", label: t("record.back") }} title={practice.title} titleLang={foreign} lead={<span lang={foreign}>{practice.summary}</span>} />
      <div className="mb-8 grid max-w-read gap-3 empty:hidden">
        {record.illustrative ? <Notice kind="illustrative" title={t("common:illustrative")}><p>{t("record.illustrative")}</p></Notice> : null}
        {record.reported ? <Notice><p>{t("record.reported")}</p></Notice> : null}
        {practice.version === practice.current ? null : <Notice kind="warning"><p>{t("record.oldVersion")} <Link to={practicePath(practice.slug)}>{t("record.toCurrent")}</Link></p></Notice>}
        <TranslationNotice practice={practice} />
      </div>
      <div className="grid gap-x-12 gap-y-10 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <aside aria-label={t("record.facts")} className="space-y-6 lg:order-last">
          <PracticeFacts practice={practice} regionNames={regionNames} regionPages={regionPages} />
          <p className="no-print flex flex-wrap gap-2"><LinkButton to={comparePath([practice.slug])} variant="secondary">{t("compare.with")}</LinkButton><LinkButton to={`${practicePath(practice.slug)}/collect`} variant="secondary">{t("lists.collect")}</LinkButton><LinkButton to={contactPath(practice.slug)} variant="secondary">{t("record.ask")}</LinkButton></p>
          <PracticeLanguages practice={practice} />
          <CiteAndVersions practice={practice} address={address} />
          <nav aria-label={t("record.learn")} className="no-print text-s">
            <h2 className="text-m font-semibold">{t("record.learn")}</h2>
            <ul className="mt-1">
              <li><Link to={`${practicePath(practice.slug)}/case-study`} className="inline-flex min-h-8 items-center">{t("record.takeCase")}</Link></li>
              {caseStudies.map(({ courseSlug, unitKey, course, locale: language }) => (
                <li key={`${courseSlug} ${unitKey}`}><Link to={signedIn ? `/courses/${courseSlug}/learn/${unitKey}` : `/courses/${courseSlug}`} className="inline-flex min-h-8 items-center"><span>{t("record.caseStudy")} <span lang={language === locale ? undefined : language}>{course}</span></span></Link></li>
              ))}
              {record.areas.slice(0, 2).flatMap((area) => [
                <li key={`course ${area}`}><Link to={`/courses?theme=${area}`} className="inline-flex min-h-8 items-center">{t("record.courses", { area: t(`common:themes.${area}`) })}</Link></li>,
                <li key={`forum ${area}`}><Link to={`/forum/spaces/${area}`} className="inline-flex min-h-8 items-center">{t("record.forum", { area: t(`common:themes.${area}`) })}</Link></li>,
              ])}
            </ul>
          </nav>
        </aside>
        <div className="min-w-0 space-y-10">
          {practice.sections.map(({ section, fields }) => (
            <ToldSection key={section} id={section} title={t(`record.${section}`)} fields={fields}>
              {section === "results" && practice.figures.length > 0 ? <PracticeFigures figures={practice.figures} sources={practice.filedFrom.figures ?? []} /> : null}
            </ToldSection>
          ))}
          <PracticeAssessment assessment={practice.assessment} assessed={record.assessed} />
          <PracticeAdoptions practice={{ slug: practice.slug, adoptions: practice.adoptions, illustrative: record.illustrative }} regionNames={regionNames} regionPages={regionPages} />
          {record.documents.length > 0 ? (
            <section aria-labelledby="documents" className="border-t border-hairline pt-6">
              <h2 id="documents">{t("record.documents")}</h2>
              <ul className="mt-3 max-w-read space-y-2">
                {record.documents.map(({ title, url, language }) => <li key={url}><a href={url} rel="external nofollow" lang={language}>{title}</a>{language ? <span className="text-s text-ink-soft"> ({formatLanguage(language, locale)})</span> : null}</li>)}
              </ul>
            </section>
          ) : null}
          <PracticeDiscussion slug={practice.slug} topic={practice.topic} />
          <PracticeSources sources={practice.sources} untold={practice.untold} />
        </div>
      </div>
      {practice.related.length > 0 ? (
        <section aria-labelledby="related" className="no-print mt-12 border-t border-hairline pt-6">
          <h2 id="related">{t("record.related")}</h2>
          <ul className="mt-2 grid gap-x-10 divide-y divide-hairline lg:grid-cols-3 lg:divide-y-0">
            {practice.related.map((related) => <li key={related.slug}><PracticeCard practice={related} regionNames={regionNames} /></li>)}
          </ul>
        </section>
      ) : null}
    </Page>
  );
}
