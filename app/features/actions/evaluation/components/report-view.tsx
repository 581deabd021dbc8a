import { Form, Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { formatDate } from "#app/i18n/format.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Button } from "#app/ui/button.tsx";
import { useLocale } from "#app/ui/use-root.ts";
import { answerPath, questionAnchor } from "../evaluation-paths.ts";
import { evaluationKinds, type Answer, type EvaluationKind } from "../evaluation.kinds.ts";
import type { EvaluationReport, Side } from "../evaluation-page.server.ts";

type Shown = NonNullable<EvaluationReport["shown"]>;
/** As it comes over the wire. */
type SentSide = Omit<Side, "finishedAt"> & { finishedAt: Date | string | null };
export type SentReport = Omit<Shown, "sides"> & { sides: Record<EvaluationKind, SentSide | null> };

interface ReportViewProps {
  actionId: string;
  shown: SentReport;
  /** Of what was written. */
  lang: string | undefined;
}

/** One framework in one phase: what the team says, and beside it what is said from outside. Where nothing is said stands so. */
export function ReportView({ actionId, shown, lang }: ReportViewProps) {
  const { t } = useTranslation("evaluation");
  const there = evaluationKinds.filter((kind) => shown.sides[kind] !== null);
  const locale = useLocale();
  const own = shown.locale === locale ? undefined : shown.locale;
  const columns = there.length > 1 ? "md:grid-cols-2" : "max-w-read";
  return (
    <div className="space-y-8">
      <div className="grid gap-4 md:grid-cols-2">{evaluationKinds.map((kind) => <SideHead key={kind} kind={kind} side={shown.sides[kind]} questions={shown.questions} />)}</div>
      {shown.criteria.map(({ key, title, questions }) => (
        <section key={key} aria-labelledby={`c-${key}`} className="space-y-6 border-t border-hairline pt-6">
          <h3 id={`c-${key}`} lang={own} className="text-l">{title}</h3>
          {questions.map(({ code, text, answers }) => (
            <section key={code} id={questionAnchor(code)} aria-labelledby={`${questionAnchor(code)}-title`} className="scroll-mt-6 space-y-3">
              <h4 id={`${questionAnchor(code)}-title`} lang={own} className="max-w-read font-sans text-m font-semibold">{text}</h4>
              <div className={`grid gap-4 ${columns}`}>
                {there.map((kind) => {
                  const side = shown.sides[kind];
                  return (
                    <div key={kind} className={`min-w-0 space-y-3 rounded-card border p-4 ${answers[kind] ? "border-hairline bg-surface" : "border-dashed border-edge"}`}>
                      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
                        <p className="text-s text-ink-soft">{t(`kinds.${kind}`)}</p>
                        {side?.canWrite ? <Link to={answerPath(actionId, side.id, code)} className="no-print inline-flex min-h-8 items-center text-s" aria-label={t(answers[kind] ? "answer.changeOf" : "answer.writeOf", { question: text })}>{t(answers[kind] ? "answer.change" : "answer.write")}</Link> : null}
                      </div>
                      {answers[kind] ? <AnswerView answer={answers[kind]} lang={lang} /> : <p className="text-ink-soft">{t("answer.none")}</p>}
                    </div>
                  );
                })}
              </div>
            </section>
          ))}
        </section>
      ))}
    </div>
  );
}

/** How far one of the two is, and what its writers may do with it as a whole. */
function SideHead({ kind, side, questions }: { kind: EvaluationKind; side: SentSide | null; questions: number }) {
  const { t } = useTranslation("evaluation");
  const locale = useLocale();
  if (!side) return <div className="rounded-card border border-dashed border-edge p-4"><p className="font-semibold">{t(`kinds.${kind}`)}</p><p className="text-s text-ink-soft">{t(`none.${kind}`)}</p></div>;
  return (
    <div className="space-y-2 rounded-card border border-hairline bg-surface p-4">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1"><span className="font-semibold">{t(`kinds.${kind}`)}</span><Badge look={side.finishedAt ? "leaf" : "plain"}>{side.finishedAt ? t("states.finished", { date: formatDate(side.finishedAt, locale) }) : t("states.draft")}</Badge></p>
      <p className="text-s text-ink-soft">{t("answered", { answered: side.answered, count: questions })}</p>
      {side.canWrite ? (
        <Form method="post" preventScrollReset className="no-print space-y-2">
          <input type="hidden" name="evaluation" value={side.id} />
          <p className="text-s text-ink-soft">{t("finish.text")}</p>
          <div className="flex flex-wrap gap-2"><Button variant="secondary" name="intent" value="finish">{t("finish.submit")}</Button><Button variant="quiet" name="intent" value="discard" aria-label={t("discardOf", { kind: t(`kinds.${kind}`) })}>{t("discard")}</Button></div>
        </Form>
      ) : null}
    </div>
  );
}

/** What was said to a question. */
function AnswerView({ answer, lang }: { answer: Answer; lang: string | undefined }) {
  const { t } = useTranslation("evaluation");
  const said = (["strengths", "improve", "evidence"] as const).filter((field) => answer[field] !== "");
  return (
    <>
      {answer.judgement ? <p lang={lang} className="max-w-read whitespace-pre-line break-words">{answer.judgement}</p> : null}
      {said.length > 0 ? <dl className="space-y-2">{said.map((field) => <div key={field}><dt className="text-s font-semibold">{t(`fields.${field}`)}</dt><dd lang={lang} className="max-w-read whitespace-pre-line break-words">{answer[field]}</dd></div>)}</dl> : null}
      {answer.evidenceUrl ? <p className="text-s"><a href={answer.evidenceUrl} className="break-all" {...(answer.evidenceUrl.startsWith("/") ? {} : { rel: "noreferrer nofollow" })}>{answer.evidenceUrl}</a></p> : null}
    </>
  );
}
