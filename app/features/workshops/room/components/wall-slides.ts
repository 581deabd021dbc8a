import type { BoardPart, NotePart } from "../state/parts.ts";
import type { Cluster } from "../state/room-entities.ts";

// What a projector shows of boards with more notes than can be read at once.

/** A note by itself, or a cluster with what is in it. */
export interface WallCard {
  id: string;
  name: string;
  notes: NotePart[];
}

export interface WallSlide {
  boardId: string;
  columnId: string;
  cards: WallCard[];
  /** Notes on it, of those in its column. */
  from: number;
  to: number;
  of: number;
}

/** So many cards are read from the last row, on a wall of usual height and on a high one. */
export const cardsAtOnce = { usual: 8, high: 12 } as const;
/** So many fit on a wall with their columns side by side. */
export const cardsSideBySide = 16;

const byPosition = <T extends { position: number }>([, a]: [string, T], [, b]: [string, T]): number => a.position - b.position;

/** Boards, column by column, clusters before notes by themselves: a few cards at a time. */
export function wallSlides(boards: [string, BoardPart][], notes: [string, NotePart][], clusters: [string, Cluster][], atOnce: number): WallSlide[] {
  return boards.flatMap(([boardId, { columns }]) => columns.flatMap(({ id: columnId }): WallSlide[] => {
    const own = notes.filter(([, note]) => note.boardId === boardId && note.columnId === columnId).sort(byPosition);
    const together = clusters.filter(([, cluster]) => cluster.boardId === boardId && cluster.columnId === columnId).sort(byPosition);
    const cards: WallCard[] = [
      ...together.map(([id, { name }]) => ({ id, name, notes: own.filter(([, note]) => note.clusterId === id).map(([, note]) => note) })).filter((card) => card.notes.length > 0),
      ...own.filter(([, { clusterId }]) => !together.some(([id]) => id === clusterId)).map(([id, note]) => ({ id, name: "", notes: [note] })),
    ];
    const slides: WallSlide[] = [];
    let from = 1;
    for (let at = 0; at < cards.length; at += atOnce) {
      const shown = cards.slice(at, at + atOnce);
      const to = from + shown.reduce((sum, card) => sum + card.notes.length, 0) - 1;
      slides.push({ boardId, columnId, cards: shown, from, to, of: own.length });
      from = to + 1;
    }
    return slides;
  }));
}
