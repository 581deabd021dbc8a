import fc from "fast-check";
import { expect, it } from "vitest";
import { wordChanges } from "./word-changes.ts";

it("says which words came and which went", () => {
  expect(wordChanges("Two groups met weekly.", "Three groups met weekly, then monthly.")).toEqual([
    { kind: "removed", text: "Two" },
    { kind: "added", text: "Three" },
    { kind: "same", text: " groups met weekly" },
    { kind: "added", text: ", then monthly" },
    { kind: "same", text: "." },
  ]);
  expect(wordChanges("Åsa språk", "Åsa språk")).toEqual([]);
  expect(wordChanges("", "New.")).toEqual([{ kind: "added", text: "New." }]);
});

it("loses no word of either text, however different they are", () => {
  const texts = fc.array(fc.constantFrom("a", "språk", " ", "\n", ".", "não"), { maxLength: 60 }).map((parts) => parts.join(""));
  fc.assert(fc.property(texts, texts, (before, after) => {
    const changes = wordChanges(before, after);
    const told = (left: "added" | "removed") => changes.filter(({ kind }) => kind !== left).map(({ text }) => text).join("");
    expect([told("added"), told("removed")]).toEqual(before === after ? ["", ""] : [before, after]);
  }));
  const words = (start: number) => Array.from({ length: 1_500 }, (_, index) => `word${start + index}`).join(" ");
  expect(wordChanges(words(0), words(5_000)).at(0)).toMatchObject({ kind: "removed" });
});
