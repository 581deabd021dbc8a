import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { formatMinutes } from "#app/i18n/format.ts";
import { useLocale } from "#app/ui/use-root.ts";

interface ContentsProps {
  slug: string;
  locale: string;
  modules: { key: string; title: string; summary: string; minutes: number; units: { key: string; kind: string; minutes: number; title: string; locale: string }[] }[];
}

/** Modules and units with their minutes; links once one is enrolled. */
export function CourseContents({ course, linked }: { course: ContentsProps; linked: boolean }) {
  const { t } = useTranslation("courses");
  const locale = useLocale();
  return (
    <ol className="mt-4 border-t border-hairline">
      {course.modules.map((module, index) => (
        <li key={module.key} className="grid gap-x-8 gap-y-2 border-b border-hairline py-5 md:grid-cols-[14rem_minmax(0,1fr)]">
          <div>
            <h3 lang={course.locale}>{index + 1}. {module.title}</h3>
            <p className="text-s text-ink-soft">{t("course.unitCount", { count: module.units.length })} · {formatMinutes(module.minutes, locale)}</p>
          </div>
          <div>
            {module.summary ? <p lang={course.locale} className="mb-2 text-ink-soft">{module.summary}</p> : null}
            <ul>
              {module.units.map((unit) => (
                <li key={unit.key} className="flex items-baseline gap-4 py-1">
                  <span className="min-w-0 flex-1">
                    <span lang={unit.locale}>{linked ? <Link to={`/courses/${course.slug}/learn/${unit.key}`}>{unit.title}</Link> : unit.title}</span>
                    {unit.kind === "lesson" ? null : <span className="text-s text-ink-soft"> · {t(`common:unitKinds.${unit.kind}`)}</span>}
                  </span>
                  <span className="shrink-0 text-s tabular-nums text-ink-soft">{formatMinutes(unit.minutes, locale)}</span>
                </li>
              ))}
            </ul>
          </div>
        </li>
      ))}
    </ol>
  );
}
