import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { FormAnswer } from "#app/lib/answer-form.server.ts";
import { FormErrors } from "#app/ui/field.tsx";
import { SignInAgain } from "#app/ui/sign-in-again.tsx";

/** Of a form that cannot be sent any more: why, and what had been written, to be copied. `labels` name the fields that hold words. */
export function KeptWords({ answer, labels }: { answer: FormAnswer; labels: Record<string, string> }) {
  const { t } = useTranslation("submissions");
  const ref = useRef<HTMLElement>(null);
  const errors = Object.values(answer.result.error ?? {}).flatMap((keys) => (keys ?? []).map((key) => ({ message: t(key, answer.values) })));
  const words = Object.entries(labels).flatMap(([name, label]) => {
    const text = answer.result.initialValue?.[name];
    return typeof text === "string" && text.trim() !== "" ? [{ name, label, text }] : [];
  });
  useEffect(() => ref.current?.querySelector<HTMLElement>("[data-form-errors]")?.focus(), [answer]);
  return (
    <section ref={ref} aria-label={t("keptWords.title")} className="space-y-4">
      <div><FormErrors errors={errors} /><SignInAgain errors={answer.result.error} /></div>
      {words.length > 0 ? <div><h2 className="text-l">{t("keptWords.title")}</h2><p className="text-s text-ink-soft">{t("keptWords.help")}</p></div> : null}
      {words.map(({ name, label, text }) => (
        <div key={name} className="space-y-1">
          <label htmlFor={`kept-${name}`} className="block font-semibold">{label}</label>
          <textarea id={`kept-${name}`} readOnly rows={Math.min(10, 2 + Math.ceil(text.length / 80))} defaultValue={text} className="input" />
        </div>
      ))}
    </section>
  );
}
