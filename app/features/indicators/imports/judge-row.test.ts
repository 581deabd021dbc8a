import { parseWithZod } from "@conform-to/zod/v4";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mappingOf, mappingSchema } from "./mapping.schema.ts";
import { findRegions, readNumber, type KnownRegion } from "./judge-row.ts";

const region = (nutsCode: string, nutsLevel: number): KnownRegion => ({ id: nutsCode, slug: nutsCode.toLowerCase(), nutsCode, nutsLevel, countryCode: nutsCode.slice(0, 2), isYours: true });
const regions = [region("SE224", 3), region("ITF3", 2)];

describe("a cell with a number", () => {
  it.each([
    ["12.5", "percent", 12.5, ""], ["12,5", "percent", 12.5, ""], ["12,5 b", "percent", 12.5, "b"], [":", "percent", null, ":"], [": u", "percent", null, ":u"], ["1,234", "persons", 1234, ""], ["1.234.567", "persons", 1234567, ""],
    ["1,234.5", "score", 1234.5, ""], ["1.234,5", "score", 1234.5, ""], ["1 234 567", "persons", 1234567, ""], ["1,234", "percent", 1.234, ""], ["-3", "percent", -3, ""], ["1e3", "persons", 1000, ""], ["u", "percent", null, "u"],
  ] as const)("reads %s of %s", (cell, unit, value, flags) => expect(readNumber(cell, unit)).toEqual({ value, flags }));

  it.each(["", "abcdef", "12 %", "=1+1", "1-2", "NaN", "Infinity", "0x10", "--1"])("refuses %j", (cell) => expect(readNumber(cell, "percent")).toBeNull());

  it("reads back whatever number a program writes", () => {
    fc.assert(fc.property(fc.double({ min: 0, max: 100, noNaN: true }), (value) => { expect(readNumber(String(value), "percent")?.value).toBe(value); }));
  });
});

it("finds the region of a code, and those of level 3 in it; a country only for scores", () => {
  const names = (code: string, target: "figures" | "scores" = "figures") => findRegions(code, { target, regions }).map(({ region: { id }, forCode }) => [id, forCode]);
  expect(names("itf3")).toEqual([["ITF3", ""]]);
  expect(names("SE22")).toEqual([["SE224", "SE22"]]);
  expect(names("SE")).toEqual([]);
  expect(names("SE", "scores")).toEqual([["SE224", "SE"]]);
  expect(names("AT13")).toEqual([]);
});

it("takes a form in which some columns are not narrowed", () => {
  const form = new FormData();
  for (const [name, value] of [["region", "geo"], ["year", "time"], ["value", "v"], ["fixedIndicator", "neet"], ["only", ""], ["only", "sex=F"], ["only", "note=a=b"], ["title", "T"], ["edition", "1"], ["licence", "L"], ["retrievedOn", "2026-11-01"]] as const) form.append(name, value);
  const parsed = parseWithZod(form, { schema: mappingSchema });
  expect(parsed.status === "success" && mappingOf(parsed.value).only).toEqual({ sex: "F", note: "a=b" });
});
