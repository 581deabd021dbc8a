import { useFetcher } from "@remix-run/react";
import { useEffect, useId, useRef, useState, type FormEvent, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { roomPath } from "#app/features/workshops/workshop-paths.ts";
import { SignInAgain } from "#app/ui/sign-in-again.tsx";
import { useRoomHere, type ActRefusal } from "./room-context.ts";

interface ActFormProps {
  /** The kind of act. */
  type: string;
  /** Names the form on its page: its kind, and what it is about. */
  name?: string;
  /** Fields that nobody types. */
  fields?: Record<string, string | number | boolean | string[]>;
  /** Where the page is shown again without scripts. */
  at?: string;
  className?: string;
  children: ReactNode | ((typed: (field: string) => string) => ReactNode);
}

const contentOf = (form: HTMLFormElement): string => JSON.stringify([...new FormData(form)].filter(([name]) => name !== "key"));

/**
 * Something that somebody does in the room. A form like any other: with scripts it is sent without leaving the page, and
 * emptied once it was taken; what was refused stays, with the reason beside it.
 */
export function ActForm({ type, name = type, fields = {}, at = "now", className, children }: ActFormProps) {
  const { workshopId, round, refusal } = useRoomHere();
  const { t } = useTranslation("refusals");
  const fetcher = useFetcher<{ ok: true; key: string } | ActRefusal>();
  const id = useId().replace(/\W/g, "");
  const [count, setCount] = useState(0);
  const ref = useRef<HTMLFormElement>(null);
  /** What was last sent under the key, until it is taken. */
  const sent = useRef<string | null>(null);
  const keyOf = (turn: number): string => `${round}-${id}-${turn}`;
  const key = keyOf(count);
  const isTaken = fetcher.state === "idle" && fetcher.data !== undefined && "ok" in fetcher.data && fetcher.data.key === key;
  useEffect(() => {
    if (!isTaken) return;
    // What has been typed since it was sent is something new.
    if (ref.current && contentOf(ref.current) === sent.current) ref.current.reset();
    sent.current = null;
    setCount((before) => before + 1);
  }, [isTaken]);
  /** A second click on the same is the same act. Something else is another one, also while the first is under way: what it did may be on the page before its answer. */
  const onSubmit = ({ currentTarget: form }: FormEvent<HTMLFormElement>): void => {
    const content = contentOf(form);
    if (sent.current !== null && sent.current !== content) {
      (form.elements.namedItem("key") as HTMLInputElement).value = keyOf(count + 1);
      setCount(count + 1);
    }
    sent.current = content;
  };
  const refused = fetcher.data && "detail" in fetcher.data ? fetcher.data : refusal?.form === name ? refusal : null;
  const typed = (field: string): string => (refusal?.form === name ? (refusal.typed[field] ?? "") : "");
  return (
    <fetcher.Form ref={ref} method="post" className={className} data-act={type} onSubmit={onSubmit}>
      <input type="hidden" name="type" value={type} />
      <input type="hidden" name="key" value={key} />
      <input type="hidden" name="_form" value={name} />
      <input type="hidden" name="_at" value={at} />
      {Object.entries(fields).flatMap(([field, value]) => [value].flat().map((one) => <input key={`${field}-${one}`} type="hidden" name={field} value={String(one)} />))}
      {typeof children === "function" ? children(typed) : children}
      {refused ? <div role="alert"><p className="mt-1 text-s font-semibold text-clay">{t(refused.detail, refused.values)}</p><SignInAgain errors={{ "": [refused.detail] }} next={roomPath(workshopId)} /></div> : null}
    </fetcher.Form>
  );
}

interface ActButtonProps extends Omit<ActFormProps, "children"> {
  look?: "primary" | "secondary" | "quiet" | "danger";
  /** What is read out, where the label alone does not say it. */
  label?: string;
  buttonClass?: string;
  isPressed?: boolean;
  /** Nothing to press now. It stays where it is, so that whoever has just pressed it keeps the focus. */
  isOff?: boolean;
  children: ReactNode;
}

/** An act with nothing to type. */
export function ActButton({ look = "secondary", label, buttonClass = "", isPressed, isOff = false, children, ...form }: ActButtonProps) {
  const off = isOff ? ({ type: "button", tabIndex: -1, "aria-disabled": true } as const) : {};
  return <ActForm {...form}><button {...off} aria-label={label} aria-pressed={isPressed} className={`button button-${look} ${buttonClass} ${isOff ? "pointer-events-none opacity-0 focus-visible:opacity-40" : ""}`}>{children}</button></ActForm>;
}
