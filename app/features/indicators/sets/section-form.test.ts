import { describe, expect, it } from "vitest";
import { readSection, withBlank } from "./section-form.ts";

const formOf = (fields: Record<string, string>): FormData => { const form = new FormData(); for (const [name, value] of Object.entries(fields)) form.append(name, value); return form; };

describe("a section's form", () => {
  it("gives new rows their keys, keeps those that are there, and lets blank rows fall away", () => {
    const form = formOf({ "0.axis": "field", "0.title": "Field, renamed", "0.value": "rights", "0.name": "Rights, renamed", "1.axis": "", "1.title": "Phase", "1.name": "Preparing", "2.axis": "field", "2.value": "", "2.name": "Rights", "3.axis": "", "3.title": "", "3.name": "" });
    expect(readSection(form, "axes")).toEqual([
      { axis: "field", title: "Field, renamed", value: "rights", name: "Rights, renamed" },
      { axis: "field", title: "Field, renamed", value: "rights-2", name: "Rights" },
      { axis: "phase", title: "Phase", value: "preparing", name: "Preparing" },
    ]);
  });

  it("takes one row out and numbers new questions", () => {
    const form = formOf({ "0.code": "q1", "0.question": "One?", "0.scale": "extent", "0.@field": "rights", "1.code": "plan", "1.question": "Two?", "2.code": "", "2.question": "Three?\u0000" });
    expect(readSection(form, "indicators", 1)).toEqual([
      { code: "q1", question: "One?", guidance: "", scale: "extent", "@field": "rights" },
      { code: "q2", question: "Three?", guidance: "", scale: "", "@field": "" },
    ]);
  });

  it("reads no more rows and places than a set may have", () => {
    const form = formOf({ "9999.code": "far", ...Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`0.@axis-${index}`, "x"])), "0.question": "One?" });
    const rows = readSection(form, "indicators");
    expect(rows).toHaveLength(1);
    expect(Object.keys(Array.isArray(rows) ? rows[0] ?? {} : {}).filter((column) => column.startsWith("@"))).toHaveLength(20);
  });

  it("offers a blank row where it belongs", () => {
    const rows = [{ axis: "a", title: "A", value: "x", name: "X" }, { axis: "b", title: "B", value: "y", name: "Y" }];
    expect(withBlank("axes", rows, "a")).toMatchObject({ focus: 1, rows: [{ value: "x" }, { axis: "a", title: "A" }, { value: "y" }] });
    expect(withBlank("axes", rows, "").focus).toBe(2);
    expect(withBlank("scales", [{ scale: "scale-1", score: "0" }], "").rows.slice(1)).toEqual([{ scale: "scale-2" }, { scale: "scale-2" }, { scale: "scale-2" }]);
  });
});
