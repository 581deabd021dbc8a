import { useTranslation } from "react-i18next";
import { DataTable } from "#app/ui/data-table.tsx";
import { useLocale } from "#app/ui/use-root.ts";
import type { PublishedRow } from "../published.server.ts";
import { sayPublished } from "../say-published.ts";

/** Published scores with the number of their source and what else has to be said of them. */
export function PublishedTable({ title, region, rows, numberOf }: { title: string; region: string; rows: PublishedRow[]; numberOf: (row: PublishedRow) => number }) {
  const { t } = useTranslation(["scores", "regions", "figures"]);
  const { t: figures } = useTranslation("figures");
  const locale = useLocale();
  return (
    <DataTable
      caption={t("regions:profile.tableTitle", { axis: title, region })} rows={rows.map((row) => ({ ...sayPublished(row, t, figures, locale), number: numberOf(row) }))} rowKey={({ key }) => key}
      columns={[
        { key: "name", label: title, cell: ({ name }) => name, heading: true },
        { key: "score", label: t("regions:profile.score"), cell: ({ score, number }) => <>{score} <span className="text-ink-soft">[{number}]</span></>, align: "right" },
        { key: "notes", label: t("figures:notes"), cell: ({ notes }) => notes.join("; ") || "–" },
      ]}
    />
  );
}
