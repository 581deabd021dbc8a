import { Link } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { later, whole } from "#app/ui/later.tsx";
import type { BoardPart, NotePart } from "../state/parts.ts";
import type { Cluster } from "../state/room-entities.ts";
import { noteLooks, useGroupOfColour } from "./group-colours.ts";
import { NoteGrip } from "./note-drag.tsx";
import { NoteMenu as Menu } from "./note-menu.tsx";
import { useIsFacilitator, useNameOf, usePart, useRoomHere } from "./room-context.ts";

const NoteMenu = import.meta.env.SSR ? whole(Menu) : later(() => import("./note-menu.tsx").then((part) => part.NoteMenu));

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
              <NoteMenu id={id} note={note} board={board} at={at} clusters={clusters} others={others} isMine={isMine} canMove={canMove} canRemove={isMine || isFacilitator} />
            </details>
          ) : null}
        </div>
      </div>
    </li>
  );
}
