import { useTranslation } from "react-i18next";
import { DataTable } from "#app/ui/data-table.tsx";
import { useLocale } from "#app/ui/use-root.ts";
import type { ProfileRow } from "../profile.server.ts";
import { ProfilePicture } from "./profile-picture.tsx";
import { sayRow } from "./score-row.ts";

interface AxisProps {
  title: string;
  region: string;
  rows: ProfileRow[];
  /** The year before, if the change since then can be said. */
  before: number | null;
  illustrative: boolean;
}

/** One axis of a profile: as a picture, and beneath it the same as a table. */
export function ProfileAxis({ title, region, rows, before, illustrative }: AxisProps) {
  const { t } = useTranslation("regions");
  const locale = useLocale();
  const said = rows.map((row) => sayRow(row, t, locale));
  return (
    <div className="@container"><div className="grid gap-6 @4xl:grid-cols-2">
      <ProfilePicture
        title={t("profile.pictureTitle", { axis: title, region })} description={said.map(({ name, score }) => `${name}: ${score}`).join("; ")} rows={rows.map(({ key, score, spread }) => ({ key, mean: score.mean, spread }))} said={said}
        legend={{ own: region.length > 20 ? t("profile.ownMark") : region, median: t("profile.medianMark"), spread: t("profile.spreadMark") }} illustrative={illustrative ? t("illustrative") : null}
      />
      <div className="self-start">
        <DataTable
          caption={t("profile.tableTitle", { axis: title, region })} rows={said} rowKey={({ key }) => key}
          columns={[
            { key: "name", label: title, cell: ({ name }) => name, heading: true },
            { key: "score", label: t("profile.score"), cell: ({ score }) => score, align: "right" },
            ...(rows.some(({ spread }) => spread !== null) ? [{ key: "beside", label: t("profile.beside"), cell: ({ beside }: { beside: string }) => beside, align: "right" as const }] : []),
            ...(before === null ? [] : [{ key: "change", label: t("profile.since", { year: before }), cell: ({ change }: { change: string }) => change, align: "right" as const }]),
            { key: "basis", label: t("profile.answered"), cell: ({ basis }) => basis, align: "right" },
          ]}
        />
      </div>
    </div></div>
  );
}
