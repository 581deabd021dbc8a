import { expect, it } from "vitest";
import { moved, within, zoomed } from "./map-zoom.ts";

const whole = { x: 0, y: 0, width: 1000, height: 880 };

it("goes deeper around a point and back to the whole, never further", () => {
  const near = zoomed(whole, whole, 2, 0.25, 0.5);
  expect(near).toEqual({ x: 125, y: 220, width: 500, height: 440 });
  expect((near.x + near.width * 0.25) / 1000).toBe(0.25); // the point stays
  expect(zoomed(whole, near, 0.01)).toEqual(whole);
  expect(zoomed(whole, whole, 1_000).width).toBeCloseTo(1000 / 12);
});

it("never leaves the map", () => {
  const near = zoomed(whole, whole, 4);
  expect(moved(whole, near, -50, 50)).toEqual({ x: 0, y: 660, width: 250, height: 220 });
  expect(within(whole, { x: -10, y: 2_000, width: 5_000, height: 1 })).toEqual(whole);
  expect(moved(whole, whole, 1, 1)).toEqual(whole);
});
