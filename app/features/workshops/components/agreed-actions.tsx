import type { ReactNode } from "react";
import { formatDate } from "#app/i18n/format.ts";
import { useLocale } from "#app/ui/use-root.ts";

export interface ShownAction {
  text: string;
  who: string;
  due: string;
}

interface AgreedActionsProps<Shown extends ShownAction> {
  actions: Shown[];
  /** What "who" and "by when" are called. */
  words: { who: string; due: string };
  /** What can be done with one. */
  onward?: (action: Shown) => ReactNode;
}

/** What, who, by when. What is typed as a day is shown as one. */
export function AgreedActions<Shown extends ShownAction>({ actions, words, onward }: AgreedActionsProps<Shown>) {
  const locale = useLocale();
  return (
    <ul className="space-y-3">
      {actions.map((action, index) => {
        const { text, who, due } = action;
        return (
          <li key={`${index}-${text}`} className="rounded-card border border-hairline border-l-4 border-l-sun bg-surface p-4">
            <p className="font-serif text-l">{text}</p>
            <dl className="mt-2 flex flex-wrap gap-x-6 gap-y-1 text-s">
              {who ? <div className="flex gap-2"><dt className="text-ink-soft">{words.who}</dt><dd className="font-semibold">{who}</dd></div> : null}
              {due ? <div className="flex gap-2"><dt className="text-ink-soft">{words.due}</dt><dd className="font-semibold">{/^\d{4}-\d{2}-\d{2}$/.test(due) && !Number.isNaN(Date.parse(due)) ? formatDate(due, locale) : due}</dd></div> : null}
            </dl>
            {onward?.(action)}
          </li>
        );
      })}
    </ul>
  );
}
