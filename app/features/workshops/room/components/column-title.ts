import { useTranslation } from "react-i18next";
import type { BoardPart } from "../state/parts.ts";

/** What a column is called: those of a SWOT board in the reader's language. */
export function useColumnTitle(): (board: Pick<BoardPart, "kind">, column: { id: string; title: string }) => string {
  const { t } = useTranslation("room");
  return (board, column) => (board.kind === "swot" ? t(`swot.${column.id}`) : column.title || t("board.notes"));
}
