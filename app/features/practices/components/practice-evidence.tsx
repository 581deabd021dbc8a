import { useTranslation } from "react-i18next";
import { DataTable } from "#app/ui/data-table.tsx";
import { useLocale } from "#app/ui/use-root.ts";
import type { PracticePage } from "../practice-page.server.ts";
import { formatPartialDate } from "./period.ts";
import { SourceMarks } from "./told-section.tsx";

/** Figures as they were published. */
export function PracticeFigures({ figures, sources }: { figures: PracticePage["figures"]; sources: number[] }) {
  const { t } = useTranslation("practices");
  const own = useLocale();
  if (figures.length === 0) return null;
  return (
    <div className="max-w-read">
      <h3 className="text-m font-semibold">{t("record.figures")}<SourceMarks numbers={sources} /></h3>
      <dl className="mt-2 grid gap-x-8 gap-y-3 sm:grid-cols-2">
        {figures.map(({ value, label, locale }) => (
          <div key={label} className="flex flex-col-reverse border-l-2 border-sun pl-3">
            <dt lang={locale === own ? undefined : locale} className="text-s text-ink-soft">{label}</dt>
            <dd className="font-serif text-xl tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

/** What an assessor found inspiring and what could be better, by aspect. */
export function PracticeAssessment({ assessment, assessed }: { assessment: PracticePage["assessment"]; assessed: PracticePage["record"]["assessed"] }) {
  const { t } = useTranslation("practices");
  const own = useLocale();
  if (assessment.length === 0) return null;
  return (
    <div className="border-t border-hairline pt-6">
      <h2 id="assessment">{t("record.assessment")}</h2>
      {assessed ? <p className="mb-3 mt-1 text-s text-ink-soft">{t("record.assessedBy", { name: assessed.by, date: formatPartialDate(assessed.on, own) })}</p> : null}
      <DataTable
        caption={t("record.assessment")}
        rows={assessment}
        rowKey={({ aspect }) => aspect}
        columns={[
          { key: "aspect", label: t("record.aspect"), heading: true, cell: ({ aspect }) => t(`aspects.${aspect}`) },
          { key: "inspiring", label: t("record.inspiring"), cell: ({ inspiring, locale }) => <span lang={locale === own ? undefined : locale}>{inspiring}</span> },
          { key: "improve", label: t("record.improve"), cell: ({ improve, locale }) => <span lang={locale === own ? undefined : locale}>{improve}</span> },
        ]}
      />
    </div>
  );
}
