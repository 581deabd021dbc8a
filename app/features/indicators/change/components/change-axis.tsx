import { useTranslation } from "react-i18next";
import { DataTable } from "#app/ui/data-table.tsx";
import { useLocale } from "#app/ui/use-root.ts";
import type { ChangeRow } from "../change.server.ts";
import { sayChange } from "../say-change.ts";
import { ChangePicture } from "./change-picture.tsx";

/** One axis between two years: as a picture, and beneath it the same as a table. */
export function ChangeAxis({ title, region, rows, then, now, illustrative }: { title: string; region: string; rows: ChangeRow[]; then: number; now: number; illustrative: boolean }) {
  const { t } = useTranslation(["scores", "regions"]);
  const locale = useLocale();
  const said = rows.map((row) => sayChange(row, t, locale));
  return (
    <div className="grid gap-6 xl:grid-cols-2">
      <ChangePicture title={t("change.pictureTitle", { axis: title, region, from: then, to: now })} rows={rows} said={said} then={String(then)} now={String(now)} illustrative={illustrative ? t("regions:illustrative") : null} />
      <div className="self-start">
        <DataTable
          caption={t("change.tableTitle", { axis: title, region, from: then, to: now })} rows={said} rowKey={({ key }) => key}
          columns={[
            { key: "name", label: title, cell: ({ name }) => name, heading: true },
            { key: "then", label: String(then), cell: (row) => row.then, align: "right" },
            { key: "now", label: String(now), cell: (row) => row.now, align: "right" },
            { key: "change", label: t("change.points"), cell: ({ change }) => change, align: "right" },
          ]}
        />
      </div>
    </div>
  );
}
