import { useTranslation } from "react-i18next";
import type { NumberedSource } from "../figure-table.ts";

/** Where figures come from, by the numbers beside them. */
export function SourceList({ sources }: { sources: NumberedSource[] }) {
  const { t } = useTranslation("figures");
  return (
    <ol className="space-y-0.5 text-s text-ink-soft" aria-label={t("sources")}>
      {sources.map(({ number, said, url }) => <li key={number} className="break-words">[{number}] {url ? <a href={url} rel="noreferrer">{said}</a> : said}</li>)}
    </ol>
  );
}
