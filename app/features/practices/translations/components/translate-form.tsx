import { Form } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { formatLanguage, formatPercent, formatTime } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locales.ts";
import { Button } from "#app/ui/button.tsx";
import { FormErrors } from "#app/ui/field.tsx";
import { SignInAgain } from "#app/ui/sign-in-again.tsx";
import { useKeeping } from "#app/ui/use-keeping.ts";
import { useLocale } from "#app/ui/use-root.ts";
import { translatePath } from "#app/features/practices/practice-paths.ts";
import type { TranslatingPage } from "../languages.server.ts";
import { TranslatedPartField } from "./translated-part-field.tsx";
import { usePartLabel } from "./use-part-label.ts";

/** A translation that could not be saved or handed in: what was typed, and why. */
export interface TranslateAnswer {
  typed: Record<string, string>;
  /** A translation key. */
  error: string;
  /** The part it is about. */
  part?: string;
  /** Somebody typed elsewhere meanwhile: both are shown. */
  elsewhere: boolean;
}

/** The original beside the translation, part by part. Saved by its buttons, and with scripts as one writes. */
export function TranslateForm({ page, locale, answer }: { page: TranslatingPage; locale: Locale; answer: TranslateAnswer | undefined }) {
  const { t } = useTranslation(["translations", "submissions"]);
  const reader = useLocale();
  const label = usePartLabel();
  const form = useRef<HTMLFormElement>(null);
  const state = useKeeping(form, { saveTo: `${translatePath(page.slug, locale)}/draft`, name: `translation.${page.slug}.${locale}` });
  const wasHandedIn = answer?.error === "translations:errors.incomplete";
  const errorsOf = (key: string): string[] => [
    ...page.problems.filter((problem) => problem.key === key && (wasHandedIn || problem.message !== "submissions:errors.required") && (wasHandedIn || page.own !== null)).map(({ message }) => t(message)),
    ...(answer?.part === key ? [t(answer.error)] : []),
  ];
  const wrong = page.parts.flatMap((part) => errorsOf(part.key).map((message) => ({ id: part.key, message: `${label(part)}: ${message}` })));
  const done = page.parts.filter(({ key, words }) => (answer?.typed[key] ?? words).trim() !== "").length;
  useEffect(() => {
    if (answer) form.current?.querySelector<HTMLElement>("[data-form-errors]")?.focus();
  }, [answer]);
  return (
    <Form ref={form} method="post" className="space-y-8">
      {answer ? <div><FormErrors errors={wasHandedIn && wrong.length > 0 ? wrong : [{ message: t(answer.error) }]} /><SignInAgain errors={{ "": [answer.error] }} /></div> : null}
      {/* Enter in a line saves; it does not hand in. */}
      <button tabIndex={-1} aria-hidden className="sr-only" />
      <input key={page.version} type="hidden" name="version" defaultValue={page.version} />
      <input type="hidden" name="original" value={page.original} />
      <div aria-hidden className="hidden gap-x-10 font-semibold lg:grid lg:grid-cols-2">
        <p>{t("form.original", { language: formatLanguage(page.originalLocale, reader) })}</p>
        <p>{t("form.translation", { language: formatLanguage(locale, reader) })}</p>
      </div>
      {page.parts.map((part) => <TranslatedPartField key={part.key} part={part} typed={answer?.typed[part.key]} errors={errorsOf(part.key)} elsewhere={answer?.elsewhere === true} originalLocale={page.originalLocale} locale={locale} />)}
      <div className="space-y-3 border-t border-hairline pt-6">
        <p className="text-ink-soft">{t("form.progress", { percent: formatPercent(Math.round((done / page.parts.length) * 100), reader) })}. {t("form.handInHelp")}</p>
        <div className="flex flex-wrap items-center gap-3">
          <Button name="intent" value="hand-in">{t("form.handIn")}</Button>
          <Button variant="secondary" name="intent" value="save">{t("form.save")}</Button>
          <p role="status" className="text-s text-ink-soft">{state.kind === "saved" ? t("submissions:edit.saved", { time: formatTime(state.at, reader) }) : state.kind === "none" ? "" : t(`submissions:edit.${state.kind}`)}</p>
        </div>
      </div>
    </Form>
  );
}
