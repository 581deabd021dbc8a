import { Form } from "@remix-run/react";
import { useEffect, useRef, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { FormAnswer } from "#app/lib/answer-form.server.ts";
import { FormErrors } from "#app/ui/field.tsx";
import { SignInAgain } from "#app/ui/sign-in-again.tsx";

/** What a control needs to know: spread it into Field, TextArea or Select. */
export interface JudgedField {
  id: string;
  name: string;
  label: string;
  errors: string[];
  defaultValue: string;
}

interface JudgedFormProps {
  /** Names the form on its page; the action answers under it. */
  name: string;
  answer: FormAnswer | undefined;
  /** Of the fields, by name: they also name them in the summary of errors. */
  labels: Record<string, string>;
  className?: string;
  children: (field: (name: string, initial?: string) => JudgedField) => ReactNode;
}

const textOf = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

/** A form that is judged on the server: keeps what was typed, says what is wrong beside each field and in a summary, which takes the focus. */
export function JudgedForm({ name, answer, labels, className = "space-y-5", children }: JudgedFormProps) {
  const { t } = useTranslation();
  const ref = useRef<HTMLDivElement>(null);
  const mine = answer?.form === name ? answer : undefined;
  const messages = (field: string) => (mine?.result.error?.[field] ?? []).map((key) => t(key, mine?.values ?? {}));
  const field = (key: string, initial = ""): JudgedField => ({ id: `${name}-${key}`, name: key, label: labels[key] ?? "", errors: messages(key), defaultValue: textOf(mine?.result.initialValue?.[key]) ?? initial });
  const summary = Object.keys(mine?.result.error ?? {}).flatMap((key) => messages(key).map((message) => (labels[key] ? { id: `${name}-${key}`, message: `${labels[key]}: ${message}` } : { message })));
  useEffect(() => {
    if (mine) ref.current?.querySelector<HTMLElement>("[data-form-errors]")?.focus();
  }, [mine]);
  return (
    <Form method="post" preventScrollReset className={className}>
      <div ref={ref} className="empty:hidden"><FormErrors errors={summary} /><SignInAgain errors={mine?.result.error} /></div>
      <input type="hidden" name="form" value={name} />
      {children(field)}
    </Form>
  );
}
