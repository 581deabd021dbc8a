import { expect, it } from "vitest";
import type { BoardPart, NotePart } from "../state/parts.ts";
import { cardsAtOnce, wallSlides } from "./wall-slides.ts";

const board = { title: "Board", kind: "free", columns: [{ id: "one", title: "One" }, { id: "two", title: "Two" }, { id: "none", title: "Empty" }], groupId: null, isRevealed: true } as unknown as BoardPart;
const note = (position: number, columnId: string, clusterId: string | null = null): [string, NotePart] => [`note-${position}`, { boardId: "b", columnId, clusterId, text: `Note ${position}`, colour: "sun", link: null, position, seat: null }];

it("shows every note once, a few cards at a time, clusters first and counted", () => {
  const notes = [...Array.from({ length: 60 }, (_, n) => note(n, "one", n % 4 === 0 ? "c" : null)), ...Array.from({ length: 20 }, (_, n) => note(100 + n, "two"))];
  const slides = wallSlides([["b", board]], notes, [["c", { boardId: "b", columnId: "one", name: "Housing", position: 1 }], ["empty", { boardId: "b", columnId: "one", name: "", position: 2 }]], cardsAtOnce.usual);
  expect(slides.flatMap(({ cards }) => cards.flatMap((card) => card.notes.map(({ text }) => text))).sort()).toEqual(notes.map(([, { text }]) => text).sort());
  expect(Math.max(...slides.map(({ cards }) => cards.length))).toBe(cardsAtOnce.usual);
  expect(slides[0]?.cards[0]).toMatchObject({ name: "Housing", notes: { length: 15 } });
  expect(slides.map(({ columnId, from, to, of }) => `${columnId} ${from}-${to}/${of}`).slice(0, 2)).toEqual(["one 1-22/60", "one 23-30/60"]);
  expect(slides.at(-1)).toMatchObject({ columnId: "two", to: 20, of: 20 });
});
