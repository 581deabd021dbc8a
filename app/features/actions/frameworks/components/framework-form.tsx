import { Form } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { phases } from "#app/features/actions/evaluation/evaluation.kinds.ts";
import { localeNames, locales, type Locale } from "#app/i18n/locales.ts";
import { Button } from "#app/ui/button.tsx";
import { Choice, Field, FormErrors, Select, TextArea } from "#app/ui/field.tsx";
import { SignInAgain } from "#app/ui/sign-in-again.tsx";
import { useLocale } from "#app/ui/use-root.ts";
import { criterionField, questionField, type TypedFramework, type TypedQuestion, type Wrong } from "../framework-content.ts";
import { most } from "../framework.kinds.ts";

/** What the form gets back when it was not saved. */
export interface FrameworkAnswer {
  form: "framework";
  typed: TypedFramework;
  wrong: Wrong;
  /** The field that was asked for: it takes the focus. */
  focus?: string;
  /** The revision that somebody else saved meanwhile. */
  newer?: number;
}

interface FrameworkFormProps {
  typed: TypedFramework;
  original: TypedFramework | null;
  madeIn: Locale;
  locale: Locale;
  languages: { locale: Locale; said: number; of: number }[];
  seen: number;
  answer: FrameworkAnswer | undefined;
}

const idOf = (name: string): string => `f-${name.replaceAll(".", "-")}`;

