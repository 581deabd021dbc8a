import { expect, it } from "vitest";
import type { Parts, RoomView } from "./state/parts.ts";
import { hearOwn, hearRoom, hearView, heardFrom } from "./news.ts";

const view = (seq: number, own: Parts = {}): RoomView => ({ seq, shared: {}, own });
const own = (seq: number, id: string) => ({ seq, changes: { [`mine:${id}`]: true } });

it("keeps own parts that came while an older view was on its way", () => {
  const heard = hearView(hearOwn(heardFrom(view(16)), own(18, "b")), view(17, { "mine:a": true }));
  expect(heard.view.own).toEqual({ "mine:a": true, "mine:b": true });
  expect(hearRoom(heard, { seq: 18, changes: { "note:1": "text" } }).view).toEqual({ seq: 18, shared: { "note:1": "text" }, own: { "mine:a": true, "mine:b": true } });
});

it("forgets them once a view is as new, and takes nothing twice or backwards", () => {
  const heard = hearView(hearOwn(heardFrom(view(16)), own(18, "b")), view(18));
  expect(heard).toEqual({ view: view(18), own: [] });
  expect([hearOwn(heard, own(18, "b")), hearView(heard, view(17)), hearRoom(heard, { seq: 18, changes: { x: 1 } })]).toEqual([heard, heard, heard]);
});
