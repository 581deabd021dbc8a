import { useNavigate } from "@remix-run/react";
import { useId, type ReactNode } from "react";

interface SwitchButtonsProps {
  label: string;
  /** The id of the form whose text goes along. */
  form: string;
  /** What is chosen, in the address. */
  param: "kind" | "locale";
  options: { value: string; label: ReactNode; lang?: string }[];
  current: string;
}

/**
 * Shows a form anew for something else, and what was typed with it: without scripts the form is sent to the page with
 * `switch`, and comes back as it was; with them it just stays.
 */
export function SwitchButtons({ label, form, param, options, current }: SwitchButtonsProps) {
  const navigate = useNavigate();
  const id = useId();
  return (
    <div role="group" aria-labelledby={id}>
      <p id={id} className="font-semibold">{label}</p>
      {/* The Enter key in a field presses the first button of its form: that one sends, and switches nothing. */}
      <button form={form} tabIndex={-1} aria-hidden className="sr-only" />
      <ul className="mt-2 flex flex-wrap gap-2">
        {options.map(({ value, label: name, lang }) => (
          <li key={value}>
            <button
              form={form}
              formAction={`?${param}=${value}`}
              formNoValidate
              name="switch"
              value={value}
              lang={lang}
              aria-pressed={value === current}
              className={`button ${value === current ? "border-sea bg-sea-tint text-ink" : "button-secondary"}`}
              onClick={(event) => {
                event.preventDefault();
                navigate(`?${param}=${value}`, { replace: true, preventScrollReset: true });
              }}
            >
              {name}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
