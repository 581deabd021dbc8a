import Database from "better-sqlite3";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cutText, markText, type Segment } from "./search-marks.ts";
import { readWanted, toMatch } from "./search-query.ts";

const show = (segments: Segment[]): string => segments.map(({ text, hit }) => (hit ? `[${text}]` : text)).join("");
const mark = (text: string, typed: string): string => show(markText(text, readWanted(typed)));

describe("marking what was looked for", () => {
  it.each([
    ["Una habitació a l’habitatge", "l'HABITATGE", "Una habitació a l’[habitatge]"],
    ["Young people and older people", '"young people"', "[Young] [people] and older people"],
    ["Integration, integrated; reintegration", "integrat", "[Integration], [integrated]; reintegration"],
    ["Co-housing, co housing", "co-hous", "[Co]-[housing], [co] [housing]"],
    ["re-use the use", '"use the"', "re-[use] [the] use"],
    ["Nothing of it", "else", "Nothing of it"],
    ["", "else", ""],
    ["Språk\u0301kafe\u0301", "språkkafé", "[Språk\u0301kafe\u0301]"],
  ])("%s, looked through for %s", (text, typed, expected) => {
    expect(mark(text, typed)).toBe(expected);
  });

  it("shows the words around where most of it is said, and says that more is before and after", () => {
    const text = `${"before ".repeat(50)}young ${"between ".repeat(40)}young people, ${"after ".repeat(50)}`;
    const { segments, hits } = cutText(text, readWanted("young people"));
    expect([show(segments), hits]).toEqual([`…${"between ".repeat(8)}[young] [people], ${"after ".repeat(22)}…`, 2]);
    expect(cutText("Few words.", readWanted("young"))).toEqual({ segments: [{ text: "Few words.", hit: false }], hits: 0 });
  });

  it("loses nothing and finds what the index finds, whatever is written and typed", () => {
    const index = new Database(":memory:");
    index.exec(`CREATE VIRTUAL TABLE "Said" USING fts5(text, tokenize = "unicode61 remove_diacritics 2")`);
    const words = fc.array(fc.constantFrom("écoles", "ECOLES", "l’école", "ålänning", "don't", "co-housing", "col·legi", "ç", "Ñ", "ß", "ø", "2", "…", "-", "🏠"), { minLength: 1, maxLength: 12 }).map((list) => list.join(" "));
    fc.assert(fc.property(words, words, (text, typed) => {
      const wanted = readWanted(typed);
      const match = toMatch(wanted);
      const segments = markText(text, wanted);
      expect(segments.map((segment) => segment.text).join("")).toBe(text);
      if (match === null) return;
      index.exec(`DELETE FROM "Said"`);
      index.prepare(`INSERT INTO "Said" VALUES (?)`).run(text);
      // All wanted words have to be there for the index: each alone is asked for.
      const found = wanted.some((one) => index.prepare(`SELECT 1 FROM "Said" WHERE "Said" MATCH ?`).get(toMatch([one]) ?? "") !== undefined);
      expect(segments.some(({ hit }) => hit)).toBe(found);
    }), { numRuns: 500 });
    index.close();
  });
});
