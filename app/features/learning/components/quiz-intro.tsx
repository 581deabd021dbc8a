import { Form, Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { formatDateTime, formatMinutes } from "#app/i18n/format.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { useLocale } from "#app/ui/use-root.ts";
import { BlockHtml } from "./inline-html.tsx";

interface QuizStartProps {
  kind: string;
  intro: string;
  locale: string;
  questionCount: number;
  drawn: boolean;
  passMark: number | null;
  attemptsAllowed: number | null;
  attemptsUsed: number;
  canStart: boolean;
  timeLimitMinutes: number | null;
  openAttemptId: string | null;
  attempts: { id: string; number: number; submittedAt: Date; percent: number | null; passed: boolean | null }[];
}

/** Before a quiz: everything one should know before one starts, and the attempts so far. */
export function QuizIntro({ start, base, extraTimePercent, timeZone }: { start: QuizStartProps; base: string; extraTimePercent: number; timeZone: string }) {
  const { t } = useTranslation("quiz");
  const locale = useLocale();
  const time = start.timeLimitMinutes === null ? "" : formatMinutes(start.timeLimitMinutes, locale);
  return (
    <div className="space-y-6">
      {start.intro ? <div lang={start.locale}><BlockHtml html={start.intro} /></div> : null}
      <ul className="list-disc space-y-1.5 pl-5 marker:text-sea">
        <li>{t(start.drawn ? "intro.drawn" : "intro.questions", { count: start.questionCount })}</li>
        {start.passMark === null ? <li>{t("intro.practice")}</li> : <li>{t("intro.passMark", { percent: start.passMark })}</li>}
        {start.kind === "quiz" ? <li>{start.attemptsAllowed === null ? t("intro.attemptsUnlimited") : t("intro.attempts", { count: Math.max(0, start.attemptsAllowed - start.attemptsUsed) })}</li> : null}
        {start.timeLimitMinutes === null ? <li>{t("intro.noTimeLimit")}</li> : <li>{t(extraTimePercent > 0 ? "intro.timeLimitExtended" : "intro.timeLimit", { time, percent: extraTimePercent })}</li>}
        <li>{t("intro.saved")}</li>
      </ul>
      {start.timeLimitMinutes !== null && start.openAttemptId === null ? <p className="text-s text-ink-soft">{t("intro.moreTime")} <Link to="/profile">{t("common:account.profile")}</Link></p> : null}
      {start.openAttemptId ? (
        <LinkButton to={`${base}/attempts/${start.openAttemptId}`}>{t("intro.resume")}</LinkButton>
      ) : start.canStart ? (
        <Form method="post"><Button name="intent" value="start">{t(start.attempts.length > 0 ? "intro.again" : "intro.start")}</Button></Form>
      ) : (
        <p className="font-semibold">{t("intro.none")}</p>
      )}
      {start.attempts.length > 0 ? (
        <div>
          <h2 className="mb-3">{t("intro.earlier")}</h2>
          <DataTable
            caption={t("intro.earlier")}
            rows={start.attempts}
            rowKey={({ id }) => id}
            columns={[
              { key: "number", label: t("intro.number"), heading: true, cell: ({ number }) => t("intro.attempt", { number }) },
              { key: "date", label: t("intro.date"), cell: ({ submittedAt }) => formatDateTime(submittedAt, locale, timeZone) },
              { key: "result", label: t("intro.resultHeading"), cell: ({ percent, passed }) => [percent === null ? "" : t("intro.result", { percent }), passed === null ? t("intro.done") : t(passed ? "intro.passed" : "intro.notPassed")].filter(Boolean).join(", ") },
              { key: "review", label: t("intro.review"), cell: ({ id, number }) => <Link to={`${base}/attempts/${id}`} aria-label={`${t("intro.review")}: ${t("intro.attempt", { number })}`}>{t("intro.review")}</Link> },
            ]}
          />
        </div>
      ) : null}
    </div>
  );
}
