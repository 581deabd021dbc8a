import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import { requireActor } from "#app/auth/session.server.ts";
import { AttemptForm } from "#app/features/learning/components/attempt-form.tsx";
import { AttemptResult } from "#app/features/learning/components/attempt-result.tsx";
import { AttemptReview } from "#app/features/learning/components/attempt-review.tsx";
import { useLearningClock } from "#app/features/learning/components/use-learning-clock.ts";
import { getAttempt, getReview } from "#app/features/learning/attempt-pages.server.ts";
import { assessOwnAnswer, submitAttempt } from "#app/features/learning/attempts.server.ts";
import { saveAnswerForm } from "#app/features/learning/answer-saving.server.ts";
import { findMovedQuestion } from "#app/features/learning/quiz/answer-form.ts";
import { renderQuestions, renderReview, renderUnitIntro } from "#app/features/learning/rendered-quiz.server.ts";
import { getLocale } from "#app/i18n/i18n.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { AppError } from "#app/lib/app-error.ts";
import { readForm } from "#app/lib/answer-form.server.ts";
import { formText } from "#app/lib/form-text.ts";
import { Notice } from "#app/ui/notice.tsx";
import { Page } from "#app/ui/page.tsx";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const locale = await getLocale(request, actor.locale);
  const attemptId = params.attempt ?? "";
  const now = new Date();
  const open = await getAttempt(actor, { attemptId, locale, now });
  const place = { courseSlug: params.slug ?? "", unitKey: params.unit ?? "" };
  if (open.unitKey !== place.unitKey) throw new AppError("not-found", "errors:quiz.noSuchAttempt");
  if (!open.submitted) {
    const { questions, answers, dueAt, intro, ...attempt } = open;
    return {
      place,
      review: null,
      attempt: {
        ...attempt,
        intro: renderUnitIntro(intro),
        questions: renderQuestions(questions),
        answers: Object.fromEntries(Object.entries(answers).map(([key, { value }]) => [key, value])),
        millisecondsLeft: dueAt === null ? null : dueAt.getTime() - now.getTime(),
      },
    };
  }
  const review = await getReview(actor, { attemptId, locale, now });
  return { place, attempt: null, review: { ...review, questions: renderReview(review.questions) } };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const locale = await getLocale(request, actor.locale);
  const attemptId = params.attempt ?? "";
  const here = `/courses/${params.slug ?? ""}/learn/${params.unit ?? ""}/attempts/${attemptId}`;
  const form = await readForm(request);
  const intent = form.get("intent");
  if (intent === "assess") {
    await assessOwnAnswer(actor, { attemptId, questionKey: formText(form, "question"), assessment: form.get("assessment") });
    return redirect(`${here}#q-${formText(form, "question")}`);
  }
  // A late or second hand-in leads to the result that stands; a late save leads there too, and the page says why.
  const saved = await saveAnswerForm(actor, { attemptId, form, locale });
  if (saved === null) return redirect(here);
  if (Object.keys(saved.problems).length > 0) {
    const typed = Object.fromEntries(Object.keys(saved.problems).map((key) => [key, formText(form, `q.${key}`)]));
    return data({ problems: saved.problems, typed, saved: false }, { status: 422 });
  }
  if (intent === "submit") {
    await submitAttempt(actor, { attemptId });
    return redirect(here);
  }
  const moved = findMovedQuestion(form, saved.paper);
  if (moved) return redirect(`${here}#q-${moved}`);
  return data({ problems: {}, typed: {}, saved: true });
}

export const handle: TextsHandle = { texts: ["quiz", "learning"] };

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => pageTitle((loaded?.attempt ?? loaded?.review)?.title);

export default function AttemptPage() {
  const { place, attempt, review } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { t } = useTranslation("quiz");
  const base = `/courses/${place.courseSlug}`;
  const unit = `${base}/learn/${place.unitKey}`;
  useLearningClock(`${base}/beat`, place.unitKey);
  const page = attempt ?? review;
  return (
    <Page width="read">
      <p className="text-s"><Link to={unit}>← {t(attempt ? "taking.later" : review.kind === "check" ? "result.backToPractice" : "result.back")}</Link></p>
      <h1 lang={page.locale} className="mb-6 mt-3">{t("taking.title", { quiz: page.title, number: page.number })}</h1>
      {attempt ? (
        <div lang={attempt.locale}>
          {result?.saved ? <Notice kind="success" live className="mb-4"><p>{t("taking.savedNow")}</p></Notice> : null}
          <AttemptForm key={attempt.attemptId} attemptId={attempt.attemptId} kind={attempt.kind === "check" ? "check" : "quiz"} questions={attempt.questions} answers={attempt.answers} millisecondsLeft={attempt.millisecondsLeft} saveTo={`${unit}/attempts/${attempt.attemptId}/answers`} problems={result?.problems} typed={result?.typed} />
        </div>
      ) : (
        <>
          <AttemptResult result={review.result} kind={review.kind} passMark={review.passMark} endedByTime={review.endedByTime} base={base} unitKey={place.unitKey} />
          <h2 className="mb-4 mt-10">{t("result.answers")}</h2>
          <AttemptReview questions={review.questions} />
        </>
      )}
    </Page>
  );
}
