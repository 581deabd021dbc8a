import { Form, useFetcher } from "@remix-run/react";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { formatDateTime } from "#app/i18n/format.ts";
import type { FormAnswer } from "#app/lib/answer-form.server.ts";
import { Button } from "#app/ui/button.tsx";
import { Choice, Field, FieldErrors, TextArea } from "#app/ui/field.tsx";
import { useLocale } from "#app/ui/use-root.ts";
import type { Question } from "../questionnaire-page.server.ts";

interface QuestionProps {
  question: Question;
  /** Tells this page from others that are open. */
  page: string;
  /** What the page's action has answered without scripts. */
  answer: FormAnswer | undefined;
  lang: string;
  canAnswer: boolean;
  canReview: boolean;
}

const typed = (answer: FormAnswer | undefined, name: string): string | undefined => {
  const value = answer?.result.initialValue?.[name];
  return typeof value === "string" ? value : undefined;
};

/** One question: its answer with evidence, who gave it, and what a reviewer has asked back. Saved as soon as one chooses. */
export function QuestionForm({ question: asked, page, answer, lang, canAnswer, canReview }: QuestionProps) {
  const { t } = useTranslation("regions");
  const locale = useLocale();
  const { code, question, guidance, choices, answer: given, queries } = asked;
  const fetcher = useFetcher<FormAnswer | { saved: true }>();
  const live = fetcher.data && "form" in fetcher.data ? fetcher.data : undefined;
  const mine = live ?? (answer?.form === `answer-${code}` ? answer : undefined);
  // What was on the page when it came: others' answers that are loaded later beside what one types were not looked at.
  const [first] = useState({ seen: given?.revision ?? 0, page });
  const id = useId().replace(/\W/g, "");
  // Both are shown: saving again is then a decision.
  const meanwhile = (mine?.result.error?.[""] ?? []).includes("regions:errors.answeredMeanwhile") ? given : null;
  const errors = Object.values(mine?.result.error ?? {}).flatMap((keys) => (keys ?? []).map((key) => t(key, mine?.values ?? {})));
  const chosen = typed(mine, "choice") ?? (given ? (given.score === null ? "none" : String(given.score)) : "");
  const options = [...choices, { value: "none", label: t("form.none") }];
  const sayScore = (score: number | null): string => (score === null ? t("form.none") : choices.find(({ value }) => value === String(score))?.label ?? String(score));
  const when = given ? { name: given.by || t("form.somebody"), when: formatDateTime(given.at, locale, "Europe/Brussels") } : {};
  return (
    <section aria-labelledby={`${id}-q`} id={`q-${code}`} className="scroll-mt-4 space-y-3 border-t border-hairline pt-5">
      <div lang={lang}>
        <h3 id={`${id}-q`} className="text-m">{question}</h3>
        {guidance ? <p className="text-s text-ink-soft">{guidance}</p> : null}
      </div>
      {canAnswer ? (
        <fetcher.Form method="post" className="space-y-3" onChange={({ target, currentTarget }) => { if (target instanceof HTMLInputElement && target.type === "radio") fetcher.submit(currentTarget); }}>
          <input type="hidden" name="intent" value="answer" />
          <input type="hidden" name="code" value={code} />
          <input type="hidden" name="seen" value={meanwhile?.revision ?? first.seen} />
          <input type="hidden" name="page" value={first.page} />
          <fieldset aria-describedby={errors.length > 0 ? `${id}-error` : undefined}>
            <legend className="sr-only">{question}</legend>
            <div className="flex flex-wrap gap-x-6" lang={lang}>
              {options.map(({ value, label }) => <Choice key={value} id={`${id}-${value}`} type="radio" name="choice" value={value} defaultChecked={value === chosen} label={value === "none" ? <span lang={locale}>{label}</span> : label} />)}
            </div>
          </fieldset>
          <FieldErrors id={id} errors={errors} />
          {meanwhile ? (
            <div className="space-y-1 rounded-card border border-hairline bg-surface p-4">
              <p className="text-s text-ink-soft">{t("form.savedBy", when)}</p>
              <Given given={meanwhile} said={sayScore(meanwhile.score)} lang={lang} />
            </div>
          ) : null}
          <details open={given?.comment || given?.evidenceUrl || typed(mine, "comment") ? true : undefined}>
            <summary className="cursor-pointer text-s">{t("form.more")}</summary>
            <div className="mt-2 space-y-3">
              <TextArea id={`${id}-comment`} name="comment" label={t("form.comment")} rows={2} maxLength={2_000} defaultValue={typed(mine, "comment") ?? given?.comment ?? ""} optional />
              <Field id={`${id}-evidence`} name="evidenceUrl" type="url" label={t("form.evidence")} help={t("form.evidenceHelp")} maxLength={500} defaultValue={typed(mine, "evidenceUrl") ?? given?.evidenceUrl ?? ""} optional />
            </div>
          </details>
          <p className="flex flex-wrap items-center gap-x-4 gap-y-1">
            <Button variant="secondary">{t("common:actions.save")}</Button>
            <span className="text-s text-ink-soft" role="status">{fetcher.state === "submitting" ? t("form.saving") : given ? t("form.savedBy", when) : t("form.notYet")}</span>
          </p>
        </fetcher.Form>
      ) : (
        <div className="space-y-1">
          {given ? <Given given={given} said={sayScore(given.score)} lang={lang} /> : <p className="font-semibold">{t("form.notYet")}</p>}
        </div>
      )}
      {queries.map((query) => (
        <div key={query.id} className="space-y-2 rounded-card border border-hairline bg-surface p-4">
          <p><strong>{t("form.asked", { name: query.by || t("form.somebody") })}</strong> {query.text}</p>
          {query.reply ? <p><strong>{t("form.replied")}</strong> {query.reply}</p> : canAnswer ? (
            <Form method="post" preventScrollReset className="space-y-2">
              <input type="hidden" name="intent" value="reply" />
              <input type="hidden" name="query" value={query.id} />
              <TextArea id={`reply-${query.id}`} name="text" label={t("form.reply")} rows={2} maxLength={1_000} required defaultValue={answer?.form === `reply-${query.id}` ? typed(answer, "text") : undefined} errors={answer?.form === `reply-${query.id}` ? Object.values(answer.result.error ?? {}).flatMap((keys) => (keys ?? []).map((key) => t(key))) : undefined} />
              <Button variant="secondary">{t("form.sendReply")}</Button>
            </Form>
          ) : null}
        </div>
      ))}
      {canReview ? (
        <details>
          <summary className="cursor-pointer text-s">{t("form.askBack")}</summary>
          <Form method="post" preventScrollReset className="mt-2 space-y-2">
            <input type="hidden" name="intent" value="query" />
            <input type="hidden" name="code" value={code} />
            <TextArea id={`${id}-query`} name="text" label={t("form.query")} rows={2} maxLength={1_000} required />
            <Button variant="secondary">{t("form.sendQuery")}</Button>
          </Form>
        </details>
      ) : null}
    </section>
  );
}

/** An answer as it is read. */
function Given({ given: { score, comment, evidenceUrl }, said, lang }: { given: NonNullable<Question["answer"]>; said: string; lang: string }) {
  return (
    <>
      <p className="font-semibold" lang={score === null ? undefined : lang}>{said}</p>
      {comment ? <p className="whitespace-pre-line">{comment}</p> : null}
      {evidenceUrl ? <p className="break-words text-s"><a href={evidenceUrl} rel="noreferrer nofollow">{evidenceUrl}</a></p> : null}
    </>
  );
}
