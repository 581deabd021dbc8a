import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Badge } from "#app/ui/badge.tsx";
import { lengths } from "../state/act-lengths.ts";
import type { BoardPart, NotePart } from "../state/parts.ts";
import type { Cluster } from "../state/room-entities.ts";
import { ActButton, ActForm } from "./act-form.tsx";
import { useColumnTitle } from "./column-title.ts";
import { useGroupColour } from "./group-colours.ts";
import { KeptTextarea } from "./kept-textarea.tsx";
import { LinkField } from "./link-field.tsx";
import { NoteItem } from "./note-item.tsx";
import { byPosition, useIsFacilitator, usePart, useParts, useSingles } from "./room-context.ts";

/** So many notes of a column or cluster are always seen; where there are more than twice as many, the earlier ones are folded. */
const seenNotes = 12;

function NoteList({ notes, item }: { notes: [string, NotePart][]; item: (note: [string, NotePart]) => ReactNode }) {
  const { t } = useTranslation("room");
  const { me } = useSingles();
  // A wall has nothing to unfold: there all is seen.
  const folded = me && notes.length > 2 * seenNotes ? notes.slice(0, -seenNotes) : [];
  return (
    <>
      {folded.length > 0 ? <details><summary className="inline-flex min-h-11 items-center text-s text-sea underline underline-offset-[0.2em]">{t("board.earlier", { count: folded.length })}</summary><ul className="space-y-2">{folded.map(item)}</ul></details> : null}
      <ul className="space-y-2 empty:hidden">{notes.slice(folded.length).map(item)}</ul>
    </>
  );
}

interface ColumnProps {
  boardId: string;
  board: BoardPart;
  column: { id: string; title: string };
  notes: [string, NotePart][];
  clusters: [string, Cluster][];
  canWrite: boolean;
}

function Column({ boardId, board, column, notes, clusters, canWrite }: ColumnProps) {
  const { t } = useTranslation("room");
  const title = useColumnTitle()(board, column);
  const at = `board-${boardId}`;
  const colour = useGroupColour(board.groupId);
  const loose = notes.filter(([, note]) => note.clusterId === null || !clusters.some(([id]) => id === note.clusterId));
  // Of many notes each would list all: they are put together by the form of the column.
  const partners = loose.length > 2 * seenNotes ? [] : loose;
  const item = ([id, note]: [string, NotePart]) => <NoteItem key={id} id={id} note={note} board={board} at={at} canWrite={canWrite} clusters={clusters} others={partners.filter(([other]) => other !== id)} />;
  const adding = (
    <ActForm type="note.add" name={`note.add-${boardId}-${column.id}`} at={at} fields={{ boardId, columnId: column.id, colour }} className="space-y-2">
      {(typed) => (
        <>
          <KeptTextarea data-form={`note.add-${boardId}-${column.id}`} name="text" rows={2} required aria-label={t("board.newNote", { column: title })} placeholder={t("board.write")} defaultValue={typed("text")} className="input" />
          <details open={typed("link") !== "" || undefined}><summary className="inline-flex min-h-8 items-center text-s text-sea underline underline-offset-[0.2em]">{t("board.addLink")}</summary><LinkField value={typed("link")} /></details>
          <button className="button button-secondary w-full">{t("board.add")}</button>
        </>
      )}
    </ActForm>
  );
  return (
    <div data-drop={`column:${column.id}`} data-column={column.id} className="min-w-0 space-y-3 rounded-card border border-transparent bg-paper p-3">
      <h4 className="font-sans text-m font-semibold">{title}</h4>
      {clusters.map(([id, cluster]) => (
        <div key={id} data-drop={`cluster:${id}`} data-column={column.id} data-cluster={id} className="space-y-2 rounded-card border border-sea bg-surface p-2.5">
          <div className="flex flex-wrap items-center justify-between gap-2">
            <h5 className="font-semibold">{cluster.name || t("board.unnamed")}</h5>
            {canWrite ? (
              <details className="relative">
                <summary className="inline-flex min-h-8 items-center text-s text-sea underline underline-offset-[0.2em]">{t("board.clusterMore")}</summary>
                <ActForm type="cluster.name" name={`cluster.name-${id}`} at={at} fields={{ clusterId: id }} className="flex gap-2 py-2"><input name="name" aria-label={t("board.clusterName")} defaultValue={cluster.name} maxLength={lengths.name} className="input" /><button className="button button-secondary">{t("common:actions.save")}</button></ActForm>
                <ActButton type="cluster.remove" name={`cluster.remove-${id}`} at={at} fields={{ clusterId: id }} look="quiet">{t("board.ungroup")}</ActButton>
              </details>
            ) : null}
          </div>
          <NoteList notes={notes.filter(([, note]) => note.clusterId === id)} item={item} />
        </div>
      ))}
      <NoteList notes={loose} item={item} />
      {canWrite && board.isRevealed && loose.length > 1 ? (
        <details>
          <summary className="inline-flex min-h-8 items-center text-s text-sea underline underline-offset-[0.2em]">{t("board.group")}</summary>
          <ActForm type="cluster.add" name={`cluster.add-${boardId}-${column.id}`} at={at} className="space-y-2 py-2">
            {loose.map(([id, note]) => <label key={id} className="flex items-start gap-2 py-1 text-s"><input type="checkbox" name="noteIds" value={id} className="mt-0.5 size-5 shrink-0 accent-sea" />{note.text}</label>)}
            <input name="name" aria-label={t("board.clusterName")} placeholder={t("board.clusterName")} maxLength={lengths.name} className="input" />
            <button className="button button-secondary">{t("board.group")}</button>
          </ActForm>
        </details>
      ) : null}
      {!canWrite ? null : board.isShared && board.groupId !== null ? <details><summary className="inline-flex min-h-8 items-center text-s text-sea underline underline-offset-[0.2em]">{t("board.newNote", { column: title })}</summary>{adding}</details> : adding}
    </div>
  );
}

