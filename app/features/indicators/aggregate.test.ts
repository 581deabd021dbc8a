import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { overallOf, scoreOf, scoresAlong, spreadOf } from "./aggregate.ts";
import { findGaps } from "./gaps.ts";
import type { Indicator } from "./indicator-set.schema.ts";

const areas = ["health", "housing", "language"];
const indicator = fc.record({ area: fc.constantFrom(...areas), phase: fc.constantFrom("plan", "act") });
const set = fc.array(indicator, { minLength: 1, maxLength: 30 }).map((list) => list.map(({ area, phase }, index): Indicator => ({ code: `i${index}`, text: "t", scale: "s", tags: { area: [area], phase: [phase] } })));
const answers = fc.array(fc.option(fc.oneof(fc.constant(null), fc.integer({ min: 0, max: 100 })), { nil: undefined }), { minLength: 30, maxLength: 30 });
const scored = fc.tuple(set, answers).map(([indicators, list]) => ({ indicators, scores: Object.fromEntries(indicators.map(({ code }, index) => [code, list[index]])) }));

describe("aggregation", () => {
  it("does not depend on the order of the indicators", () => {
    fc.assert(fc.property(scored, ({ indicators, scores }) => {
      const there = scoresAlong("area", areas, indicators, scores);
      const back = scoresAlong("area", areas, [...indicators].reverse(), scores);
      for (const area of areas) {
        expect(back[area]?.answered).toBe(there[area]?.answered);
        if (there[area]?.mean === null) expect(back[area]?.mean).toBeNull();
        else expect(back[area]?.mean).toBeCloseTo(there[area]?.mean ?? NaN, 9);
      }
    }));
  });

  it("stays between the lowest and the highest answer, and is null only without one", () => {
    fc.assert(fc.property(scored, ({ indicators, scores }) => {
      const { mean, answered, inapplicable, asked } = scoreOf(indicators, scores);
      const values = Object.values(scores).filter((value) => typeof value === "number");
      expect(answered).toBe(values.length);
      expect(answered + inapplicable).toBeLessThanOrEqual(asked);
      if (values.length === 0) expect(mean).toBeNull();
      else {
        expect(mean).toBeGreaterThanOrEqual(Math.min(...values) - 1e-9);
        expect(mean).toBeLessThanOrEqual(Math.max(...values) + 1e-9);
      }
    }));
  });

  it("gives a single answer back as it is", () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 100 }), (value) => {
      const one: Indicator = { code: "a", text: "t", scale: "s", tags: { area: ["health"] } };
      const along = scoresAlong("area", areas, [one], { a: value });
      expect(along.health?.mean).toBe(value);
      expect(along.housing).toEqual({ mean: null, answered: 0, inapplicable: 0, asked: 0 });
      expect(overallOf(along)).toBe(value);
    }));
  });

  it("leaves out what is missing or does not apply, instead of counting it as nothing", () => {
    const three = ["a", "b", "c"].map((code): Indicator => ({ code, text: "t", scale: "s", tags: { area: ["health"] } }));
    expect(scoreOf(three, { a: 50, b: null })).toEqual({ mean: 50, answered: 1, inapplicable: 1, asked: 3 });
  });

  it("weighs areas alike in the overall score, however many indicators they have", () => {
    const list = [["a", "health"], ["b", "health"], ["c", "health"], ["d", "housing"]].map(([code = "", area = ""]): Indicator => ({ code, text: "t", scale: "s", tags: { area: [area] } }));
    expect(overallOf(scoresAlong("area", areas, list, { a: 0, b: 0, c: 0, d: 100 }))).toBe(50);
  });

  it("finds the middle of an odd and of an even number", () => {
    expect(spreadOf([90, 10, 40])).toEqual({ low: 10, median: 40, high: 90, count: 3 });
    expect(spreadOf([90, 10, 40, 60])).toEqual({ low: 10, median: 50, high: 90, count: 4 });
    expect(spreadOf([])).toBeNull();
  });
});

describe("gaps", () => {
  const list = [["a", "health", "plan"], ["b", "health", "act"], ["c", "housing", "plan"]].map(([code = "", area = "", phase = ""]): Indicator => ({ code, text: "t", scale: "s", tags: { area: [area], phase: [phase] } }));
  const asked = { areaAxis: "area", areas, phaseAxis: "phase", phases: ["plan", "act"], indicators: list };

  it("puts first where the distance is widest, weighed by what the region decides", () => {
    const scores = { a: 50, b: 0, c: 10 };
    expect(findGaps({ ...asked, scores, competences: {} }).map(({ area, size }) => [area, size])).toEqual([["housing", 67.5], ["health", 56.25]]);
    expect(findGaps({ ...asked, scores, competences: { housing: "none", health: "own" } }).map(({ area, size }) => [area, size])).toEqual([["health", 75], ["housing", 22.5]]);
  });

  it("says which phase and which question are weakest, and leaves out areas nobody has answered", () => {
    const [health, ...others] = findGaps({ ...asked, scores: { a: 50, b: 0 }, competences: {} });
    expect(others).toEqual([]);
    expect(health?.weakest.map(({ value }) => value)).toEqual(["act", "plan"]);
    expect(health?.indicators).toEqual([{ code: "b", score: 0 }, { code: "a", score: 50 }]);
  });
});
