import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { formatDate, formatNumber } from "#app/i18n/format.ts";
import { useLocale } from "#app/ui/use-root.ts";
import type { LogEntry } from "../action-page.server.ts";
import { LightBadge } from "./status-badge.tsx";

interface LogListProps {
  log: readonly LogEntry[];
  indicators: readonly { key: string; text: string; unit: string }[];
  lang: string | undefined;
  remove?: (entry: LogEntry) => ReactNode;
}

/** How an action stood, day by day, the newest first. */
export function LogList({ log, indicators, lang, remove }: LogListProps) {
  const { t } = useTranslation("actions");
  const locale = useLocale();
  if (log.length === 0) return <p className="text-ink-soft">{t("log.none")}</p>;
  return (
    <ol className="divide-y divide-hairline border-y border-hairline">
      {log.map((entry) => {
        const reached = indicators.flatMap(({ key, text, unit }) => { const value = entry.actuals[key]; return value === undefined ? [] : [{ key, text, value: `${formatNumber(value, locale, 6)}${unit ? ` ${unit}` : ""}` }]; });
        return (
          <li key={entry.id} className="space-y-2 py-4">
            <p className="flex flex-wrap items-center gap-3"><span className="font-semibold">{formatDate(entry.day, locale)}</span><LightBadge light={entry.light} />{entry.by ? <span className="text-s text-ink-soft">{entry.by}</span> : null}</p>
            <p lang={lang} className="max-w-read whitespace-pre-line">{entry.reasons}</p>
            {entry.next ? <p lang={lang} className="max-w-read whitespace-pre-line"><span className="font-semibold">{t("log.next")}:</span> {entry.next}</p> : null}
            {reached.length > 0 ? <dl className="text-s text-ink-soft">{reached.map(({ key, text, value }) => <div key={key} className="flex flex-wrap gap-x-2"><dt lang={lang}>{text}:</dt><dd className="tabular-nums">{value}</dd></div>)}</dl> : null}
            {entry.canRemove && remove ? remove(entry) : null}
          </li>
        );
      })}
    </ol>
  );
}
