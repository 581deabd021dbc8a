import { Form, Link, useLoaderData } from "@remix-run/react";
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Award, Check } from "lucide-react";
import { useTranslation } from "react-i18next";
import { getActor, requireActor } from "#app/auth/session.server.ts";
import { CourseFacts } from "#app/features/courses/components/course-facts.tsx";
import { CourseContents } from "#app/features/courses/components/course-contents.tsx";
import { findCourse } from "#app/features/courses/course-page.server.ts";
import { spacePath } from "#app/features/forum/forum-paths.ts";
import { findCourseSpace } from "#app/features/forum/space-access.server.ts";
import { NewVersion } from "#app/features/learning/components/new-version.tsx";
import { describeCarryOver, enrol, findOwnEnrolment, leave, moveToCurrentVersion } from "#app/features/learning/enrolments.server.ts";
import { formatDate } from "#app/i18n/format.ts";
import { getLocale } from "#app/i18n/i18n.server.ts";
import { localeNames } from "#app/i18n/locales.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { AppError } from "#app/lib/app-error.ts";
import { readForm } from "#app/lib/answer-form.server.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Page, PageHeader } from "#app/ui/page.tsx";
import { useLocale } from "#app/ui/use-root.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await getActor(request);
  const locale = await getLocale(request, actor?.locale ?? null);
  const slug = params.slug ?? "";
  const course = await findCourse(slug, locale);
  if (!course) throw new AppError("not-found", "errors:learning.noSuchCourse");
  const enrolment = actor && (await findOwnEnrolment(actor, { courseSlug: slug }));
  const active = enrolment !== null && enrolment.leftAt === null;
  const outdated = actor && active && enrolment.versionId !== course.versionId;
  return {
    course,
    signedIn: actor !== null,
    forum: actor && (await findCourseSpace(actor, course.id)),
    enrolment: enrolment && { active, started: enrolment.lastUnitKey !== null, completedAt: enrolment.completedAt },
    newVersion: outdated ? await describeCarryOver(actor, { courseSlug: slug }) : null,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const courseSlug = params.slug ?? "";
  const intent = (await readForm(request)).get("intent");
  if (intent === "enrol") {
    await enrol(actor, { courseSlug });
    return redirect(`/courses/${courseSlug}/learn`);
  }
  if (intent === "leave") await leave(actor, { courseSlug });
  else if (intent === "move") await moveToCurrentVersion(actor, { courseSlug });
  else throw new AppError("invalid", "errors:refused.title");
  return redirect(`/courses/${courseSlug}`);
}

export const handle: TextsHandle = { texts: ["courses", "learning"] };

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => pageTitle(loaded?.course.title, loaded?.course.summary);

export default function Course() {
  const { course, signedIn, forum, enrolment, newVersion } = useLoaderData<typeof loader>();
  const { t } = useTranslation("courses");
  const locale = useLocale();
  const foreign = course.locale === locale ? undefined : course.locale;
  return (
    <Page>
      <PageHeader back={{ to: "/courses", label: t("course.back") }} title={course.title} titleLang={foreign} lead={<span lang={foreign}>{course.summary}</span>} />
      <div className="grid gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,1fr)_20rem] lg:grid-rows-[auto_1fr]">
        <div className="space-y-4 lg:col-start-2">
          <Act signedIn={signedIn} enrolment={enrolment} slug={course.slug} />
          {forum ? <LinkButton to={spacePath(forum)} variant="secondary" className="w-full">{t("course.forum")}</LinkButton> : null}
          {enrolment?.completedAt ? <Notice kind="success"><p>{t("course.completed", { date: formatDate(enrolment.completedAt, locale) })} <Link to={`/courses/${course.slug}/finish`}>{t("course.toCertificate")}</Link></p></Notice> : null}
          {enrolment && !enrolment.active ? <Notice live><p>{t("course.left")}</p></Notice> : null}
        </div>
        <div className="min-w-0 space-y-10 lg:col-start-1 lg:row-span-2 lg:row-start-1">
          {foreign ? <Notice><p>{t("course.otherLanguage", { language: localeNames[course.locale] })}</p></Notice> : null}
          {course.illustrative ? <Notice kind="illustrative"><p>{t("common:illustrative")}</p></Notice> : null}
          {newVersion ? <NewVersion {...newVersion} /> : null}
          <section aria-labelledby="outcomes">
            <h2 id="outcomes">{t("course.outcomes")}</h2>
            <ul lang={foreign} className="mt-4 grid gap-x-8 gap-y-3 sm:grid-cols-2">
              {course.outcomes.map((outcome) => (
                <li key={outcome} className="flex gap-3"><Check aria-hidden className="mt-1 size-5 shrink-0 text-leaf" />{outcome}</li>
              ))}
            </ul>
          </section>
          <section aria-labelledby="contents">
            <h2 id="contents">{t("course.contents")}</h2>
            <CourseContents course={course} linked={enrolment?.active ?? false} />
          </section>
          <section aria-labelledby="about">
            <h2 id="about">{t("course.about")}</h2>
            <div lang={foreign} className="prose mt-4" dangerouslySetInnerHTML={{ __html: course.descriptionHtml }} />
          </section>
          <section aria-labelledby="certificate" className="flex gap-4 border-t-2 border-sun pt-5">
            <Award aria-hidden className="size-8 shrink-0 text-sea" />
            <div>
              <h2 id="certificate">{t("course.certificate.title")}</h2>
              <p className="mt-2 max-w-read">{t("course.certificate.text")}</p>
            </div>
          </section>
        </div>
        <aside className="space-y-6 lg:col-start-2" aria-label={t("course.facts")}>
          <CourseFacts course={course} />
          {enrolment?.active ? (
            <Form method="post" className="no-print space-y-1">
              <Button variant="quiet" name="intent" value="leave">{t("course.leave")}</Button>
              <p className="text-s text-ink-soft">{t("course.leaveHelp")}</p>
            </Form>
          ) : null}
        </aside>
      </div>
    </Page>
  );
}

function Act({ signedIn, enrolment, slug }: { signedIn: boolean; enrolment: { active: boolean; started: boolean; completedAt: Date | null } | null; slug: string }) {
  const { t } = useTranslation("courses");
  if (!signedIn) return <LinkButton to={`/sign-in?next=/courses/${slug}`} className="w-full">{t("course.enrolSignedOut")}</LinkButton>;
  if (enrolment?.active) return <LinkButton to={`/courses/${slug}/learn`} className="w-full">{t(enrolment.completedAt ? "course.review" : enrolment.started ? "course.resume" : "course.start")}</LinkButton>;
  return (
    <Form method="post">
      <Button name="intent" value="enrol" className="w-full">{t("course.enrol")}</Button>
    </Form>
  );
}
