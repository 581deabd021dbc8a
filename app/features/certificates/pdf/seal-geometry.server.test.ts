import { describe, expect, it } from "vitest";
import { rings, sealMap } from "./seal-geometry.server.ts";

describe("the seal's map", () => {
  it("reads the relative lines of the sprite", () => {
    expect(rings("M1 2l3-.5.5 1zm10 10l-1-1")).toEqual([
      [[1, 2], [4, 1.5], [4.5, 2.5]],
      [[11, 12], [10, 11]],
    ]);
  });

  it("has land, borders and regions to fill", () => {
    const map = sealMap();
    expect(map.land.length).toBeGreaterThan(10);
    expect(map.borders.length).toBeGreaterThan(10);
    for (const code of ["PT20", "ES51", "ES62", "ITF3", "ITF4", "SE224"]) expect(map.region(code).length, code).toBeGreaterThan(0);
    expect(map.region("XX99")).toEqual([]);
  });
});
