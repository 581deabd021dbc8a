import { getFormProps, useForm } from "@conform-to/react";
import { Form, useNavigation } from "@remix-run/react";
import { useEffect, useRef, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { FormAnswer } from "#app/lib/answer-form.server.ts";
import { Button, type ButtonVariant } from "#app/ui/button.tsx";
import { FormErrors } from "#app/ui/field.tsx";

/** What a control needs to know: spread it into Field or Select. */
export interface BoundField {
  id: string;
  name: string;
  label: string;
  defaultValue: string | undefined;
  errors: string[];
}

/** Binds the field of this name. Call it while the form renders, not inside a component of its own: the label also names it in the summary of errors. */
export type BindField = (name: string, label: string) => BoundField;

interface AccountFormProps {
  /** Names the form on its page; the action answers under it. */
  name: string;
  answer: unknown;
  defaultValue?: Record<string, string>;
  hidden?: Record<string, string>;
  submit: string;
  variant?: ButtonVariant;
  /** The whole page comes anew: for forms that may change the language. */
  reloadDocument?: boolean;
  children: (field: BindField) => ReactNode;
}

function isAnswerTo(answer: unknown, name: string): answer is FormAnswer {
  return typeof answer === "object" && answer !== null && "form" in answer && answer.form === name;
}

/**
 * A form that is judged on the server, with and without JavaScript: it keeps what was typed, says what is wrong beside each
 * field and in a summary, which takes the focus.
 */
export function AccountForm({ name, answer, defaultValue, hidden = {}, submit, variant, reloadDocument, children }: AccountFormProps) {
  const { t } = useTranslation("accounts");
  const ref = useRef<HTMLDivElement>(null);
  const navigation = useNavigation();
  const mine = isAnswerTo(answer, name) ? answer : undefined;
  const [form, fields] = useForm<Record<string, string>>({ id: name, lastResult: mine?.result, defaultValue });
  const translate = (keys: string[] | undefined): string[] => (keys ?? []).map((key) => t(key, mine?.values ?? {}));

  const labels = new Map<string, string>();
  const bind: BindField = (fieldName, label) => {
    labels.set(fieldName, label);
    const field = fields[fieldName];
    const initial = field?.initialValue;
    return { id: field?.id ?? fieldName, name: fieldName, label, defaultValue: typeof initial === "string" ? initial : undefined, errors: translate(field?.errors) };
  };
  const controls = children(bind);
  const summary = [
    ...translate(form.errors).map((message) => ({ message })),
    ...Object.entries(form.allErrors)
      .filter(([field]) => field !== "")
      .flatMap(([field, keys]) => translate(keys).map((message) => ({ id: fields[field]?.id, message: `${labels.get(field) ?? field}: ${message}` }))),
  ];

  const isRefused = mine !== undefined && summary.length > 0; // the messages come a render after the answer
  useEffect(() => {
    if (isRefused) ref.current?.querySelector<HTMLElement>("[data-form-errors]")?.focus();
  }, [mine, isRefused]);

  return (
    <Form method="post" reloadDocument={reloadDocument} {...getFormProps(form)} className="space-y-5">
      <div ref={ref}><FormErrors errors={summary} /></div>
      {Object.entries(hidden).map(([key, value]) => <input key={key} type="hidden" name={key} value={value} />)}
      {controls}
      <Button variant={variant} aria-disabled={navigation.state === "submitting" ? true : undefined}>{submit}</Button>
    </Form>
  );
}
