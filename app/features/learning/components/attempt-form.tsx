import { Form, useNavigation, useSubmit } from "@remix-run/react";
import { useEffect, useRef, useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { formatTime } from "#app/i18n/format.ts";
import { Button } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { useLocale } from "#app/ui/use-root.ts";
import { type QuizAnswerValue } from "../quiz/answer.schema.ts";
import { isAnswered } from "../quiz/answer.ts";
import type { QuestionView } from "../quiz/question-view.ts";
import { QuestionFields } from "./question-fields.tsx";
import { TimeLeft } from "./time-left.tsx";
import { useAnswerSaving } from "./use-answer-saving.ts";

export interface AttemptFormProps {
  attemptId: string;
  kind: "check" | "quiz";
  questions: QuestionView[];
  answers: Record<string, QuizAnswerValue>;
  /** Milliseconds left when the page was made; null without a limit. */
  millisecondsLeft: number | null;
  saveTo: string;
  /** After a form post without JavaScript: what could not be understood, and what had been typed there. */
  problems?: Record<string, string>;
  typed?: Record<string, string>;
}

/** All questions of an attempt in one form. Saved as one types; "Save" and the order buttons work without JavaScript. */
export function AttemptForm({ attemptId, kind, questions, answers, millisecondsLeft, saveTo, problems = {}, typed = {} }: AttemptFormProps) {
  const { t } = useTranslation("quiz");
  const locale = useLocale();
  const form = useRef<HTMLFormElement>(null);
  const { state, savedAt, settle } = useAnswerSaving(form, saveTo, attemptId);
  const [hydrated, setHydrated] = useState(false);
  const submit = useSubmit();
  const leaving = useRef(false);
  const busy = useNavigation().state !== "idle";
  const answered = questions.filter(({ key }) => isAnswered(answers[key])).length;

  useEffect(() => setHydrated(true), []);

  /** What is still on its way arrives first, so that nothing comes after the hand-in. While nobody can be reached the page stays. */
  const leave = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const button = (event.nativeEvent as SubmitEvent).submitter;
    if (leaving.current) return;
    leaving.current = true;
    const arrival = await settle();
    leaving.current = false;
    if (arrival !== "away") submit(button instanceof HTMLButtonElement ? button : form.current);
  };

  const status = {
    idle: "",
    saving: t("taking.saving"),
    saved: savedAt ? t("taking.savedAt", { time: formatTime(savedAt, locale) }) : "",
    offline: t("taking.offline"),
    signedOut: t("taking.signedOut"),
    refused: t("taking.refused"),
  }[state];
  const isWarning = state === "offline" || state === "signedOut" || state === "refused";

  return (
    <Form ref={form} method="post" id="attempt" noValidate data-hydrated={hydrated || undefined} onSubmit={(event) => void leave(event)}>
      {/* The first button is what Enter presses: it saves, it never hands in. */}
      <button name="intent" value="save" className="sr-only" tabIndex={-1} aria-hidden>{t("taking.save")}</button>
      {millisecondsLeft === null ? null : <TimeLeft milliseconds={millisecondsLeft} onEnd={() => form.current?.querySelector<HTMLButtonElement>("[data-submit]")?.click()} />}
      {questions.map((question, index) => (
        <QuestionFields key={question.key} question={question} number={index + 1} value={answers[question.key]} typed={typed[question.key]} problem={problems[question.key]} />
      ))}
      <div className="space-y-4 border-t border-hairline pt-6">
        {isWarning ? <Notice kind="warning">{status}</Notice> : null}
        <p role="status" className="min-h-6 text-s text-ink-soft">{status || (hydrated ? "" : t("taking.answered", { count: answered, of: questions.length }))}</p>
        <div className="flex flex-wrap gap-3">
          <Button name="intent" value="submit" data-submit disabled={busy}>{t(kind === "check" ? "taking.check" : "taking.submit")}</Button>
          <Button name="intent" value="save" variant="secondary">{t("taking.save")}</Button>
        </div>
      </div>
    </Form>
  );
}
