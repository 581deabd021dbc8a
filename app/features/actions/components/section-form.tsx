import { Form } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { Field, FormErrors, Select, TextArea } from "#app/ui/field.tsx";
import { SignInAgain } from "#app/ui/sign-in-again.tsx";
import { rowField, rowsTyped, type Typed, type Wrong } from "../plan-content.ts";
import { mostRows, ruleOf, type FieldRule, type SectionKey } from "../plan-fields.ts";

/** What a section's form gets back when it was not saved. */
export interface SectionAnswer {
  form: "section";
  typed: Typed;
  wrong: Wrong;
  /** The row that was asked for: it takes the focus. */
  focus?: number;
  /** Somebody else saved meanwhile: what stands there now. */
  newer?: { revision: number; by: string; typed: Typed };
}

interface SectionFormProps {
  section: SectionKey;
  typed: Typed;
  seen: number;
  answer: SectionAnswer | undefined;
  lang: string | undefined;
}

/** One section of a plan. Rows are added and taken out by buttons of the form, so that it needs no scripts. */
export function SectionForm({ section, typed: saved, seen, answer, lang }: SectionFormProps) {
  const { t } = useTranslation("actions");
  const form = useRef<HTMLFormElement>(null);
  const { texts, row } = ruleOf(section);
  const typed = answer?.typed ?? saved;
  const count = row ? Math.max(1, rowsTyped(typed)) : 0;
  const rowTitle = (index: number): string => t(`rows.${section}`, { number: index + 1 });
  const nameOf = (name: string): string => {
    const [index = "", field = ""] = name.split(".");
    return name.includes(".") ? `${rowTitle(Number(index))}, ${t(`fields.${section}.${field}`)}` : t(`fields.${section}.${name}`);
  };
  const idOf = (name: string): string => `f-${name.replace(".", "-")}`;
  useEffect(() => {
    if (!answer) return;
    form.current?.querySelector<HTMLElement>(answer.focus === undefined ? "[data-form-errors]" : `#row-${answer.focus} :is(input, textarea, select):not([type=hidden])`)?.focus();
  }, [answer]);
  // Help stands at the first row only: twenty rows would say it twenty times.
  const control = (name: string, field: string, rule: FieldRule) => {
    const common = { id: idOf(name), name, label: t(`fields.${section}.${field}`), lang: rule.kind === "line" || rule.kind === "text" ? lang : undefined, errors: answer?.wrong[name] ? [t(answer.wrong[name])] : [], defaultValue: typed[name] ?? "", ...(rule.hasHelp && !/^[1-9]\d*\./.test(name) ? { help: t(`help.${section}.${field}`) } : {}) };
    if (rule.kind === "text") return <TextArea key={name} {...common} rows={5} />;
    if (rule.kind === "choice") return <Select key={name} {...common} options={(rule.options ?? []).map((value) => ({ value, label: t(`choices.${value}`) }))} />;
    return <Field key={name} {...common} {...(rule.kind === "day" ? { type: "date" } : rule.kind === "number" ? { inputMode: "decimal" as const, autoComplete: "off" } : {})} />;
  };
  const problems = Object.entries(answer?.wrong ?? {}).map(([name, key]) => (name === "" ? { message: t(key) } : { id: idOf(name), message: `${nameOf(name)}: ${t(key)}` }));
  return (
    <Form ref={form} method="post" preventScrollReset className="space-y-6" noValidate>
      {/* Enter saves: the first button of a form is the one it presses. */}
      <button type="submit" name="intent" value="save" tabIndex={-1} aria-hidden className="sr-only">{t("edit.save")}</button>
      <FormErrors errors={problems} />
      <SignInAgain errors={answer?.wrong[""] ? { "": [answer.wrong[""]] } : undefined} />
      {answer?.newer ? (
        <div role="alert" className="space-y-2 rounded-card border border-clay bg-clay-tint p-4">
          <p className="font-semibold">{answer.newer.by === "" ? t("edit.newerOwn") : t("edit.newer", { name: answer.newer.by })}</p>
          <dl className="space-y-1 text-s">{Object.entries(answer.newer.typed).filter(([name, value]) => value !== "" && !name.endsWith(".key") && value !== typed[name]).map(([name, value]) => <div key={name}><dt className="font-semibold">{nameOf(name)}</dt><dd className="whitespace-pre-line">{value}</dd></div>)}</dl>
        </div>
      ) : null}
      <input key={answer?.newer?.revision ?? seen} type="hidden" name="seen" defaultValue={answer?.newer?.revision ?? seen} />
      {Object.entries(texts).map(([name, rule]) => control(name, name, rule))}
      {row ? (
        <ol className="space-y-4">
          {Array.from({ length: count }, (_, index) => (
            <li key={typed[rowField(index, "key")] || `new-${index}-${count}`}>
              <fieldset id={`row-${index}`} className="space-y-3 rounded-card border border-hairline bg-surface px-4 pb-3 pt-2">
                <legend className="px-1 font-semibold">{rowTitle(index)}</legend>
                <input type="hidden" name={rowField(index, "key")} defaultValue={typed[rowField(index, "key")] ?? ""} />
                <div className="flex flex-wrap gap-4">
                  {Object.entries(row).map(([field, rule]) => <div key={field} className={`min-w-36 max-sm:w-full ${rule.kind === "line" && rule.max >= 160 ? "flex-[3_1_14rem]" : "flex-[1_1_9rem]"}`}>{control(rowField(index, field), field, rule)}</div>)}
                </div>
                <p><Button variant="quiet" name="intent" value={`drop-${index}`} aria-label={t("edit.dropRow", { row: rowTitle(index) })}>{t("edit.drop")}</Button></p>
              </fieldset>
            </li>
          ))}
        </ol>
      ) : null}
      <div className="flex flex-wrap items-center gap-3 border-t border-hairline pt-6">
        <Button name="intent" value="save">{t("edit.save")}</Button>
        {row && count < mostRows ? <Button variant="secondary" name="intent" value="more">{t(`more.${section}`)}</Button> : null}
      </div>
    </Form>
  );
}
