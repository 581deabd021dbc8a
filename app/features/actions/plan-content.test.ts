import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkSection, readNumber, typedOf, withoutRow, type Typed } from "./plan-content.ts";
import { sectionKeys, type SectionKey } from "./plan-fields.ts";

const keys = () => { let next = 0; return () => `new-${next++}`; };
const contentOf = (key: SectionKey, typed: Typed) => {
  const checked = checkSection(key, typed, keys());
  if ("wrong" in checked) throw new Error(JSON.stringify(checked.wrong));
  return checked.content;
};

describe("a section of a plan", () => {
  it("is kept as it was typed, without blank rows and blanks around", () => {
    expect(contentOf("partners", { "0.name": " Region ", "0.role": "lead", "0.part": "", "1.name": "  ", "1.role": "partner", "2.name": "Town", "2.role": "partner", "2.part": "Rooms" })).toEqual({
      texts: {}, rows: [{ key: "new-0", name: "Region", role: "lead", part: "" }, { key: "new-1", name: "Town", role: "partner", part: "Rooms" }],
    });
  });

  it("links rows by what people count, and keeps the link when a row before them is taken out", () => {
    const typed: Typed = { "0.text": "Money", "0.stage": "inputs", "0.leadsTo": "", "1.text": "Course", "1.stage": "activities", "1.leadsTo": "3", "2.text": "People speak", "2.stage": "outcomes", "2.leadsTo": "" };
    const { rows } = contentOf("theory", typed);
    expect(rows.map(({ leadsTo }) => leadsTo)).toEqual(["", rows[2]?.key, ""]);
    expect(withoutRow(typed, "theory", 0)["0.leadsTo"]).toBe("2");
  });

  it("refuses what cannot be right, field by field, in a translation key", () => {
    expect(checkSection("theory", { "0.text": "Money", "0.stage": "inputs", "0.leadsTo": "1, 9" }, keys())).toEqual({ wrong: { "0.leadsTo": "actions:errors.rows" } });
    expect(checkSection("budget", { "0.text": "Rooms", "0.planned": "much", "0.spent": "-1,50" }, keys())).toEqual({ wrong: { "0.planned": "actions:errors.number" } });
    expect(checkSection("milestones", { "0.text": "", "0.due": "2027-02-30" }, keys())).toEqual({ wrong: { "0.text": "actions:errors.required", "0.due": "actions:errors.day" } });
    expect(checkSection("documents", { "0.text": "Click", "0.address": "javascript:alert(1)" }, keys())).toEqual({ wrong: { "0.address": "actions:errors.address" } });
    expect(checkSection("documents", { "0.text": "Elsewhere", "0.address": "//evil.example" }, keys())).toEqual({ wrong: { "0.address": "actions:errors.address" } });
  });

  it("comes back from its form as it went in, whatever was typed", () => {
    const value = fc.oneof(fc.string(), fc.constantFrom("2", "1, 2", "lead", "inputs", "2027-01-31", "1.250,5", "https://region.example/a", "/courses"));
    const fields = ["text", "stage", "leadsTo", "name", "role", "part", "due", "done", "source", "planned", "address", "key", "chance", "unit", "baseline"];
    fc.assert(fc.property(fc.constantFrom(...sectionKeys), fc.dictionary(fc.oneof(fc.constantFrom("problem", "evidence", "goal", "note", "assumptions"), fc.tuple(fc.nat(5), fc.constantFrom(...fields)).map(([index, field]) => `${index}.${field}`)), value), (key, typed) => {
      const checked = checkSection(key, typed, keys());
      if ("wrong" in checked) return;
      expect(checkSection(key, typedOf(key, checked.content), keys())).toEqual(checked);
    }), { numRuns: 500 });
  });
});

describe("a number", () => {
  it.each([["1250", 1250], ["1 250,50", 1250.5], ["1.250,50", 1250.5], ["1,250.50", 1250.5], ["12,5", 12.5], ["12.5", 12.5], ["1.250", 1250], ["0.125", 0.125], ["1.250.000", 1_250_000], ["-3", -3], ["15 %", 15], ["120 000 €", 120_000]])("is read as people of Europe type it: %s", (typed, number) => {
    expect(readNumber(typed)).toBe(number);
  });

  it.each(["", "much", "1e9", "12abc", "--3", "1.2.3,4,5", "Infinity"])("is none: %s", (typed) => {
    expect(readNumber(typed)).toBe(null);
  });
});
