import { useTranslation } from "react-i18next";
import { ProfilePicture } from "#app/features/indicators/components/profile-picture.tsx";
import { useLocale } from "#app/ui/use-root.ts";
import type { PublishedRow } from "../published.server.ts";
import { sayPublished } from "../say-published.ts";
import { PublishedTable } from "./published-table.tsx";

interface AxisProps {
  title: string;
  region: string;
  rows: PublishedRow[];
  numberOf: (row: PublishedRow) => number;
  illustrative: boolean;
}

/** One axis of what was published of a region: as a picture, and beneath it the same as a table. */
export function PublishedAxis({ title, region, rows, numberOf, illustrative }: AxisProps) {
  const { t } = useTranslation(["scores", "regions", "figures"]);
  const { t: figures } = useTranslation("figures");
  const locale = useLocale();
  const said = rows.map((row) => sayPublished(row, t, figures, locale));
  return (
    <div className="grid gap-6 xl:grid-cols-2">
      <ProfilePicture
        title={t("regions:profile.pictureTitle", { axis: title, region })} description={said.map(({ name, score }) => `${name}: ${score}`).join("; ")} rows={rows.map(({ key, score }) => ({ key, mean: score, spread: null }))} said={said}
        legend={{ own: t("published.mark"), median: "", spread: "" }} illustrative={illustrative ? t("regions:illustrative") : null}
      />
      <div className="self-start"><PublishedTable title={title} region={region} rows={rows} numberOf={numberOf} /></div>
    </div>
  );
}
