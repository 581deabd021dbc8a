import type { GeoContext } from "d3-geo";

/** A drawing context for d3's `geoPath` that yields path data; see {@link compactPath}. */
export type CompactPath = GeoContext & { take(): string };

type Point = readonly [x: number, y: number];

/**
 * Collects lines as SVG path data with relative coordinates of one decimal. About half the size of the absolute
 * data that d3 writes. Points are rounded before they are subtracted, so errors do not add up along a coast and
 * neighbours that share a line still share it. Rings that rounding has flattened to fewer than three points are
 * left out. `take` returns what was drawn since the last call ('' for nothing).
 */
export function compactPath(): CompactPath {
  let data = "";
  let line: Point[] = [];
  let pen: Point = [0, 0];

  function finish(closed: boolean): void {
    const [start, ...rest] = line;
    line = [];
    if (!start || rest.length < (closed ? 2 : 1)) return;
    // `m` counts from the pen, which a closed ring has carried back to its own start.
    data += data === "" ? `M${pair(start)}` : `m${pair(minus(start, pen))}`;
    let last = start;
    data += "l";
    data += rest
      .map((point) => {
        const step = pair(minus(point, last));
        last = point;
        return step;
      })
      .reduce((all, step) => all + (step.startsWith("-") ? "" : " ") + step);
    if (closed) data += "z";
    pen = closed ? start : last;
  }

  function add(x: number, y: number): void {
    const point: Point = [Math.round(x * 10), Math.round(y * 10)];
    const last = line.at(-1);
    if (!last || last[0] !== point[0] || last[1] !== point[1]) line.push(point);
  }

  return {
    beginPath() {},
    moveTo(x, y) {
      finish(false);
      add(x, y);
    },
    lineTo: add,
    closePath() {
      finish(true);
    },
    arc() {
      throw new Error("A map of lines has no arcs");
    },
    take() {
      finish(false);
      const taken = data;
      data = "";
      pen = [0, 0];
      return taken;
    },
  };
}

function minus(a: Point, b: Point): Point {
  return [a[0] - b[0], a[1] - b[1]];
}

/** Two whole numbers of tenths as SVG writes them at its shortest: [-5, 12] is `-.5 1.2`. */
function pair([x, y]: Point): string {
  return `${tenths(x)}${y < 0 ? "" : " "}${tenths(y)}`;
}

function tenths(value: number): string {
  return String(value / 10).replace(/^(-?)0\./, "$1.");
}
