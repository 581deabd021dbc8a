import { Link } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { lengths } from "../state/act-lengths.ts";
import type { BoardPart, NotePart } from "../state/parts.ts";
import type { Cluster } from "../state/room-entities.ts";
import { ActButton, ActForm } from "./act-form.tsx";
import { useColumnTitle } from "./board-view.tsx";
import { noteLooks, useGroupOfColour } from "./group-colours.ts";
import { KeptTextarea } from "./kept-textarea.tsx";
import { NoteGrip } from "./note-drag.tsx";
import { useIsFacilitator, useNameOf, usePart, useRoomHere } from "./room-context.ts";

interface NoteItemProps {
  id: string;
  note: NotePart;
  board: BoardPart;
  at: string;
  canWrite: boolean;
  clusters: [string, Cluster][];
  /** Notes of the same board that stand by themselves. */
  others: [string, NotePart][];
}

/** The note that was moved by its menu: the focus goes where it has gone. */
let moved: string | null = null;

function useFocusAfterMove(id: string) {
  const summary = useRef<HTMLElement>(null);
  useEffect(() => {
    if (moved !== id) return;
    moved = null;
    summary.current?.focus();
  }, [id]);
  return { summary, onSubmit: () => (moved = id) };
}

/** Where a note can be put: in a column, in a cluster, or together with another. */
function MoveForms({ id, note, board, at, clusters, others }: Omit<NoteItemProps, "canWrite">) {
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

/** A note, and what one may do with it: the menu does by keyboard and without scripts what others do by dragging. */
export function NoteItem({ id, note, board, at, canWrite, clusters, others }: NoteItemProps) {
  const { t } = useTranslation("room");
  const { titles } = useRoomHere();
  const isMine = usePart("mine", id) === true;
  const isFacilitator = useIsFacilitator();
  const name = useNameOf()(note.seat);
  const groupOf = useGroupOfColour();
  const { summary, onSubmit } = useFocusAfterMove(id);
  const canMove = canWrite && (board.isRevealed || isMine);
  const whose = [isMine ? t("board.mine") : name, board.groupId === null ? groupOf(note.colour) : ""].filter(Boolean).join(" · ");
  return (
    <li data-drop={`note:${id}`} data-column={note.columnId} data-cluster={note.clusterId ?? ""} className={`note flex flex-wrap gap-x-1 rounded-[4px] border border-l-4 border-hairline px-3 py-2 text-s ${noteLooks[note.colour]}`}>
      {canMove ? <NoteGrip id={id} note={note} isRevealed={board.isRevealed} /> : null}
      <div className="min-w-0 flex-1">
        <p className="break-words whitespace-pre-line">{note.text}</p>
        {note.link ? <p className="break-words"><Link to={note.link.path}>{note.link.title || titles[note.link.path] || t(`board.links.${note.link.kind}`)}</Link></p> : null}
        <div className="flex flex-wrap items-center justify-between gap-x-3">
          <span className="text-ink-soft">{whose}</span>
          {canWrite && (isMine || isFacilitator || canMove) ? (
            <details className="min-w-0" onSubmit={onSubmit}>
              <summary ref={summary} aria-label={t("board.noteMore", { note: note.text.slice(0, 60) })} className="inline-flex min-h-6 items-center text-sea underline underline-offset-[0.2em]">{t("board.more")}</summary>
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
                {isMine || isFacilitator ? <ActButton type="note.remove" name={`note.remove-${id}`} at={at} fields={{ noteId: id }} look="quiet">{t("common:actions.remove")}</ActButton> : null}
              </div>
            </details>
          ) : null}
        </div>
      </div>
    </li>
  );
}

/** The address of a practice or a topic that a note speaks of. */
export function LinkField({ value }: { value: string }) {
  const { t } = useTranslation("room");
  return <input name="link" aria-label={t("board.link")} placeholder={t("board.linkHint")} defaultValue={value} maxLength={lengths.address} className="input" />;
}
