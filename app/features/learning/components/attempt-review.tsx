import { Form } from "@remix-run/react";
import { Check, CircleDashed, Minus, X } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { formatNumber } from "#app/i18n/format.ts";
import { useLocale } from "#app/ui/use-root.ts";
import { Button } from "#app/ui/button.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { selfAssessments } from "../quiz/answer.ts";
import type { QuestionReview, ReviewedPlace, Verdict } from "../quiz/review.ts";
import { BlockHtml, InlineHtml } from "./inline-html.tsx";

const verdictLooks: Record<Verdict, { icon: typeof Check; className: string }> = {
  right: { icon: Check, className: "bg-leaf-tint text-leaf" },
  partly: { icon: CircleDashed, className: "bg-sun-tint text-ink" },
  wrong: { icon: X, className: "bg-clay-tint text-clay" },
  unanswered: { icon: Minus, className: "bg-slate-tint text-slate" },
  open: { icon: CircleDashed, className: "bg-sea-tint text-ink" },
};

/** What one answered, what is right and why: the page from which one learns. */
export function AttemptReview({ questions }: { questions: QuestionReview[] }) {
  return (
    <ol>
      {questions.map((question, index) => (
        <li key={question.key} id={`q-${question.key}`} className="scroll-mt-6 border-t border-hairline py-7">
          <ReviewedQuestion question={question} number={index + 1} />
        </li>
      ))}
    </ol>
  );
}

function ReviewedQuestion({ question, number }: { question: QuestionReview; number: number }) {
  const { t } = useTranslation("quiz");
  const locale = useLocale();
  const { icon: Icon, className } = verdictLooks[question.verdict];
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="eyebrow">{t("question", { number })}</span>
        <span className={`inline-flex items-center gap-1 rounded-full px-2.5 py-0.5 text-s font-semibold ${className}`}>
          <Icon aria-hidden className="size-4" />
          {t(`verdicts.${question.verdict}`)}
        </span>
        {question.points !== null ? <span className="text-s text-ink-soft">{t("earned", { points: formatNumber(question.points, locale, 2), of: formatNumber(question.maxPoints, locale, 2) })}</span> : null}
      </p>
      <h3 className="mt-2"><InlineHtml html={question.prompt} /></h3>
      <div className="mt-3 space-y-4">
        <Detail question={question} />
        {question.explanation ? (
          <div className="border-l-4 border-sea pl-4">
            <p className="text-s font-semibold">{t("explanation")}</p>
            <BlockHtml html={question.explanation} />
          </div>
        ) : null}
      </div>
    </>
  );
}

function Detail({ question }: { question: QuestionReview }) {
  const { t } = useTranslation("quiz");
  const locale = useLocale();
  const { detail } = question;
  switch (detail.kind) {
    case "single":
    case "multiple":
      return (
        <ul className="space-y-2">
          {detail.choices.map(({ key, text, chosen, correct, feedback }) => (
            <ReviewedOption key={key} chosen={chosen} correct={correct} feedback={feedback}><InlineHtml html={text} /></ReviewedOption>
          ))}
        </ul>
      );
    case "true-false":
      return (
        <ul className="space-y-2">
          {([true, false] as const).map((value) => (
            <ReviewedOption key={String(value)} chosen={detail.own === value} correct={detail.correct === value} feedback={detail.feedback[value ? "true" : "false"]}>{t(String(value))}</ReviewedOption>
          ))}
        </ul>
      );
    case "matching":
    case "ordering":
      return <Places places={detail.places} kind={detail.kind} caption={question.prompt.replace(/<[^>]*>/g, "")} />;
    case "numeric":
      return (
        <Answers
          own={detail.own === null ? null : `${formatNumber(detail.own, locale, 10)} ${detail.unit ?? ""}`}
          right={`${formatNumber(detail.correct, locale, 10)}${detail.tolerance > 0 ? ` ± ${formatNumber(detail.tolerance, locale, 10)}` : ""} ${detail.unit ?? ""}`}
        />
      );
    case "short-text":
      return <Answers own={detail.own || null} right={detail.accepted.join(" · ")} />;
    case "open":
      return (
        <div className="grid gap-4 md:grid-cols-2">
          <div>
            <p className="text-s font-semibold">{t("yourAnswer")}</p>
            <p className="mt-1 whitespace-pre-wrap">{detail.own || <span className="text-ink-soft">{t("noAnswer")}</span>}</p>
          </div>
          <div>
            <p className="text-s font-semibold">{t("modelAnswer")}</p>
            {detail.model ? <BlockHtml html={detail.model} className="prose mt-1" /> : null}
          </div>
          <Form method="post" preventScrollReset className="md:col-span-2">
            <input type="hidden" name="intent" value="assess" />
            <input type="hidden" name="question" value={question.key} />
            <fieldset>
              <legend className="font-semibold">{t("assess.legend")}</legend>
              <p className="text-s text-ink-soft">{t("assess.help")}</p>
              <p className="mt-2 flex flex-wrap gap-2">
                {selfAssessments.map((assessment) => (
                  <Button key={assessment} variant="secondary" name="assessment" value={assessment} aria-pressed={detail.selfAssessment === assessment} className="aria-pressed:border-sea aria-pressed:bg-sea-tint">
                    {t(`assess.${assessment}`)}
                  </Button>
                ))}
              </p>
            </fieldset>
          </Form>
        </div>
      );
  }
}

function ReviewedOption({ chosen, correct, feedback, children }: { chosen: boolean; correct: boolean; feedback: string | null; children: ReactNode }) {
  const { t } = useTranslation("quiz");
  const look = correct ? "border-leaf" : chosen ? "border-clay" : "border-hairline";
  return (
    <li className={`rounded-card border bg-surface px-4 py-3 ${look}`}>
      <p className="flex flex-wrap items-baseline gap-x-3">
        <span>{children}</span>
        {correct ? <span className="inline-flex items-baseline gap-1 text-s font-semibold text-leaf"><Check aria-hidden className="size-4 self-center" />{t("rightAnswer")}</span> : null}
        {chosen ? <span className={`text-s font-semibold ${correct ? "text-leaf" : "text-clay"}`}>{t("yourAnswer")}</span> : null}
      </p>
      {feedback ? <p className="mt-1 text-s text-ink-soft"><InlineHtml html={feedback} /></p> : null}
    </li>
  );
}

function Places({ places, kind, caption }: { places: ReviewedPlace[]; kind: "matching" | "ordering"; caption: string }) {
  const { t } = useTranslation("quiz");
  return (
    <DataTable
      caption={caption}
      rows={places}
      rowKey={({ label }) => label}
      columns={[
        { key: "label", label: t(kind === "matching" ? "item" : "place"), heading: true, cell: ({ label }) => <InlineHtml html={label} /> },
        { key: "own", label: t("yourAnswer"), cell: ({ own, correct }) => <span className={correct ? "text-leaf" : "text-clay"}>{correct ? "✓ " : "✗ "}{own === null ? t("noAnswer") : <InlineHtml html={own} />}</span> },
        { key: "right", label: t("rightAnswer"), cell: ({ right }) => <InlineHtml html={right} /> },
      ]}
    />
  );
}

function Answers({ own, right }: { own: string | null; right: string }) {
  const { t } = useTranslation("quiz");
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
      <dt className="text-ink-soft">{t("yourAnswer")}</dt>
      <dd>{own ?? t("noAnswer")}</dd>
      <dt className="text-ink-soft">{t("rightAnswer")}</dt>
      <dd className="font-semibold">{right}</dd>
    </dl>
  );
}
