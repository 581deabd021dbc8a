import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Badge } from "#app/ui/badge.tsx";
import { LinkButton } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { useLocale } from "#app/ui/use-root.ts";

export interface CaseRecordProps {
  slug: string;
  title: string;
  summary: string;
  locale: string;
  /** What the reader should know of that language. */
  notice: { text: string; outdated: string | null } | null;
  illustrative: boolean;
  facts: { label: string; value: string }[];
  sections: { title: string; fields: { label: string; paragraphs: string[]; points: string[]; locale: string }[] }[];
  topic: { id: number; posts: number } | null;
}

/** The record that a case study is about, as far as it takes to think about it; the whole of it is one link away. */
export function CaseRecord({ record }: { record: CaseRecordProps | null }) {
  const { t } = useTranslation("learning");
  const own = useLocale();
  if (!record) return <Notice kind="warning" title={t("case.goneTitle")}><p>{t("case.gone")}</p></Notice>;
  const foreign = record.locale === own ? undefined : record.locale;
  return (
    <section aria-labelledby="record" className="rounded-card border border-hairline bg-surface p-5 sm:p-6">
      <p className="flex flex-wrap items-center gap-2"><span className="eyebrow">{t("case.record")}</span>{record.illustrative ? <Badge look="sun">{t("case.illustrative")}</Badge> : null}</p>
      <h2 id="record" lang={foreign} className="mt-1">{record.title}</h2>
      <p lang={foreign} className="mt-2 text-ink-soft">{record.summary}</p>
      {record.notice ? <Notice kind={record.notice.outdated ? "warning" : "info"} className="mt-4 text-s"><p>{record.notice.text}</p>{record.notice.outdated ? <p>{record.notice.outdated}</p> : null}</Notice> : null}
      <dl className="mt-4 grid gap-x-6 gap-y-2 text-s sm:grid-cols-2">
        {record.facts.map(({ label, value }) => <div key={label}><dt className="text-ink-soft">{label}</dt><dd className="font-semibold">{value}</dd></div>)}
      </dl>
      <div className="mt-4 divide-y divide-hairline border-y border-hairline">
        {record.sections.map(({ title, fields }, index) => (
          <details key={title} open={index === 0} className="py-1">
            <summary className="min-h-11 content-center font-semibold text-sea">{title}</summary>
            <div className="space-y-4 pb-4">
              {fields.map(({ label, paragraphs, points, locale }) => (
                <div key={label}>
                  <h3 className="text-m font-semibold">{label}</h3>
                  <div lang={locale === own ? undefined : locale} className="mt-1 space-y-2">
                    {paragraphs.map((paragraph) => <p key={paragraph}>{paragraph}</p>)}
                    {points.length > 0 ? <ul className="list-disc space-y-1 pl-5 marker:text-sea">{points.map((point) => <li key={point}>{point}</li>)}</ul> : null}
                  </div>
                </div>
              ))}
            </div>
          </details>
        ))}
      </div>
      <p className="mt-3"><Link to={`/practices/${record.slug}`} className="inline-flex min-h-8 items-center">{t("case.readAll")}</Link></p>
    </section>
  );
}

/** The way from a case study into the forum: the record's own topic. */
export function CaseDiscussion({ record }: { record: CaseRecordProps | null }) {
  const { t } = useTranslation("learning");
  if (!record) return null;
  return (
    <section aria-labelledby="case-discussion" className="no-print mt-10 border-t border-hairline pt-6">
      <h2 id="case-discussion">{t("case.discuss")}</h2>
      <p className="mt-2 text-ink-soft">{t("case.discussText")}</p>
      <p className="mt-3">
        {record.topic ? <LinkButton variant="secondary" to={`/forum/topics/${record.topic.id}`}>{t("case.discussRead", { count: record.topic.posts })}</LinkButton> : <LinkButton variant="secondary" to={`/practices/${record.slug}/discuss`}>{t("case.discussBegin")}</LinkButton>}
      </p>
    </section>
  );
}
