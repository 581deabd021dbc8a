import fc from "fast-check";
import { expect, it } from "vitest";
import { AppError } from "#app/lib/app-error.ts";
import { readActForm } from "./act-form.ts";

const key = "a-key-of-a-page-1";

function form(fields: Record<string, string | string[]>): FormData {
  const data = new FormData();
  for (const [name, values] of Object.entries({ key, ...fields })) for (const value of [values].flat()) data.append(name, value);
  return data;
}

const act = (fields: Record<string, string | string[]>): unknown => readActForm(form(fields)).act;

it("reads what a form can send: numbers and choices as text, one of a list as one, nothing as none", () => {
  expect(act({ type: "timer.extend", minutes: "5" })).toEqual({ type: "timer.extend", minutes: 5 });
  expect(act({ type: "board.reveal", boardId: "b-1", isRevealed: "true" })).toEqual({ type: "board.reveal", boardId: "b-1", isRevealed: true });
  expect(act({ type: "boards.share", boardIds: "b-1" })).toEqual({ type: "boards.share", boardIds: ["b-1"] });
  expect(act({ type: "boards.share", boardIds: ["b-1", "b-2"] })).toEqual({ type: "boards.share", boardIds: ["b-1", "b-2"] });
  expect(act({ type: "visit.make", groupId: "" })).toEqual({ type: "visit.make", groupId: null });
  expect(act({ type: "note.add", boardId: "b", columnId: "c", text: " Rents ", link: "https://academy.example/forum/topics/1" })).toEqual({ type: "note.add", boardId: "b", columnId: "c", text: "Rents", colour: "sun", link: { kind: "topic", path: "/forum/topics/1", title: "" } });
  expect(act({ type: "poll.answer", pollId: "p", "order.b": "1", "order.a": "2" })).toEqual({ type: "poll.answer", pollId: "p", answer: ["b", "a"] });
});

it("says what is wrong", () => {
  for (const [fields, detail] of [
    [{ type: "note.add", boardId: "b", columnId: "c", text: "  " }, "refusals:empty"],
    [{ type: "chat.say", to: "all", text: "x".repeat(1_001) }, "refusals:tooLong"],
    [{ type: "timer.start", minutes: "soon" }, "refusals:badNumber"],
    [{ type: "no.act" }, "errors:live.badInput"],
    [{ type: "hand.raise", key: "short" }, "errors:live.badInput"],
    [{ type: "hand.raise", more: "than asked" }, "errors:live.badInput"],
  ] as const) expect(() => readActForm(form(fields))).toThrow(expect.objectContaining({ code: "invalid", detail }) as Error);
});

it("refuses politely whatever is posted", () => {
  fc.assert(fc.property(fc.array(fc.tuple(fc.oneof(fc.constantFrom("type", "text", "boardIds", "__proto__", "link.constructor", "order.x", "answer"), fc.string()), fc.string())), (pairs) => {
    const data = new FormData();
    for (const [name, value] of pairs) data.append(name, value);
    expect(() => readActForm(data)).toThrow(AppError);
  }));
});
