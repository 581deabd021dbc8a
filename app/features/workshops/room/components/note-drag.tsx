import { useFetcher } from "@remix-run/react";
import { GripVertical } from "lucide-react";
import { useRef, type PointerEvent } from "react";
import { useTranslation } from "react-i18next";
import type { NotePart } from "../state/parts.ts";
import type { ActRefusal } from "./room-context.ts";

// Dragging a note with a finger, a pen or a mouse. Whoever has none of them does the same by the note's menu.

/** Where a note may be let go: `data-drop` of columns, clusters and notes, as `kind:id`. */
const dropAt = (x: number, y: number, board: Element | null): HTMLElement | null => {
  const found = document.elementFromPoint(x, y)?.closest<HTMLElement>("[data-drop]") ?? null;
  return found && board?.contains(found) ? found : null;
};

/** What letting go there means, as the fields of an act; null: nothing. */
function meaning(noteId: string, note: NotePart, target: HTMLElement, isRevealed: boolean): [string, string][] | null {
  const { drop = "", column = "", cluster = "" } = target.dataset;
  const [kind, id = ""] = [drop.slice(0, drop.indexOf(":")), drop.slice(drop.indexOf(":") + 1)];
  const move = (clusterId: string): [string, string][] | null => (note.columnId === column && (note.clusterId ?? "") === clusterId ? null : [["type", "note.move"], ["noteId", noteId], ["columnId", column], ["clusterId", clusterId]]);
  if (kind === "note" && id === noteId) return null;
  if (kind === "note" && cluster === "" && isRevealed) return [["type", "cluster.add"], ["noteIds", id], ["noteIds", noteId], ["name", ""]];
  return move(kind === "cluster" ? id : cluster);
}

interface Drag {
  card: HTMLElement;
  board: Element | null;
  x: number;
  y: number;
  over: HTMLElement | null;
}

/** What a note is dragged by. */
export function NoteGrip({ id, note, isRevealed }: { id: string; note: NotePart; isRevealed: boolean }) {
  const { t } = useTranslation("refusals");
  const fetcher = useFetcher<{ ok: true } | ActRefusal>();
  const drag = useRef<Drag | null>(null);

  const end = (target: HTMLElement | null) => {
    const { card, over } = drag.current ?? {};
    drag.current = null;
    over?.removeAttribute("data-over");
    card?.removeAttribute("data-dragged");
    if (card) card.style.translate = "";
    const fields = target && meaning(id, note, target, isRevealed);
    if (!fields) return;
    const form = new FormData();
    for (const [name, value] of [...fields, ["key", crypto.randomUUID()] as const]) form.append(name, value);
    fetcher.submit(form, { method: "post" });
  };
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    const card = event.currentTarget.closest<HTMLElement>("[data-drop]");
    if (!card || !event.isPrimary || event.button !== 0) return;
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { card, board: card.closest("[data-board]"), x: event.clientX, y: event.clientY, over: null };
    card.setAttribute("data-dragged", "");
  };
  const onPointerMove = ({ clientX, clientY }: PointerEvent) => {
    const { current } = drag;
    if (!current) return;
    current.card.style.translate = `${clientX - current.x}px ${clientY - current.y}px`;
    const over = dropAt(clientX, clientY, current.board);
    if (over === current.over) return;
    current.over?.removeAttribute("data-over");
    if (over !== current.card) over?.setAttribute("data-over", "");
    current.over = over;
  };
  const refused = fetcher.data && "detail" in fetcher.data ? fetcher.data : null;
  return (
    <>
      <span aria-hidden data-grip onPointerDown={onPointerDown} onPointerMove={onPointerMove} onPointerUp={({ clientX, clientY }) => end(dropAt(clientX, clientY, drag.current?.board ?? null))} onPointerCancel={() => end(null)} className="-my-2 -ml-3 flex w-8 shrink-0 cursor-grab touch-none items-center justify-center self-stretch text-ink-soft hover:text-ink noscript:hidden">
        <GripVertical className="size-4" />
      </span>
      {refused ? <p role="alert" className="order-last w-full text-clay">{t(refused.detail, refused.values)}</p> : null}
    </>
  );
}
