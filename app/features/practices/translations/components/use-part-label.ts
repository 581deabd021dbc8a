import { useTranslation } from "react-i18next";

/** What a part is called: as the record calls it. */
export function usePartLabel(): (part: { key: string; figure: string | null }) => string {
  const { t } = useTranslation(["practices", "submissions"]);
  return ({ key, figure }) => {
    if (key === "title" || key === "summary") return t(`submissions:labels.${key}`);
    if (figure !== null) return `${t("record.figures")}: ${figure}`;
    const [, side, aspect] = /^(inspiring|improve)-(.+)$/.exec(key) ?? [];
    if (side === "inspiring" || side === "improve") return `${t(`aspects.${aspect ?? ""}` as "aspects.inclusion")}: ${t(`record.${side}`)}`;
    return t(`fields.${key}` as "fields.need");
  };
}
