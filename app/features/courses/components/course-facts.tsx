import { useTranslation } from "react-i18next";
import type { ReactNode } from "react";
import { formatDate, formatList, formatMinutes } from "#app/i18n/format.ts";
import { localeNames, type Locale } from "#app/i18n/locales.ts";
import { Badge } from "#app/ui/badge.tsx";
import { useLocale } from "#app/ui/use-root.ts";
import { CompletionRule, type CompletionRuleProps } from "./completion-rule.tsx";

export interface CourseFactsProps extends CompletionRuleProps {
  minutes: number;
  level: string;
  themes: string[];
  authors: string[];
  licence: string;
  version: number;
  publishedAt: Date;
  languages: { locale: Locale; completeness: number }[];
}

/** What one wants to know before one enrols: how long, how one completes it, in which languages, by whom. */
export function CourseFacts({ course }: { course: CourseFactsProps }) {
  const { t } = useTranslation("courses");
  const locale = useLocale();
  return (
    <dl className="space-y-5">
      <Fact term={t("course.length")}>
        <span className="font-serif text-xl">{formatMinutes(course.minutes, locale)}</span>
        <span className="block text-s text-ink-soft">{t("course.unitCount", { count: course.unitCount })}</span>
      </Fact>
      <Fact term={t("catalogue.level")}>{t(`common:levels.${course.level}`)}</Fact>
      <Fact term={t("course.completion.title")}><CompletionRule course={course} /></Fact>
      <Fact term={t("course.languages")}>
        <ul>
          {course.languages.map(({ locale: code, completeness }) => (
            <li key={code}>
              <span lang={code}>{localeNames[code]}</span>
              <span className="text-s text-ink-soft"> – {completeness === 100 ? t("course.complete") : t("course.partly", { percent: completeness })}</span>
            </li>
          ))}
        </ul>
      </Fact>
      <Fact term={t("catalogue.theme")}>
        <span className="flex flex-wrap gap-1.5">{course.themes.map((theme) => <Badge key={theme}>{t(`common:themes.${theme}`)}</Badge>)}</span>
      </Fact>
      <Fact term={t("course.authors")}>
        {formatList(course.authors, locale)}
        <span className="block text-s text-ink-soft">{t("course.version", { number: course.version, date: formatDate(course.publishedAt, locale) })}</span>
        <span className="block text-s text-ink-soft">{t("course.licence")}: {course.licence}</span>
      </Fact>
    </dl>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="border-t border-hairline pt-3">
      <dt className="eyebrow">{term}</dt>
      <dd className="mt-1">{children}</dd>
    </div>
  );
}
