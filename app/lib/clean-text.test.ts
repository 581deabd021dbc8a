import { expect, it } from "vitest";
import { cleanLine, cleanLines } from "./clean-text.ts";

it("keeps a line in one line, without signs that cannot be seen", () => {
  expect(["  Housing\r\nfirst ", "Hous\u0000ing", "\u202Egnisuoh", "a\u200Bb", "e\u0301", "\uD800x"].map(cleanLine)).toEqual(["Housing first", "Hous ing", "gnisuoh", "ab", "é", "\uFFFDx"]);
});

it("takes what shows nothing for nothing", () => {
  for (const typed of ["", " \t\r\n", "\u0000", "\u200B\u200B", "\u200D", "\u3164", "\u2800 \u00A0", "\uFE0F"]) expect([cleanLine(typed), cleanLines(typed)]).toEqual(["", ""]);
});

it("leaves what scripts and pictures are joined by", () => {
  for (const typed of ["👩‍👩‍👧", "می‌خواهم", "❤️"]) expect([cleanLine(typed), cleanLines(typed)]).toEqual([typed, typed]);
});

it("keeps the breaks of lines as one kind, and tabs", () => {
  expect(cleanLines("\none\r\ntwo\rthree\u2028four\tfive\u0007 \n")).toBe("one\ntwo\nthree\nfour\tfive");
});