/** A board with its columns. Until it is revealed everybody has their own notes on it, and a number of all. */
export function BoardView({ id, board, isNarrow = false }: { id: string; board: BoardPart; isNarrow?: boolean }) {
  const { t } = useTranslation("room");
  const isFacilitator = useIsFacilitator();
  const { me, room } = useSingles();
  const groupName = usePart("group", board.groupId)?.name ?? board.groupName;
  const notes = useParts("note").filter(([, note]) => note.boardId === id).sort(byPosition);
  const clusters = useParts("cluster").filter(([, cluster]) => cluster.boardId === id).sort(byPosition);
  const canWrite = room?.status === "open" && (!room.isPaused || isFacilitator) && (isFacilitator ? board.groupId === null || board.isShared || me?.visits === board.groupId || me?.groupId === board.groupId : !board.isLocked && (board.groupId === null || board.groupId === me?.groupId));
  const at = `board-${id}`;
  return (
    <section id={at} data-board aria-labelledby={`${at}-title`} className="min-w-0 scroll-mt-4 space-y-4 rounded-card border border-hairline bg-surface p-4 sm:p-5">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <div className="space-y-1">
          <h3 id={`${at}-title`}>{board.title}{groupName ? ` · ${groupName}` : ""}</h3>
          <p className="flex flex-wrap items-center gap-2 text-s text-ink-soft">
            {board.isRevealed ? null : <Badge look="slate">{t("board.private")}</Badge>}
            {board.isLocked ? <Badge look="slate">{t("board.locked")}</Badge> : null}
            <span>{t("board.count", { count: board.notes })}</span>
            {board.isRevealed ? null : <span>{t("board.privateHelp")}</span>}
            {board.showsAuthors ? null : <span>{t("board.noAuthors")}</span>}
          </p>
        </div>
        {isFacilitator ? (
          <div className="flex flex-wrap gap-2">
            <ActButton type="board.reveal" name={`board.reveal-${id}`} at={at} fields={{ boardId: id, isRevealed: !board.isRevealed }} look={board.isRevealed ? "secondary" : "primary"}>{t(board.isRevealed ? "board.hide" : "board.reveal")}</ActButton>
            <ActButton type="board.lock" name={`board.lock-${id}`} at={at} fields={{ boardId: id, isLocked: !board.isLocked }}>{t(board.isLocked ? "board.unlock" : "board.lock")}</ActButton>
            {board.groupId !== null && !board.isShared ? <ActButton type="boards.share" name={`boards.share-${id}`} at={at} fields={{ boardIds: id }}>{t("board.share")}</ActButton> : null}
          </div>
        ) : null}
      </div>
      <div className={`grid gap-3 ${isNarrow ? "" : board.columns.length > 1 ? "md:grid-cols-2" : ""} ${!isNarrow && board.columns.length > 2 && board.kind !== "swot" ? "xl:grid-cols-3" : ""}`}>
        {board.columns.map((column) => <Column key={column.id} boardId={id} board={board} column={column} notes={notes.filter(([, note]) => note.columnId === column.id)} clusters={clusters.filter(([, cluster]) => cluster.columnId === column.id)} canWrite={canWrite} />)}
      </div>
    </section>
  );
}
