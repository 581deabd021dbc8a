import { useTranslation } from "react-i18next";
import { formatList, formatMinutes } from "#app/i18n/format.ts";
import { useLocale } from "#app/ui/use-root.ts";

export interface CompletionRuleProps {
  unitCount: number;
  completion: {
    units: "all" | { key: string; title: string }[];
    quizzes: { key: string; title: string; passMark: number }[];
    minimumMinutes: number | null;
  };
}

/** The completion rule of a course in sentences. */
export function CompletionRule({ course: { unitCount, completion } }: { course: CompletionRuleProps }) {
  const { t } = useTranslation("courses");
  const locale = useLocale();
  return (
    <ul className="list-disc space-y-1 pl-5 marker:text-sea">
      {completion.units === "all" ? <li>{t("course.completion.allUnits", { count: unitCount })}</li> : completion.units.length > 0 ? <li>{t("course.completion.someUnits", { units: formatList(completion.units.map(({ title }) => title), locale) })}</li> : null}
      {completion.quizzes.map(({ key, title, passMark }) => <li key={key}>{t("course.completion.quiz", { quiz: title, passMark })}</li>)}
      {completion.minimumMinutes === null ? null : <li>{t("course.completion.minutes", { time: formatMinutes(completion.minimumMinutes, locale) })}</li>}
    </ul>
  );
}
