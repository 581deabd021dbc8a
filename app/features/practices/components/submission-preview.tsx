import { useTranslation } from "react-i18next";
import type { ShownContent } from "../practice-page.server.ts";
import { PracticeFacts } from "./practice-facts.tsx";
import { ToldSection } from "./told-section.tsx";

/** A record that is not published yet, as it will be read. */
export function SubmissionPreview({ shown, regionNames }: { shown: ShownContent; regionNames: Record<string, string> }) {
  const { t } = useTranslation("practices");
  const { record, filedFrom } = shown;
  return (
    <div className="space-y-8">
      <p lang={shown.locale} className="max-w-read text-l text-ink-soft">{shown.summary}</p>
      <PracticeFacts practice={{ record, filedFrom: Object.fromEntries(Object.keys(filedFrom).map((field) => [field, []])) }} regionNames={regionNames} />
      {shown.sections.map(({ section, fields }) => <ToldSection key={section} id={section} title={t(`record.${section}`)} fields={fields.map((field) => ({ ...field, sources: [] }))} />)}
      {record.documents.length > 0 ? <ul className="max-w-read space-y-1">{record.documents.map(({ url, title }) => <li key={url}><a href={url} rel="external nofollow">{title}</a></li>)}</ul> : null}
    </div>
  );
}
