import { useTranslation } from "react-i18next";
import type { BoardPart, NotePart } from "../state/parts.ts";
import type { Cluster } from "../state/room-entities.ts";
import { ActButton, ActForm } from "./act-form.tsx";
import { useColumnTitle } from "./column-title.ts";
import { KeptTextarea } from "./kept-textarea.tsx";
import { LinkField } from "./link-field.tsx";

export interface NoteMenuProps {
  id: string;
  note: NotePart;
  board: BoardPart;
  at: string;
  clusters: [string, Cluster][];
  /** Notes of the same board that stand by themselves. */
  others: [string, NotePart][];
  isMine: boolean;
  canMove: boolean;
  canRemove: boolean;
}

/** Where a note can be put: in a column, in a cluster, or together with another. */
function MoveForms({ id, note, board, at, clusters, others }: Omit<NoteMenuProps, "isMine" | "canMove" | "canRemove">) {
  const { t } = useTranslation("room");
  const columnTitle = useColumnTitle();
  return (
    <>
      {board.columns.length > 1 || clusters.length > 0 || note.clusterId !== null ? (
        <ActForm type="note.move" name={`note.move-${id}`} at={at} fields={{ noteId: id }} className="space-y-2">
          {board.columns.length > 1 ? <select name="columnId" aria-label={t("board.toColumn")} defaultValue={note.columnId} className="input">{board.columns.map((column) => <option key={column.id} value={column.id}>{columnTitle(board, column)}</option>)}</select> : <input type="hidden" name="columnId" value={note.columnId} />}
          {clusters.length > 0 ? <select name="clusterId" aria-label={t("board.toCluster")} defaultValue={note.clusterId ?? ""} className="input"><option value="">{t("board.noCluster")}</option>{clusters.map(([clusterId, cluster]) => <option key={clusterId} value={clusterId}>{cluster.name || t("board.unnamed")}</option>)}</select> : null}
          <button className="button button-secondary">{t("board.move")}</button>
        </ActForm>
      ) : null}
      {board.isRevealed && others.length > 0 ? (
        <ActForm type="cluster.add" name={`cluster.with-${id}`} at={at} fields={{ noteIds: id }} className="space-y-2">
          <select name="noteIds" aria-label={t("board.togetherWith")} className="input">{others.map(([other, { text }]) => <option key={other} value={other}>{text.slice(0, 60)}</option>)}</select>
          <button className="button button-secondary">{t("board.together")}</button>
        </ActForm>
      ) : null}
    </>
  );
}

/** What one may do with a note, by keyboard and without scripts too. */
export function NoteMenu({ id, note, board, at, clusters, others, isMine, canMove, canRemove }: NoteMenuProps) {
  const { t } = useTranslation("room");
  return (
    <div className="space-y-3 py-2">
      {isMine ? (
        <ActForm type="note.edit" name={`note.edit-${id}`} at={at} fields={{ noteId: id, colour: note.colour }} className="space-y-2">
          {(typed) => (
            <>
              <KeptTextarea data-form={`note.edit-${id}`} name="text" rows={3} required aria-label={t("board.editNote")} defaultValue={typed("text") || note.text} className="input" />
              <LinkField value={typed("link") || (note.link?.path ?? "")} />
              <button className="button button-secondary">{t("common:actions.save")}</button>
            </>
          )}
        </ActForm>
      ) : null}
      {canMove ? <MoveForms id={id} note={note} board={board} at={at} clusters={clusters} others={others} /> : null}
      {canRemove ? <ActButton type="note.remove" name={`note.remove-${id}`} at={at} fields={{ noteId: id }} look="quiet">{t("common:actions.remove")}</ActButton> : null}
    </div>
  );
}
