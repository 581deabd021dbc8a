import { Link, useLoaderData } from "@remix-run/react";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import { requireActor } from "#app/auth/session.server.ts";
import { CourseDoneCard, CourseInProgressCard } from "#app/features/learning/components/overview-cards.tsx";
import { getOverview } from "#app/features/learning/overview.server.ts";
import { formatActiveTime } from "#app/i18n/format.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { EmptyState, Page, PageHeader } from "#app/ui/page.tsx";
import { useLocale } from "#app/ui/use-root.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const locale = await getLocale(request, actor.locale);
  return { title: getT(locale, "learning")("overview.title"), ...(await getOverview(actor, { locale })) };
}

export const handle: TextsHandle = { texts: ["learning", "courses"] };

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function Overview() {
  const { continue: last, inProgress, done, hours } = useLoaderData<typeof loader>();
  const { t } = useTranslation("learning");
  const locale = useLocale();
  const others = inProgress.filter((course) => course.courseSlug !== last?.courseSlug);
  return (
    <Page>
      <PageHeader title={t("overview.title")} />
      <div className="grid gap-x-12 gap-y-10 lg:grid-cols-[minmax(0,1fr)_18rem]">
        <div className="min-w-0 space-y-10">
          {last ? (
            <section aria-labelledby="continue">
              <h2 id="continue" className="mb-4">{t("overview.continue")}</h2>
              <CourseInProgressCard course={last} primary />
            </section>
          ) : done.length > 0 ? null : (
            <EmptyState title={t("overview.empty.title")} text={t("overview.empty.text")} action={<LinkButton to="/courses">{t("overview.browse")}</LinkButton>} />
          )}
          {others.length > 0 ? (
            <section aria-labelledby="in-progress">
              <h2 id="in-progress" className="mb-4">{t("overview.inProgress")}</h2>
              <ul className="space-y-4">{others.map((course) => <li key={course.courseSlug}><CourseInProgressCard course={course} /></li>)}</ul>
            </section>
          ) : null}
          {done.length > 0 ? (
            <section aria-labelledby="done">
              <h2 id="done" className="mb-4">{t("overview.done")}</h2>
              <ul className="space-y-4">{done.map((course) => <li key={course.courseSlug}><CourseDoneCard course={course} /></li>)}</ul>
              {last ? null : <p className="mt-5"><LinkButton to="/courses">{t("overview.browse")}</LinkButton></p>}
            </section>
          ) : null}
        </div>
        <aside aria-labelledby="hours" className="space-y-6">
          <section className="border-t-2 border-sun pt-4">
            <h2 id="hours">{t("overview.hours", { year: hours.year })}</h2>
            <p className="mt-2 font-serif text-2xl">{formatActiveTime(hours.seconds, locale)}</p>
            <p className="mt-1 text-s text-ink-soft">{t("player.activeTimeHelp")}</p>
          </section>
          <ul className="space-y-2">
            <li><Link to="/learning/transcript">{t("finish.transcript")}</Link></li>
            <li><Link to="/learning/plans">{t("overview.plans")}</Link></li>
            <li><a href="/learning/notes.md">{t("overview.exportNotes")}</a></li>
          </ul>
        </aside>
      </div>
    </Page>
  );
}
