import { Link, useLoaderData } from "@remix-run/react";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import { getActor } from "#app/auth/session.server.ts";
import { CourseCard } from "#app/features/courses/components/course-card.tsx";
import { listCourses } from "#app/features/courses/catalogue.server.ts";
import { topicPath } from "#app/features/forum/forum-paths.ts";
import { listTopics } from "#app/features/forum/topic-list.server.ts";
import { NetworkMap } from "#app/features/network/components/network-map.tsx";
import { mapFrame, regionAnchors } from "#app/features/network/map/map.server.ts";
import { listRegions } from "#app/features/network/regions.server.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { formatDate, formatList } from "#app/i18n/format.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { useLocale } from "#app/ui/use-root.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await getActor(request);
  const locale = await getLocale(request, actor?.locale ?? null);
  const [regions, courses, latest] = await Promise.all([listRegions(locale), listCourses({ locale, perPage: 3 }), listTopics(null, { view: "active", perPage: 4 })]);
  return {
    title: getT(locale, "home")("title"),
    signedIn: actor !== null,
    courses: courses.courses,
    topics: latest.topics.map(({ id, title, locale: language, lastPostAt, illustrative }) => ({ id, title, locale: language, lastPostAt, illustrative })),
    regions: regions.flatMap(({ nutsCode, name, role }) => {
      const anchor = regionAnchors[nutsCode];
      return anchor ? [{ nutsCode, name, role, anchor }] : [];
    }),
    map: mapFrame(),
  };
}

export const handle: TextsHandle = { texts: ["home", "courses"] };

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function Home() {
  const { signedIn, courses, topics, regions, map } = useLoaderData<typeof loader>();
  const { t } = useTranslation("home");
  const locale = useLocale();
  return (
    <div className="mx-auto max-w-page px-4 sm:px-6">
      <section className="grid items-center gap-x-12 gap-y-8 py-10 lg:grid-cols-[5fr_7fr] lg:py-14">
        <div>
          <h1 className="text-3xl">{t("title")}</h1>
          <p className="mt-5 max-w-read text-l text-ink-soft">{t("lead")}</p>
          <div className="mt-8 flex flex-wrap gap-3">
            <LinkButton to={signedIn ? "/learning" : "/courses"}>{signedIn ? t("continue") : t("browse")}</LinkButton>
            <LinkButton to={signedIn ? "/courses" : "/join"} variant="secondary">{signedIn ? t("browse") : t("join")}</LinkButton>
          </div>
        </div>
        <NetworkMap {...map} regions={regions.map((region) => ({ ...region, role: t(`map.${region.role}`) }))} title={t("map.title")} description={t("map.description", { regions: formatList(regions.map(({ name }) => name), locale) })} />
      </section>

      <section aria-labelledby="regions" className="grid gap-x-12 gap-y-4 border-t border-hairline py-10 lg:grid-cols-[5fr_7fr]">
        <div>
          <h2 id="regions">{t("map.heading")}</h2>
          <p className="mt-2 max-w-read text-ink-soft">{t("map.explain")}</p>
        </div>
        <ul className="grid grid-cols-2 content-start gap-x-6 sm:grid-cols-3">
          {regions.map(({ nutsCode, name, role }) => (
            <li key={nutsCode} className="border-b border-hairline py-2.5">
              <span className="font-serif text-l">{name}</span>
              <span className="block text-s text-ink-soft">{t(`map.${role}`)}</span>
            </li>
          ))}
        </ul>
      </section>

      {courses.length > 0 ? (
        <section aria-labelledby="courses" className="border-t border-hairline py-10">
          <div className="mb-6 flex flex-wrap items-baseline justify-between gap-3">
            <h2 id="courses">{t("courses.heading")}</h2>
            <LinkButton to="/courses" variant="quiet">{t("courses.all")}</LinkButton>
          </div>
          <ul className="grid gap-5 md:grid-cols-2 lg:grid-cols-3">
            {courses.map((course) => (
              <li key={course.slug}><CourseCard course={course} /></li>
            ))}
          </ul>
        </section>
      ) : null}

      {topics.length > 0 ? (
        <section aria-labelledby="forum" className="border-t border-hairline py-10">
          <div className="mb-4 flex flex-wrap items-baseline justify-between gap-3">
            <h2 id="forum">{t("forum.heading")}</h2>
            <LinkButton to="/forum" variant="quiet">{t("forum.all")}</LinkButton>
          </div>
          <ul className="grid gap-x-12 md:grid-cols-2">
            {topics.map((topic) => (
              <li key={topic.id} className="border-t border-hairline py-3.5">
                <Link to={topicPath(topic.id)} lang={topic.locale === locale ? undefined : topic.locale} className="break-words text-m text-ink">{topic.title}</Link>
                <p className="mt-1 text-s text-ink-soft">
                  <time dateTime={new Date(topic.lastPostAt).toISOString()}>{formatDate(topic.lastPostAt, locale)}</time>
                  {topic.illustrative ? ` · ${t("common:illustrative")}` : null}
                </p>
              </li>
            ))}
          </ul>
        </section>
      ) : null}

      <section aria-labelledby="whom" className="border-t border-hairline py-10">
        <h2 id="whom">{t("whom.heading")}</h2>
        <ul className="mt-6 grid gap-8 md:grid-cols-3">
          {(["learner", "hr", "author"] as const).map((who) => (
            <li key={who} className="border-t-2 border-sun pt-4">
              <h3>{t(`whom.${who}.title`)}</h3>
              <p className="mt-2 text-ink-soft">{t(`whom.${who}.text`)}</p>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
