import { Form } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { formatTime } from "#app/i18n/format.ts";
import { Button } from "#app/ui/button.tsx";
import { FormErrors, TextArea } from "#app/ui/field.tsx";
import { useKeeping, type KeepState } from "#app/ui/use-keeping.ts";
import { useLocale } from "#app/ui/use-root.ts";
import { answerField, answerLimit, markField } from "../case-studies/answer-fields.ts";
import { InlineHtml } from "./inline-html.tsx";

interface Question {
  key: string;
  prompt: string;
  help: string | null;
  isPlan: boolean;
  answer: string;
  mark: string;
}

interface Props {
  questions: Question[];
  /** Language of the questions. */
  lang: string | undefined;
  isDone: boolean;
  /** Where the script keeps what is typed. */
  saveTo: string;
  /** After a post: the questions that still wait, or when it was saved. */
  missing: string[];
  savedAt: string | Date | undefined;
}

const idOf = (key: string) => `case-${key}`;

/** All questions of a case study in one form: kept while one types, by its buttons without JavaScript. */
export function CaseQuestions({ questions, lang, isDone, saveTo, missing, savedAt }: Props) {
  const { t } = useTranslation("learning");
  const locale = useLocale();
  const form = useRef<HTMLFormElement>(null);
  const kept = useKeeping(form, { saveTo, name: `case.${saveTo}` });
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    if (missing.length > 0) form.current?.querySelector<HTMLElement>("[data-form-errors]")?.focus();
  }, [missing]);
  const said: Record<Exclude<KeepState["kind"], "saved">, string> = {
    none: savedAt ? t("common:states.saved") : "",
    unsaved: t("case.unsaved"),
    restored: t("case.restored"),
    signedOut: t("common:signedOut.text"),
    closed: t("errors:learning.notEnrolled"),
    elsewhere: t("case.unsaved"),
    tooLong: t("errors:learning.noteTooLong", { limit: answerLimit }),
  };
  const status = kept.kind === "saved" ? t("case.savedAt", { time: formatTime(kept.at, locale) }) : said[kept.kind];
  return (
    <Form ref={form} method="post" preventScrollReset className="mt-5 space-y-7">
      <FormErrors errors={missing.map((key) => ({ id: idOf(key), message: t("case.missingIn", { number: questions.findIndex((question) => question.key === key) + 1 }) }))} />
      {/* The first button is what Enter presses: it saves. */}
      <button name="intent" value="answers" className="sr-only" tabIndex={-1} aria-hidden>{t("case.save")}</button>
      {questions.map(({ key, prompt, help, isPlan, answer, mark }, index) => (
        <div key={key} className={isPlan ? "rounded-card border border-sun bg-sun-tint p-4 sm:p-5" : ""}>
          <input type="hidden" name={markField(key)} value={touched.has(key) ? "" : mark} />
          <TextArea
            id={idOf(key)}
            name={answerField(key)}
            label={<><span className="eyebrow block">{isPlan ? t("case.plan") : t("case.question", { number: index + 1 })}</span><span lang={lang}><InlineHtml html={prompt} /></span></>}
            help={help || isPlan ? <>{help ? <span lang={lang}><InlineHtml html={help} /></span> : null} {isPlan ? t("case.planHelp") : null}</> : undefined}
            errors={missing.includes(key) ? [t("case.missing")] : []}
            defaultValue={answer}
            rows={isPlan ? 8 : 5}
            maxLength={answerLimit}
            onInput={() => setTouched((before) => (before.has(key) ? before : new Set([...before, key])))}
          />
        </div>
      ))}
      <p className="text-s text-ink-soft">{t("case.private")}</p>
      <div className="no-print flex flex-wrap items-center gap-3">
        {isDone ? null : <Button name="intent" value="answered">{t("case.answered")}</Button>}
        <Button name="intent" value="answers" variant={isDone ? "primary" : "secondary"}>{t("case.save")}</Button>
        <span role="status" className="text-s text-ink-soft">{status}</span>
      </div>
    </Form>
  );
}
