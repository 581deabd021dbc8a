import { Link, useLoaderData } from "@remix-run/react";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import { getActor } from "#app/auth/session.server.ts";
import { AskedPeople } from "#app/features/indicators/components/asked-people.tsx";
import { formatScore } from "#app/features/indicators/components/score-row.ts";
import { getGaps } from "#app/features/indicators/gap-page.server.ts";
import { SetMarks } from "#app/features/indicators/components/set-marks.tsx";
import { readProfileAddress } from "#app/features/indicators/profile-address.ts";
import { regionPath } from "#app/features/indicators/region-paths.ts";
import { OutcomeBadge } from "#app/features/practices/components/outcome-badge.tsx";
import { practicePath } from "#app/features/practices/practice-paths.ts";
import { workshopPath } from "#app/features/workshops/workshop-paths.ts";
import { canPlan } from "#app/features/workshops/workshops.policy.ts";
import { formatDate, formatMinutes } from "#app/i18n/format.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { Badge } from "#app/ui/badge.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { EmptyState, Page, PageHeader } from "#app/ui/page.tsx";
import { useLocale } from "#app/ui/use-root.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await getActor(request);
  const locale = await getLocale(request, actor?.locale ?? null);
  const { set, year } = readProfileAddress(new URL(request.url).searchParams);
  const page = await getGaps({ slug: params.slug ?? "", set, year, locale, t: getT(locale, "common") });
  return { ...page, canPlan: canPlan(actor), pageTitle: getT(locale, "regions")("gaps.title", { region: page.region.name }) };
}

export const handle: TextsHandle = { texts: ["regions", "practices"] };

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.pageTitle);

type Found = ReturnType<typeof useLoaderData<typeof loader>>["gaps"][number];
type Course = Found["courses"][number];

export default function Gaps() {
  const { region, set, gaps, onward, rest, canPlan: mayPlan, pageTitle: title } = useLoaderData<typeof loader>();
  const { t } = useTranslation("regions");
  const locale = useLocale();
  const path = regionPath(region.slug);
  const header = <PageHeader back={{ to: set ? `${path}/profile?set=${set.id}&year=${set.year}` : path, label: set ? t("profile.title", { region: region.name }) : region.name }} title={title} lead={set ? `${set.title}, ${set.year}` : undefined} />;
  if (!set) return <Page width="read">{header}<EmptyState title={t("profile.none")} text={t("page.noProfile")} /></Page>;
  return (
    <Page>
      {header}
      {set.illustrative ? <Notice kind="illustrative" title={t("illustrative")} className="mb-6"><p>{t("page.inventedText")}</p></Notice> : null}
      <SetMarks kind={set.kind} owner={set.owner} className="mb-4" />
      <p className="mb-8 max-w-read">{t("gaps.how", { axis: set.axis })}</p>
      {gaps.length === 0 ? <p>{t("gaps.nothing")}</p> : <ol className="space-y-12">{gaps.map((gap, index) => <li key={gap.area}><GapView gap={gap} onward={onward} number={index + 1} mayPlan={mayPlan} illustrative={set.illustrative} actionPath={`/actions/new?${new URLSearchParams({ region: region.slug, set: set.id, year: String(set.year), area: gap.area })}`} /></li>)}</ol>}
      {rest.length > 0 ? (
        <section className="mt-12 space-y-3">
          <h2 className="text-l">{t("gaps.rest")}</h2>
          <DataTable
            caption={t("gaps.rest")} rows={rest} rowKey={({ area }) => area}
            columns={[
              { key: "name", label: set.axis, cell: ({ name }) => name, heading: true },
              { key: "mean", label: t("profile.score"), cell: ({ mean }) => formatScore(mean, locale), align: "right" },
              { key: "competence", label: t("gaps.competence"), cell: ({ competence }) => t(`competences.${competence}`) },
              { key: "size", label: t("gaps.size"), cell: ({ size }) => formatScore(size, locale), align: "right" },
            ]}
          />
        </section>
      ) : null}
    </Page>
  );
}

