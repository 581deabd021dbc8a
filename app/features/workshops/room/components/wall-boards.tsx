import { ChevronDown, Pause, Play } from "lucide-react";
import { useEffect, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { BoardPart } from "../state/parts.ts";
import { useColumnTitle } from "./column-title.ts";
import { noteLooks } from "./group-colours.ts";
import { byPosition, useParts } from "./room-context.ts";
import { cardsAtOnce, cardsSideBySide, wallSlides, type WallCard } from "./wall-slides.ts";

/** Each few cards stay so long, in milliseconds. */
const turnEvery = 14_000;
/** In pixels. */
const highWall = 1_000;
/** Of a cluster so many notes are read out of it. */
const readOfCluster = 3;

function Card({ card: { name, notes } }: { card: WallCard }) {
  const { t } = useTranslation("room");
  const [first] = notes;
  if (notes.length === 1 && name === "") return <li className={`note rounded-card border border-l-8 border-hairline p-5 break-words whitespace-pre-line ${noteLooks[first?.colour ?? "sun"]}`}><p className="line-clamp-6">{first?.text}</p></li>;
  return (
    <li className="note space-y-2 rounded-card border-2 border-sea bg-surface p-5">
      <p className="flex items-baseline justify-between gap-4 font-serif"><span className="min-w-0 break-words">{name || t("board.unnamed")}</span><span className="shrink-0 tabular-nums">{notes.length}</span></p>
      <ul className="space-y-1">{notes.slice(0, readOfCluster).map(({ text }, index) => <li key={`${index}-${text}`} className="line-clamp-2 border-t border-hairline pt-1">{text}</li>)}</ul>
    </li>
  );
}

interface WallBoardsProps {
  boards: [string, BoardPart][];
  /** How they are shown while there is little on them, and without scripts. */
  children: ReactNode;
}

/** Boards on a projector: more notes than can be read at once are shown a few at a time, column by column. They turn by themselves, or by the arrow keys; the space bar halts them. */
export function WallBoards({ boards, children }: WallBoardsProps) {
  const { t } = useTranslation("room");
  const columnTitle = useColumnTitle();
  const groups = useParts("group");
  const [isHigh, setHigh] = useState(false);
  const slides = wallSlides(boards.toSorted(byPosition), useParts("note"), useParts("cluster"), isHigh ? cardsAtOnce.high : cardsAtOnce.usual);
  const [at, setAt] = useState(0);
  const [isAwake, setAwake] = useState(false);
  const [isTurning, setTurning] = useState(false);
  const count = slides.length;
  const isFull = slides.reduce((sum, { cards }) => sum + cards.length, 0) > cardsSideBySide;
  useEffect(() => {
    setAwake(true);
    setHigh(window.innerHeight >= highWall);
    setTurning(!window.matchMedia("(prefers-reduced-motion: reduce)").matches);
  }, []);
  useEffect(() => {
    if (!isFull) return;
    const onKey = ({ key, target }: KeyboardEvent) => {
      if (target instanceof HTMLElement && target.closest("a, button, input, textarea, select")) return;
      if (key === "ArrowRight" || key === "PageDown") setAt((before) => before + 1);
      else if (key === "ArrowLeft" || key === "PageUp") setAt((before) => before - 1);
      else if (key === " ") setTurning((before) => !before);
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [isFull]);
  useEffect(() => {
    if (!isFull || !isTurning) return;
    const timer = setTimeout(() => setAt((before) => before + 1), turnEvery);
    return () => clearTimeout(timer);
  }, [isFull, isTurning, at]);
  const shown = ((at % count) + count) % count;
  const slide = slides[shown];
  const board = boards.find(([id]) => id === slide?.boardId)?.[1];
  if (!isAwake || !isFull || !slide || !board) return children;
  const column = board.columns.find(({ id }) => id === slide.columnId);
  const group = groups.find(([id]) => id === board.groupId)?.[1];
  const perColumn = (columnId: string): number => slides.find((other) => other.boardId === slide.boardId && other.columnId === columnId)?.of ?? 0;
  const turn = "button button-secondary size-11 p-0";
  return (
    <section aria-labelledby="wall-title" data-wall className="space-y-5">
      <div className="flex flex-wrap items-center justify-between gap-x-8 gap-y-3">
        <h3 id="wall-title">{board.title}{group ? ` · ${group.name}` : ""}</h3>
        <div className="flex items-center gap-2">
          <span className="mr-2 text-s tabular-nums" data-wall-at>{t("wall.at", { number: shown + 1, of: count })}</span>
          <button type="button" className={turn} aria-label={t("wall.before")} onClick={() => setAt(shown - 1)}><ChevronDown aria-hidden className="size-5 rotate-90" /></button>
          <button type="button" className={turn} aria-label={t(isTurning ? "wall.halt" : "wall.turn")} onClick={() => setTurning(!isTurning)}>{isTurning ? <Pause aria-hidden className="size-5" /> : <Play aria-hidden className="size-5" />}</button>
          <button type="button" className={turn} aria-label={t("wall.next")} onClick={() => setAt(shown + 1)}><ChevronDown aria-hidden className="size-5 -rotate-90" /></button>
        </div>
      </div>
      {board.columns.length > 1 ? <ul className="flex flex-wrap gap-2">{board.columns.map((each) => <li key={each.id} aria-current={each.id === slide.columnId ? "true" : undefined} className={`rounded-full border px-4 py-1 ${each.id === slide.columnId ? "border-sea bg-sea-tint font-semibold" : "border-hairline text-ink-soft"}`}>{columnTitle(board, each)} <span className="tabular-nums">{perColumn(each.id)}</span></li>)}</ul> : null}
      <h4 className="font-sans font-semibold">{column ? columnTitle(board, column) : ""} <span className="font-normal text-ink-soft tabular-nums">{t("wall.notes", { from: slide.from, to: slide.to, of: slide.of })}</span></h4>
      <ul className="grid auto-rows-fr gap-4 md:grid-cols-2 lg:grid-cols-4">{slide.cards.map((card) => <Card key={card.id} card={card} />)}</ul>
    </section>
  );
}
