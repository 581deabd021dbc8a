import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { formatNumber } from "#app/i18n/format.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { useLocale } from "#app/ui/use-root.ts";

interface ResultProps {
  result: { percent: number | null; passed: boolean | null; points: number; maxPoints: number };
  kind: string;
  passMark: number | null;
  endedByTime: boolean;
  base: string;
  unitKey: string;
}

/** The result in one look: how much, whether it is enough, and where to go. */
export function AttemptResult({ result, kind, passMark, endedByTime, base, unitKey }: ResultProps) {
  const { t } = useTranslation("quiz");
  const locale = useLocale();
  const { percent, passed, points, maxPoints } = result;
  const sentence = kind === "check" ? t("result.check", { percent: percent ?? 0 }) : t(passed ? "result.passed" : "result.notPassed", { percent: percent ?? 0, passMark });
  return (
    <section aria-labelledby="result" className={`rounded-card border-l-4 bg-surface p-5 ${passed === false ? "border-sun" : "border-leaf"}`}>
      <h2 id="result" className="eyebrow font-sans">{t("result.title")}</h2>
      {percent === null ? null : <p className="mt-1 font-serif text-xl">{sentence}</p>}
      {percent === null ? null : (
        <div aria-hidden className="relative mt-3">
          <progress className="bar" max={100} value={percent} />
        </div>
      )}
      <p className="mt-1 text-s text-ink-soft">{t("result.points", { points: formatNumber(points, locale, 2), of: formatNumber(maxPoints, locale, 2) })}</p>
      {endedByTime ? <p className="mt-2">{t("result.overdue")}</p> : null}
      <p className="no-print mt-4 flex flex-wrap gap-3">
        <LinkButton to={passed === false ? `${base}/learn/${unitKey}` : `${base}/learn/${unitKey}/next`}>{t(passed === false ? "result.back" : "result.continue")}</LinkButton>
        {passed === false ? <Link to={base} className="button button-quiet">{t("result.toCourse")}</Link> : null}
      </p>
    </section>
  );
}
