import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { formatActiveTime, formatDate, formatMinutes } from "#app/i18n/format.ts";
import { Badge } from "#app/ui/badge.tsx";
import { LinkButton } from "#app/ui/button.tsx";
import { Card } from "#app/ui/page.tsx";
import { ProgressBar } from "#app/ui/progress-bar.tsx";
import { useLocale } from "#app/ui/use-root.ts";

interface InProgress {
  courseSlug: string;
  title: string;
  locale: string;
  unitsDone: number;
  unitsTotal: number;
  percent: number;
  minutesLeft: number;
  next: { unitKey: string; title: string; minutes: number } | null;
  hasNewerVersion: boolean;
  illustrative: boolean;
}

/** A course one is in: how far, what comes next, and one button that leads to the exact place. */
export function CourseInProgressCard({ course, primary = false }: { course: InProgress; primary?: boolean }) {
  const { t } = useTranslation("learning");
  const locale = useLocale();
  return (
    <Card className="space-y-3">
      <h3 lang={course.locale}><Link to={`/courses/${course.courseSlug}`} className="text-ink no-underline hover:underline">{course.title}</Link></h3>
      <ProgressBar value={course.percent} label={t("player.progress")} text={t("player.unitsDone", { done: course.unitsDone, total: course.unitsTotal })} />
      <p className="text-s text-ink-soft">{t("overview.left", { time: formatMinutes(course.minutesLeft, locale) })}</p>
      {course.next ? <p>{t("overview.next")} <span lang={course.locale} className="font-semibold">{course.next.title}</span> ({formatMinutes(course.next.minutes, locale)})</p> : null}
      <p className="flex flex-wrap items-center gap-2">
        <LinkButton to={`/courses/${course.courseSlug}/learn`} variant={primary ? "primary" : "secondary"}>{t("common:actions.continue")}</LinkButton>
        {course.hasNewerVersion ? <Link to={`/courses/${course.courseSlug}`}>{t("newVersion.title")}</Link> : null}
        {course.illustrative ? <Badge look="sun">{t("courses:card.illustrative")}</Badge> : null}
      </p>
    </Card>
  );
}

interface Done {
  courseSlug: string;
  title: string;
  locale: string;
  completedAt: Date;
  activeSeconds: number;
  certificate: { id: string; code: string; revoked: boolean } | null;
}

export function CourseDoneCard({ course }: { course: Done }) {
  const { t } = useTranslation("learning");
  const locale = useLocale();
  return (
    <Card className="flex flex-wrap items-center justify-between gap-4">
      <div>
        <h3 lang={course.locale}><Link to={`/courses/${course.courseSlug}`} className="text-ink no-underline hover:underline">{course.title}</Link></h3>
        <p className="text-s text-ink-soft">{t("overview.completedOn", { date: formatDate(course.completedAt, locale), time: formatActiveTime(course.activeSeconds, locale) })}</p>
      </div>
      {course.certificate ? (
        course.certificate.revoked ? <Badge look="clay">{t("overview.revoked")}</Badge> : <a href={`/learning/certificates/${course.certificate.id}.pdf`} className="button button-secondary">{t("finish.download")}</a>
      ) : null}
    </Card>
  );
}
