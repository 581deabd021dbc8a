import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { getMapSprite, mapDegrees, mapInsets, mapViewBox, regionAnchors } from "./map.server.ts";

const pilots = ["PT20", "ITF3", "ITF4", "ES51", "ES62", "SE224"];
const [, , width = 0, height = 0] = mapViewBox.split(" ").map(Number);

type Point = { x: number; y: number };

/** The absolute points of a sprite path (only `M m l h v z` occur). */
function pointsOf(id: string): Point[] {
  const data = new RegExp(`id="${id}"[^>]* d="([^"]*)"`).exec(getMapSprite().svg)?.[1] ?? "";
  const points: Point[] = [];
  let at: Point = { x: 0, y: 0 };
  let start = at;
  for (const [, command = "", body = ""] of data.matchAll(/([Mmlhvz])([^Mmlhvz]*)/g)) {
    const numbers = (body.match(/-?\d*\.?\d+/g) ?? []).map(Number);
    if (command === "z") at = start;
    else if (command === "h") at = { ...at, x: at.x + (numbers[0] ?? NaN) };
    else if (command === "v") at = { ...at, y: at.y + (numbers[0] ?? NaN) };
    else {
      for (let i = 0; i < numbers.length; i += 2) {
        const step = { x: numbers[i] ?? NaN, y: numbers[i + 1] ?? NaN };
        at = command === "M" ? step : { x: at.x + step.x, y: at.y + step.y };
        points.push(at);
      }
      if (command !== "l") start = at;
    }
    if (command === "h" || command === "v") points.push(at);
  }
  return points;
}

/** Even-odd rule; enough for regions without holes. */
function isInside({ x, y }: Point, ring: Point[]): boolean {
  return ring.reduce((inside, a, index) => {
    const b = ring.at(index - 1) ?? a;
    const crosses = a.y > y !== b.y > y && x < ((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x;
    return crosses ? !inside : inside;
  }, false);
}

describe("the map sprite", () => {
  it.each(pilots)("draws %s inside the frame", (code) => {
    const points = pointsOf(code);
    expect(points.length).toBeGreaterThan(3);
    for (const { x, y } of points) {
      expect(x).toBeGreaterThan(0);
      expect(x).toBeLessThan(width);
      expect(y).toBeGreaterThan(0);
      expect(y).toBeLessThan(height);
    }
  });

  it("names the lines of latitude on the left and those of longitude at the bottom, in order and inside the frame", () => {
    const along = (edge: string) => mapDegrees.filter((degree) => degree.edge === edge);
    expect(along("left").map(({ text }) => text)).toEqual(["40°", "50°", "60°"]);
    expect(along("left").map(({ y }) => y)).toEqual(along("left").map(({ y }) => y).sort((a, b) => b - a));
    expect(along("bottom").map(({ x }) => x)).toEqual(along("bottom").map(({ x }) => x).sort((a, b) => a - b));
    for (const { x, y } of mapDegrees) expect(x > 0 && x < 1000 && y > 0 && y < 880).toBe(true);
  });

  it("keeps the Azores, and nothing else of Portugal, within the inset", () => {
    const [inset] = mapInsets;
    expect(inset?.regions).toEqual(["PT20"]);
    const holds = ({ x, y }: Point) =>
      inset !== undefined && x > inset.x && y > inset.y && x < inset.x + inset.width && y < inset.y + inset.height;
    expect(pointsOf("PT20").every(holds)).toBe(true);
    expect(["PT11", "PT15", "PT19", "PT1A", "PT1B", "PT1C", "PT1D"].flatMap(pointsOf).some(holds)).toBe(false);
  });

  it("puts east to the right and north to the top", () => {
    const anchor = (code: string) => regionAnchors[code] ?? { x: NaN, y: NaN };
    expect(anchor("ES51").x).toBeLessThan(anchor("ITF3").x);
    expect(anchor("ITF3").x).toBeLessThan(anchor("ITF4").x);
    expect(anchor("SE224").y).toBeLessThan(anchor("ES62").y);
  });

  it.each(["graticule", "neighbours", "land", "borders", "region-borders", "inset"])("has the layer %s", (layer) => {
    expect(pointsOf(layer).length).toBeGreaterThan(3);
  });

  it("draws the Azores as land too, so that the inset is not empty when they are not highlighted", () => {
    const [first] = pointsOf("PT20");
    const gaps = pointsOf("land").map(({ x, y }) => Math.hypot(x - (first?.x ?? NaN), y - (first?.y ?? NaN)));
    expect(Math.min(...gaps)).toBeLessThan(0.01);
  });

  it("has no colour, style or script of its own", () => {
    expect(getMapSprite().svg).not.toMatch(/fill|stroke=|style|class|script|\son\w+=/i);
  });

  it("uses every id once", () => {
    const ids = [...getMapSprite().svg.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThan(280);
  });

  it("stays under 150 KB, and under 50 KB compressed", () => {
    const { svg } = getMapSprite();
    expect(svg.length).toBeLessThan(150_000);
    expect(gzipSync(svg).length).toBeLessThan(50_000);
  });

  it("is made once and addressed by its content", () => {
    expect(getMapSprite()).toBe(getMapSprite());
    expect(getMapSprite().hash).toMatch(/^[0-9a-f]{12}$/);
  });
});

describe("region anchors", () => {
  it.each(["ITF3", "ES51", "ES62", "SE224"])("lie on the region (%s)", (code) => {
    const anchor = regionAnchors[code];
    expect(anchor && isInside(anchor, pointsOf(code))).toBe(true);
  });

  it("exist for every region that is drawn, and only for those in the frame", () => {
    for (const [code, anchor] of Object.entries(regionAnchors)) {
      expect(pointsOf(code).length, code).toBeGreaterThan(2);
      expect(anchor && anchor.left <= anchor.x && anchor.x <= anchor.right, code).toBe(true);
    }
    expect(regionAnchors["ES70"]).toBeUndefined();
  });
});
