import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { formatDate, formatMinutes, formatPercent } from "#app/i18n/format.ts";
import { Badge } from "#app/ui/badge.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { useLocale } from "#app/ui/use-root.ts";
import type { TranscriptYear } from "../transcript.server.ts";

/** One year of a transcript: its hours, and what was completed in it. */
export function TranscriptTable({ transcriptYear: { year, activeMinutes, completions } }: { transcriptYear: TranscriptYear }) {
  const { t } = useTranslation("certificates");
  const locale = useLocale();
  const time = (minutes: number) => formatMinutes(minutes, locale);
  return (
    <section aria-labelledby={`year-${year}`} className="space-y-3">
      <h2 id={`year-${year}`}>{year}</h2>
      <p className="text-ink-soft">{t("transcript.yearTime", { year: String(year), time: time(activeMinutes) })}</p>
      {completions.length === 0 ? <p>{t("transcript.yearEmpty")}</p> : (
        <DataTable
          caption={t("transcript.caption", { year: String(year) })}
          rows={completions}
          rowKey={({ id }) => id}
          columns={[
            {
              key: "course",
              label: t("transcript.course"),
              heading: true,
              cell: ({ courseTitle, courseLang, isIllustrative, participation }) => <><span lang={courseLang}>{courseTitle}</span> {isIllustrative ? <Badge look="sun">{t(participation === "online-live" ? "workshop.illustrativeLabel" : "document.illustrative")}</Badge> : null}</>,
            },
            { key: "completed", label: t("transcript.completed"), cell: ({ completedAt, timeZone }) => formatDate(completedAt, locale, timeZone) },
            { key: "assessment", label: t("document.assessment"), cell: ({ assessments, participation }) => (participation === "online-live" ? t("document.participation.online-live") : assessments.map(({ title, percent }) => <div key={title}>{title}: {formatPercent(percent, locale)}</div>)) },
            { key: "planned", label: t("transcript.planned"), align: "right", cell: ({ plannedMinutes }) => time(plannedMinutes) },
            { key: "active", label: t("transcript.active"), align: "right", cell: (completion) => time(completion.activeMinutes) },
            {
              key: "certificate",
              label: t("transcript.serial"),
              cell: ({ id, serial, code }) => (
                <>
                  <Link to={`/learning/certificates/${id}.pdf`} reloadDocument aria-label={t("transcript.certificatePdf", { serial })}>{serial}</Link>
                  {" · "}
                  <Link to={`/verify/${code}`} aria-label={t("transcript.checkNamed", { serial })}>{t("transcript.check")}</Link>
                </>
              ),
            },
          ]}
        />
      )}
    </section>
  );
}