function GapView({ gap, onward, number, mayPlan, actionPath, illustrative }: { illustrative: boolean; gap: Found; onward: Course[]; number: number; mayPlan: boolean; actionPath: string }) {
  const { t } = useTranslation("regions");
  const locale = useLocale();
  const id = `gap-${gap.area}`;
  const mean = formatScore(gap.score.mean ?? 0, locale);
  return (
    <section aria-labelledby={id} className="space-y-5 border-t border-edge pt-5">
      <div className="space-y-2">
        <h2 id={id}>{number}. {gap.name}</h2>
        <p className="max-w-read">{t("gaps.why", { area: gap.name, score: mean, competence: t(`gaps.decides.${gap.competence}`), size: formatScore(gap.size, locale) })}{gap.weakest[0] ? ` ${t("gaps.weakest", { phase: gap.weakest[0].name, score: formatScore(gap.weakest[0].mean, locale) })}` : ""}</p>
        <ul className="max-w-read list-disc space-y-1 pl-5 text-s text-ink-soft">{gap.questions.map(({ code, question, score }) => <li key={code}>{question} <span className="tabular-nums">({formatScore(score, locale)})</span></li>)}</ul>
      </div>
      <div className="grid gap-x-10 gap-y-6 md:grid-cols-2 xl:grid-cols-3">
        <Help title={t("gaps.courses")} why={t("gaps.coursesWhy", { area: gap.name })} none={t("gaps.noCourses")} also={{ why: t("gaps.onward"), links: onward.filter(({ slug }) => gap.courses.every((course) => course.slug !== slug)).map((course) => <CourseLink key={course.slug} course={course} />) }}>
          {gap.courses.map((course) => <CourseLink key={course.slug} course={course} />)}
        </Help>
        <Help title={t("gaps.practices")} why={t("gaps.practicesWhy", { area: gap.name })} none={t("gaps.noPractices")}>
          {gap.practices.map(({ slug, title, outcome, illustrative, locale: language }) => <li key={slug} className="space-y-1"><Link to={practicePath(slug)} lang={language}>{title}</Link><span className="flex flex-wrap gap-1.5"><OutcomeBadge outcome={outcome} />{illustrative ? <Badge look="sun">{t("practices:card.illustrative")}</Badge> : null}</span></li>)}
        </Help>
        <Help title={t("gaps.peers")} why={t("gaps.peersWhy")} none={t("gaps.noPeers")}>
          {gap.peers.map(({ slug, name, mean: theirs, people }) => <li key={slug}><Link to={regionPath(slug)}>{name}</Link> <span className="text-s text-ink-soft">{t("gaps.peerScore", { score: formatScore(theirs, locale) })}</span><div className="mt-1 pl-4"><AskedPeople people={people} area={gap.area} illustrative={illustrative} /></div></li>)}
        </Help>
        <Help title={t("gaps.workshops")} why={t("gaps.workshopsWhy")} none={t("gaps.noWorkshops", { area: gap.name })} also={{ why: "", links: [<li key="all"><Link to="/workshops">{t("gaps.allWorkshops")}</Link></li>] }}>
          {gap.workshops.map(({ id: workshop, title, locale: language, startsAt, illustrative, fit }) => (
            <li key={workshop} className="space-y-1">
              <Link to={workshopPath(workshop)} lang={language}>{title}</Link>{illustrative ? <> <Badge look="sun">{t("illustrative")}</Badge></> : null}
              <span className="block text-s text-ink-soft">{formatDate(startsAt, locale)}. {t(`gaps.fits.${fit.why}`, { area: gap.name, title: fit.title ?? "" })}</span>
            </li>
          ))}
        </Help>
        <Help title={t("gaps.act")} why={t("gaps.actWhy")} none="">
          {[
            <li key="action"><Link to={actionPath} className="font-semibold">{t("gaps.planAction")}</Link></li>,
            ...(mayPlan ? [<li key="plan"><Link to="/workshops/new" reloadDocument>{t("gaps.plan")}</Link></li>] : []),
            ...(gap.isTheme ? [
              <li key="actions"><Link to={`/actions?area=${gap.area}`}>{t("gaps.actions", { area: gap.name })}</Link></li>,
              <li key="forum"><Link to={`/forum/spaces/${gap.area}`}>{t("gaps.discuss", { area: gap.name })}</Link></li>,
            ] : []),
          ]}
        </Help>
      </div>
    </section>
  );
}

function CourseLink({ course: { slug, title, minutes, locale: language } }: { course: Course }) {
  return <li><Link to={`/courses/${slug}`} lang={language}>{title}</Link> <span className="block text-s text-ink-soft">{formatMinutes(minutes, useLocale())}</span></li>;
}

/** One kind of help, and why it is offered; `also` is offered beside every gap. */
function Help({ title, why, none, children, also }: { title: string; why: string; none: string; children: React.ReactNode[]; also?: { why: string; links: React.ReactNode[] } }) {
  return (
    <div className="space-y-2">
      <h3 className="text-m">{title}</h3>
      <p className="text-s text-ink-soft">{children.length > 0 ? why : none}</p>
      {children.length > 0 ? <ul className="space-y-2">{children}</ul> : null}
      {also && also.links.length > 0 ? <>{also.why ? <p className="text-s text-ink-soft">{also.why}</p> : null}<ul className="space-y-2">{also.links}</ul></> : null}
    </div>
  );
}
