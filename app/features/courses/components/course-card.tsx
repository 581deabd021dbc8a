import { Link } from "@remix-run/react";
import { Clock, Languages } from "lucide-react";
import { useTranslation } from "react-i18next";
import { formatMinutes } from "#app/i18n/format.ts";
import { isLocale, localeNames } from "#app/i18n/locales.ts";
import { Badge } from "#app/ui/badge.tsx";
import { useLocale } from "#app/ui/use-root.ts";

export interface CourseCardProps {
  slug: string;
  title: string;
  summary: string;
  /** Language of title and summary. */
  locale: string;
  minutes: number;
  languages: string[];
  level: string;
  themes: string[];
  outcomes: string[];
  illustrative: boolean;
}

/** A course as one meets it in the catalogue: hours, languages and what one will be able to do. */
export function CourseCard({ course }: { course: CourseCardProps }) {
  const { t } = useTranslation("courses");
  const locale = useLocale();
  return (
    <article className="group relative flex h-full flex-col rounded-card border border-hairline bg-surface p-5 transition-colors duration-150 hover:border-sea">
      <div lang={course.locale} className="space-y-2">
        <h3>
          <Link to={`/courses/${course.slug}`} className="text-ink no-underline after:absolute after:inset-0 group-hover:underline">{course.title}</Link>
        </h3>
        <p className="text-ink-soft">{course.summary}</p>
        {course.outcomes.length > 0 ? (
          <ul className="list-disc space-y-1 pl-5 text-s marker:text-sea">
            {course.outcomes.slice(0, 3).map((outcome) => <li key={outcome}>{outcome}</li>)}
          </ul>
        ) : null}
      </div>
      <div className="mt-auto space-y-3 pt-4">
        <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-s">
          <span className="inline-flex items-center gap-1.5"><Clock aria-hidden className="size-4 text-sea" />{formatMinutes(course.minutes, locale)}</span>
          <span className="inline-flex items-center gap-1.5">
            <Languages aria-hidden className="size-4 text-sea" />
            <span className="sr-only">{t("card.languages", { languages: course.languages.map((code) => (isLocale(code) ? localeNames[code] : code)).join(", ") })}</span>
            <span aria-hidden className="uppercase">{course.languages.join(" ")}</span>
          </span>
        </p>
        <p className="flex flex-wrap gap-1.5">
          <Badge look="sea">{t(`common:levels.${course.level}`)}</Badge>
          {course.themes.slice(0, 2).map((theme) => <Badge key={theme}>{t(`common:themes.${theme}`)}</Badge>)}
          {course.illustrative ? <Badge look="sun">{t("card.illustrative")}</Badge> : null}
        </p>
      </div>
    </article>
  );
}
