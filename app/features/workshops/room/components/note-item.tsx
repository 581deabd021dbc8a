import { useTranslation } from "react-i18next";
import { lengths } from "../state/act-lengths.ts";
import type { BoardPart, NotePart } from "../state/parts.ts";
import type { Cluster } from "../state/room-entities.ts";
import { ActButton, ActForm } from "./act-form.tsx";
import { useColumnTitle } from "./board-view.tsx";
import { useIsFacilitator, useNameOf, usePart } from "./room-context.ts";

interface NoteItemProps {
  id: string;
  note: NotePart;
  board: BoardPart;
  at: string;
  canWrite: boolean;
  clusters: [string, Cluster][];
}

/** A note, and what one may do with it: the menu does by keyboard and without scripts what others do by dragging. */
export function NoteItem({ id, note, board, at, canWrite, clusters }: NoteItemProps) {
  const { t } = useTranslation("room");
  const isMine = usePart("mine", id) === true;
  const isFacilitator = useIsFacilitator();
  const name = useNameOf()(note.seat);
  const columnTitle = useColumnTitle();
  const canMove = canWrite && (board.isRevealed || isMine) && (board.columns.length > 1 || clusters.length > 0 || note.clusterId !== null);
  return (
    <li className="rounded-[4px] border border-hairline border-l-4 border-l-sun bg-surface px-3 py-2 text-s">
      <p className="break-words whitespace-pre-line">{note.text}</p>
      <div className="flex flex-wrap items-center justify-between gap-x-3">
        <span className="text-ink-soft">{isMine ? t("board.mine") : name}</span>
        {canWrite && (isMine || isFacilitator || canMove) ? (
          <details className="min-w-0">
            <summary aria-label={t("board.noteMore", { note: note.text.slice(0, 60) })} className="inline-flex min-h-6 items-center text-sea underline underline-offset-[0.2em]">{t("board.more")}</summary>
            <div className="space-y-3 py-2">
              {isMine ? (
                <ActForm type="note.edit" name={`note.edit-${id}`} at={at} fields={{ noteId: id, colour: note.colour }} className="space-y-2">
                  {(typed) => <><textarea name="text" rows={3} required maxLength={lengths.note} aria-label={t("board.editNote")} defaultValue={typed("text") || note.text} className="input" /><button className="button button-secondary">{t("common:actions.save")}</button></>}
                </ActForm>
              ) : null}
              {canMove ? (
                <ActForm type="note.move" name={`note.move-${id}`} at={at} fields={{ noteId: id }} className="space-y-2">
                  {board.columns.length > 1 ? <select name="columnId" aria-label={t("board.toColumn")} defaultValue={note.columnId} className="input">{board.columns.map((column) => <option key={column.id} value={column.id}>{columnTitle(board, column)}</option>)}</select> : <input type="hidden" name="columnId" value={note.columnId} />}
                  {clusters.length > 0 ? <select name="clusterId" aria-label={t("board.toCluster")} defaultValue={note.clusterId ?? ""} className="input"><option value="">{t("board.noCluster")}</option>{clusters.map(([clusterId, cluster]) => <option key={clusterId} value={clusterId}>{cluster.name || t("board.unnamed")}</option>)}</select> : null}
                  <button className="button button-secondary">{t("board.move")}</button>
                </ActForm>
              ) : null}
              {isMine || isFacilitator ? <ActButton type="note.remove" name={`note.remove-${id}`} at={at} fields={{ noteId: id }} look="quiet">{t("common:actions.remove")}</ActButton> : null}
            </div>
          </details>
        ) : null}
      </div>
    </li>
  );
}
