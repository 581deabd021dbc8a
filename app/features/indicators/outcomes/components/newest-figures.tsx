import { useTranslation } from "react-i18next";
import { DataTable } from "#app/ui/data-table.tsx";
import { useLocale } from "#app/ui/use-root.ts";
import { numberSources } from "../figure-table.ts";
import type { Series } from "../figures.server.ts";
import { sayNotes, saySeries, sayValue } from "../say-figure.ts";
import { SourceList } from "./source-list.tsx";

/** Of every series the newest figure, with its year and source. */
export function NewestFigures({ series, caption }: { series: Series[]; caption: string }) {
  const { t } = useTranslation("figures");
  const locale = useLocale();
  const newest = series.flatMap((one) => { const figure = one.figures.at(-1); return figure ? [{ ...one, figure }] : []; });
  const { sources, numberOf } = numberSources(newest.map(({ figure }) => figure), t, locale);
  return (
    <div className="space-y-2">
      <DataTable
        caption={caption} rows={newest} rowKey={({ indicator, group }) => `${indicator} ${group}`}
        columns={[
          { key: "name", label: t("figure"), heading: true, cell: (one) => saySeries(one, t) },
          { key: "value", label: t("value"), align: "right", cell: ({ figure, unit }) => <>{sayValue(figure.value, unit, t, locale)} <span className="text-ink-soft">[{numberOf(figure)}]</span></> },
          { key: "year", label: t("year"), align: "right", cell: ({ figure }) => figure.year },
          { key: "notes", label: t("notes"), cell: ({ figure }) => sayNotes(figure, t).join("; ") || "–" },
        ]}
      />
      <SourceList sources={sources} />
    </div>
  );
}
