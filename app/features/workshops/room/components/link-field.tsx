import { useTranslation } from "react-i18next";
import { lengths } from "../state/act-lengths.ts";

/** The address of an indicator, a practice or a topic that a note speaks of. */
export function LinkField({ value }: { value: string }) {
  const { t } = useTranslation("room");
  return <input name="link" aria-label={t("board.link")} placeholder={t("board.linkHint")} defaultValue={value} maxLength={lengths.address} className="input" />;
}
