import { useTranslation } from "react-i18next";
import type { InputHTMLAttributes, ReactNode, SelectHTMLAttributes, TextareaHTMLAttributes } from "react";

interface FrameProps {
  id: string;
  label: ReactNode;
  help?: ReactNode;
  /** Translated messages. */
  errors?: string[];
  optional?: boolean;
}

function describedBy({ id, help, errors }: FrameProps): string | undefined {
  return [help ? `${id}-help` : "", errors?.length ? `${id}-error` : ""].filter(Boolean).join(" ") || undefined;
}

function Frame({ id, label, help, errors, optional, children }: FrameProps & { children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <div className="space-y-1">
      <label htmlFor={id} className="block font-semibold">
        {label}
        {optional ? <span className="font-normal text-ink-soft"> ({t("states.optional")})</span> : null}
      </label>
      {help ? <p id={`${id}-help`} className="text-s text-ink-soft">{help}</p> : null}
      {children}
      <FieldErrors id={id} errors={errors} />
    </div>
  );
}

/** Messages beside the control they belong to; the control names them by aria-describedby. */
export function FieldErrors({ id, errors }: { id: string; errors?: string[] | undefined }) {
  if (!errors?.length) return null;
  return <p id={`${id}-error`} className="text-s font-semibold text-clay">{errors.join(" ")}</p>;
}

type InputProps = FrameProps & Omit<InputHTMLAttributes<HTMLInputElement>, "id">;

/** A labelled text input with help and errors tied to it. */
export function Field({ id, label, help, errors, optional, className = "", ...input }: InputProps) {
  const frame = { id, label, help, errors, optional };
  return (
    <Frame {...frame}>
      <input id={id} name={input.name ?? id} className={`input ${className}`} aria-invalid={errors?.length ? true : undefined} aria-describedby={describedBy(frame)} {...input} />
    </Frame>
  );
}

type TextAreaProps = FrameProps & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, "id">;

export function TextArea({ id, label, help, errors, optional, className = "", ...area }: TextAreaProps) {
  const frame = { id, label, help, errors, optional };
  return (
    <Frame {...frame}>
      <textarea id={id} name={area.name ?? id} rows={4} className={`input ${className}`} aria-invalid={errors?.length ? true : undefined} aria-describedby={describedBy(frame)} {...area} />
    </Frame>
  );
}

type SelectProps = FrameProps & Omit<SelectHTMLAttributes<HTMLSelectElement>, "id"> & { options: { value: string; label: string }[] };

export function Select({ id, label, help, errors, optional, options, className = "", ...select }: SelectProps) {
  const frame = { id, label, help, errors, optional };
  return (
    <Frame {...frame}>
      <select id={id} name={select.name ?? id} className={`input ${className}`} aria-invalid={errors?.length ? true : undefined} aria-describedby={describedBy(frame)} {...select}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>{option.label}</option>
        ))}
      </select>
    </Frame>
  );
}

type ChoiceProps = Omit<InputHTMLAttributes<HTMLInputElement>, "id" | "type"> & { id: string; label: ReactNode; help?: ReactNode; type?: "checkbox" | "radio" };

/** A checkbox or radio button whose whole row is the target. */
export function Choice({ id, label, help, type = "checkbox", ...input }: ChoiceProps) {
  return (
    <label htmlFor={id} className="flex min-h-11 items-start gap-3 py-2">
      <input id={id} type={type} name={input.name ?? id} className="mt-0.5 size-5 shrink-0 accent-sea" aria-describedby={help ? `${id}-help` : undefined} {...input} />
      <span>
        {label}
        {help ? <span id={`${id}-help`} className="block text-s text-ink-soft">{help}</span> : null}
      </span>
    </label>
  );
}

/** A group of choices under one question. */
export function ChoiceGroup({ id, legend, help, errors, children }: { id: string; legend: ReactNode; help?: ReactNode; errors?: string[]; children: ReactNode }) {
  return (
    <fieldset aria-describedby={describedBy({ id, label: legend, help, errors })}>
      <legend className="font-semibold">{legend}</legend>
      {help ? <p id={`${id}-help`} className="text-s text-ink-soft">{help}</p> : null}
      {children}
      <FieldErrors id={id} errors={errors} />
    </fieldset>
  );
}

/** The list of everything to correct, at the head of a form: it takes the focus and links to each field. */
export function FormErrors({ errors }: { errors: { id?: string; message: string }[] }) {
  const { t } = useTranslation();
  if (errors.length === 0) return null;
  return (
    <div role="alert" tabIndex={-1} data-form-errors className="rounded-card border-2 border-clay bg-clay-tint p-4">
      <h2 className="font-sans text-m font-semibold">{t("formErrors.title", { count: errors.length })}</h2>
      <ul className="mt-1 list-disc pl-5">
        {errors.map(({ id, message }) => (
          <li key={`${id ?? ""}${message}`}>{id ? <a href={`#${id}`} className="text-ink">{message}</a> : message}</li>
        ))}
      </ul>
    </div>
  );
}
