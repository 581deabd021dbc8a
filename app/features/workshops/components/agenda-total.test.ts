import { expect, it } from "vitest";
import { clockAfter } from "./agenda-total.tsx";

it("says when something ends, also after midnight", () => {
  expect([clockAfter("10:00", 150), clockAfter("23:30", 45), clockAfter("09:05", 0)]).toEqual(["12:30", "00:15", "09:05"]);
});

it("says nothing where no time is typed", () => {
  expect([clockAfter("", 10), clockAfter("soon", 10)]).toEqual([null, null]);
});