/** Criteria with their questions, in one language. Rows are added and taken out by buttons of the form, so that it needs no scripts. */
export function FrameworkForm({ typed: saved, original, madeIn, locale, languages, seen, answer }: FrameworkFormProps) {
  const { t } = useTranslation(["frameworks", "evaluation"]);
  const ui = useLocale();
  const form = useRef<HTMLFormElement>(null);
  const typed = answer?.typed ?? saved;
  const lang = locale === ui ? undefined : locale;
  useEffect(() => {
    if (answer) form.current?.querySelector<HTMLElement>(answer.focus === undefined ? "[data-form-errors]" : `#${idOf(answer.focus)}`)?.focus();
  }, [answer]);
  const nameOf = (name: string): string => {
    const [, c, q, field = ""] = /^c(\d+)\.(?:q(\d+)\.)?(\w+)$/.exec(name) ?? [];
    if (c === undefined) return t(`form.${name}`);
    const criterion = t("form.criterion", { number: Number(c) + 1 });
    return q === undefined ? `${criterion}, ${t(`form.criterion${field === "title" ? "Title" : "Key"}`)}` : `${criterion}, ${t("form.question", { number: Number(q) + 1 })}`;
  };
  const control = (name: string, value: string, label: string, there?: string) => ({
    id: idOf(name), name, label, lang, defaultValue: value, autoComplete: "off", errors: answer?.wrong[name] ? [t(answer.wrong[name])] : [],
    ...(there ? { help: <span lang={madeIn === ui ? undefined : madeIn}>{t("form.original", { text: there })}</span> } : {}),
  });
  const before = (key: string) => original?.criteria.find((one) => one.key === key);
  const problems = Object.entries(answer?.wrong ?? {}).map(([name, key]) => (name === "" ? { message: t(key) } : { id: idOf(name), message: `${nameOf(name)}: ${t(key)}` }));
  return (
    <Form ref={form} method="post" preventScrollReset className="space-y-10" noValidate>
      {/* Enter saves: the first button of a form is the one it presses. */}
      <button type="submit" name="intent" value="save" tabIndex={-1} aria-hidden className="sr-only">{t("form.save")}</button>
      <FormErrors errors={problems} />
      <SignInAgain errors={answer?.wrong[""] ? { "": [answer.wrong[""]] } : undefined} />
      <input key={answer?.newer ?? seen} type="hidden" name="seen" defaultValue={answer?.newer ?? seen} />
      <section aria-labelledby="what" className="space-y-4">
        <h2 id="what" className="text-l">{t("form.what")}</h2>
        <Field {...control("title", typed.title, t("form.title"), original?.title)} />
        <TextArea {...control("about", typed.about, t("form.about"), original?.about)} rows={3} />
        <Field {...control("source", typed.source, t("form.source"))} lang={undefined} help={t("form.sourceHelp")} optional />
      </section>
      <section aria-labelledby="criteria" className="space-y-4">
        <h2 id="criteria" className="text-l">{t("form.criteria")}</h2>
        <p className="text-ink-soft">{t("form.criteriaHelp")}</p>
        {typed.criteria.map((criterion, c) => (
          <fieldset key={criterion.key || `new-${c}`} className="space-y-4 rounded-card border border-hairline bg-surface px-4 pb-4 pt-2">
            <legend className="px-1 font-semibold">{t("form.criterion", { number: c + 1 })}</legend>
            <input type="hidden" name={criterionField(c, "key")} defaultValue={criterion.key} />
            <Field {...control(criterionField(c, "title"), criterion.title, t("form.criterionTitle"), before(criterion.key)?.title)} />
            <ol className="space-y-4">
              {criterion.questions.map((question, q) => <li key={question.key || `new-${q}`}><QuestionRow c={c} q={q} question={question} field={control(questionField(c, q, "text"), question.text, t("form.question", { number: q + 1 }), before(criterion.key)?.questions.find(({ key }) => key === question.key)?.text)} /></li>)}
            </ol>
            <div className="flex flex-wrap gap-2">
              {criterion.questions.length < most.questions ? <Button variant="secondary" name="intent" value={`more-questions-${c}`} aria-label={t("form.moreQuestionsOf", { number: c + 1 })}>{t("form.moreQuestions")}</Button> : null}
              <Button variant="quiet" name="intent" value={`drop-criterion-${c}`} aria-label={t("form.dropCriterionOf", { number: c + 1 })}>{t("form.dropCriterion")}</Button>
            </div>
          </fieldset>
        ))}
        {typed.criteria.length < most.criteria ? <Button variant="secondary" name="intent" value="more-criteria">{t("form.moreCriteria")}</Button> : null}
      </section>
      <section aria-labelledby="save" className="space-y-4 border-t border-hairline pt-6">
        <h2 id="save" className="text-l">{t("form.done")}</h2>
        <Button name="intent" value="save">{t("form.save")}</Button>
        <div className="flex flex-wrap items-end gap-3">
          <Select id="next" name="next" label={t("form.language")} help={t("form.languageHelp")} defaultValue={locales.find((one) => one !== locale)} options={languages.filter((one) => one.locale !== locale).map((one) => ({ value: one.locale, label: t("form.languageState", { language: localeNames[one.locale], said: one.said, all: one.of }) }))} />
          <Button variant="secondary" name="intent" value="language">{t("form.goOn")}</Button>
        </div>
      </section>
    </Form>
  );
}

/** One question, and the phases that ask it. */
function QuestionRow({ c, q, question, field }: { c: number; q: number; question: TypedQuestion; field: Parameters<typeof Field>[0] }) {
  const { t } = useTranslation(["frameworks", "evaluation"]);
  const name = questionField(c, q, "phases");
  return (
    <div className="space-y-1 border-t border-hairline pt-3">
      <input type="hidden" name={questionField(c, q, "key")} defaultValue={question.key} />
      <Field {...field} />
      <fieldset className="flex flex-wrap items-center gap-x-5">
        <legend className="sr-only">{t("form.phasesOf", { number: q + 1 })}</legend>
        {phases.map((phase) => <Choice key={phase} id={`${idOf(name)}-${phase}`} name={name} value={phase} defaultChecked={question.phases.includes(phase)} label={t(`evaluation:phases.${phase}`)} />)}
        <Button variant="quiet" className="ml-auto" name="intent" value={`drop-question-${c}-${q}`} aria-label={t("form.dropQuestionOf", { question: q + 1, number: c + 1 })}>{t("form.dropQuestion")}</Button>
      </fieldset>
    </div>
  );
}
