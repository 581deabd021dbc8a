import { getMapPaths, getMapSprite } from "#app/features/network/map/map.server.ts";
import { singleton } from "#app/lib/singleton.server.ts";

export type Point = readonly [x: number, y: number];
export type Ring = readonly Point[];

export interface SealMap {
  land: Ring[];
  neighbours: Ring[];
  graticule: Ring[];
  borders: Ring[];
  /** Rings of a region by NUTS code, in the map's own units. */
  region: (nutsCode: string) => Ring[];
}

// On paper the seal is a hand's breadth wide: what is smaller than this, in units of the map, cannot be seen there.
const coarseness = 2.4;
const smallestIsland = 16;

/** The shared map of Europe, thinned out for a seal. Made once per process. */
export function sealMap(): SealMap {
  return singleton(`certificate-seal:${getMapSprite().hash}`, () => {
    const paths = getMapPaths();
    const area = (id: string) => rings(paths.get(id) ?? "").map((ring) => thin(ring)).filter((ring) => ring.length > 2 && size(ring) > smallestIsland);
    const lines = (id: string) => rings(paths.get(id) ?? "").map((ring) => thin(ring)).filter((ring) => ring.length > 1);
    const regions = new Map<string, Ring[]>();
    return {
      land: area("land"),
      neighbours: area("neighbours"),
      graticule: lines("graticule"),
      borders: lines("borders"),
      region(nutsCode) {
        const known = regions.get(nutsCode) ?? rings(paths.get(nutsCode) ?? "").map((ring) => thin(ring, 1.2)).filter((ring) => ring.length > 2);
        regions.set(nutsCode, known);
        return known;
      },
    };
  });
}

/** Reads path data of `M m l z` with relative lines, as the sprite writes it. */
export function rings(data: string): Point[][] {
  const result: Point[][] = [];
  let pen: Point = [0, 0];
  let start: Point = [0, 0];
  for (const [, command = "", numbers = ""] of data.matchAll(/([MmlLhvz])([^MmlLhvz]*)/g)) {
    if (command === "z") {
      pen = start;
      continue;
    }
    const values = Array.from(numbers.matchAll(/-?(?:\d+\.?\d*|\.\d+)/g), ([value]) => Number(value));
    for (let index = 0; index + 1 < values.length; index += 2) {
      const [x, y] = [values[index] ?? 0, values[index + 1] ?? 0];
      const absolute = command === "M" || command === "L";
      pen = absolute ? [x, y] : [pen[0] + x, pen[1] + y];
      if ((command === "M" || command === "m") && index === 0) {
        start = pen;
        result.push([pen]);
      } else result.at(-1)?.push(pen);
    }
  }
  return result;
}

/** Leaves out points nearer than `step` to the last one kept; first and last stay. */
function thin(ring: Ring, step = coarseness): Ring {
  const kept: Point[] = [];
  for (const [index, point] of ring.entries()) {
    const last = kept.at(-1);
    if (!last || index === ring.length - 1 || Math.hypot(point[0] - last[0], point[1] - last[1]) >= step) kept.push(point);
  }
  return kept;
}

/** Area by the shoelace formula, in square units of the map. */
function size(ring: Ring): number {
  let twice = 0;
  for (const [index, [x, y]] of ring.entries()) {
    const [nextX, nextY] = ring[(index + 1) % ring.length] ?? [x, y];
    twice += x * nextY - nextX * y;
  }
  return Math.abs(twice) / 2;
}
