/**
 * The map of Europe's regions as one SVG sprite.
 *
 * Pages draw it with `<use href="/maps/europe.svg?v=HASH#land"/>`, so the outlines are sent once, kept for ever and
 * coloured by the page's own style sheet. For that to work no path here may carry a colour. The ids:
 * `graticule`, `neighbours` (land that NUTS does not cover), `land`, `borders` (between countries), `region-borders`
 * (within countries), `inset` (its frame) and every region that lies in the frame by its NUTS code.
 */
import { createHash } from "node:crypto";
import { geoAzimuthalEqualArea, geoGraticule, geoPath, type GeoPermissibleObjects, type GeoProjection } from "d3-geo";
import type { MultiPolygon, Polygon } from "geojson";
import { feature, merge, mesh } from "topojson-client";
import { compactPath } from "./compact-path.ts";
import { groundShapes, type MapShapes } from "./map-shapes.ts";
import { codeOf, countryOf, geometry, level2, level3, shapeOf, type Region } from "./nuts.server.ts";

/**
 * A place on the map in units of {@link mapViewBox}. `left` and `right`: how far the region reaches at the height of
 * a line of text through the point, so that a label can stand beside the region and not on it.
 */
export type Anchor = { x: number; y: number; left: number; right: number };

type Degree = { edge: "left" | "bottom"; x: number; y: number; text: string };
type Inset = { regions: readonly string[]; x: number; y: number; width: number; height: number };

const width = 1000;
const height = 880;

/** The part of the plane that every map shows, as the attribute `viewBox` wants it. */
export const mapViewBox = `0 0 ${width} ${height}`;

/** Where far-away regions are drawn, each box with its own scale. */
export const mapInsets: readonly Inset[] = [{ regions: ["PT20"], x: 34, y: 754, width: 126, height: 94 }];

/** Lines run this far out of the frame, so that the cut itself is never seen. */
const BLEED = 8;
const INSET_PADDING = 12;
/** Half the height of a label. */
const TEXT_BAND = 9;

/** The copyright line that must stand beside every map (it is a name and is not translated). */
export const mapCopyright: string = geometry.copyright;

const pen = compactPath();

/** ETRS89-LAEA (EPSG:3035) up to scale and origin: equal areas, centred on 52° N 10° E. One unit is 4.8 km. */
const europe = geoAzimuthalEqualArea()
  .rotate([-10, -52])
  .scale(1320)
  .translate([516, 482])
  .clipExtent([
    [-BLEED, -BLEED],
    [width + BLEED, height + BLEED],
  ]);

const inInset = new Set(mapInsets.flatMap((inset) => inset.regions));
const insetProjections = mapInsets.map(projectInset);

let sprite: { svg: string; hash: string } | undefined;
let paths: ReadonlyMap<string, string> | undefined;

/** The sprite and a hash of it (12 hexadecimal digits) for its address. Drawn once per process, some 50 ms. */
export function getMapSprite(): { svg: string; hash: string } {
  if (!sprite) {
    const svg = drawSprite();
    sprite = { svg, hash: createHash("sha256").update(svg).digest("hex").slice(0, 12) };
  }
  return sprite;
}

/** For every region in the frame, by NUTS code: the centre of its largest part, where a pin or a label belongs. */
export const regionAnchors: Readonly<Record<string, Anchor | undefined>> = Object.fromEntries(
  [...level2, ...level3].flatMap((region) => {
    const anchor = findAnchor(region);
    return anchor ? [[String(region.properties?.NUTS_ID), anchor] as const] : [];
  }),
);

/** What each region calls itself, in Latin letters, by NUTS code: for regions that are not in the network. */
export const regionOwnNames: Readonly<Record<string, string | undefined>> = Object.fromEntries([...level2, ...level3].map((region) => [codeOf(region), region.properties?.NAME_LATN]));

/** Where parallels leave the frame on the left and meridians at the bottom, so that the margin can name them. */
export const mapDegrees: readonly Degree[] = [
  ...[40, 50, 60].map((latitude): Degree => ({ edge: "left", x: 7, y: round(crossing((t) => [-60 + 70 * t, latitude], 0, 0)[1] - 6), text: `${latitude}°` })),
  ...[0, 10, 20, 30].map((longitude): Degree => ({ edge: "bottom", x: round(crossing((t) => [longitude, 60 - 35 * t], 1, height)[0]), y: height - 9, text: `${longitude}°` })),
];

/** The point of a line (`t` from 0 to 1) where its coordinate `axis` reaches `value`, which grows along it. */
function crossing(line: (t: number) => [longitude: number, latitude: number], axis: 0 | 1, value: number): [x: number, y: number] {
  const plain = geoAzimuthalEqualArea().rotate(europe.rotate()).scale(europe.scale()).translate(europe.translate());
  let [low, high] = [0, 1];
  for (let step = 0; step < 30; step++) {
    const middle = (low + high) / 2;
    if ((plain(line(middle))?.[axis] ?? 0) < value) low = middle;
    else high = middle;
  }
  return plain(line(low)) ?? [0, 0];
}

function drawSprite(): string {
  const drawn = [...getMapPaths()].map(([id, data]) => `<path id="${id}" vector-effect="non-scaling-stroke" d="${data}"/>`);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${mapViewBox}"><!-- ${mapCopyright} --><defs>\n${drawn.join(
    "\n",
  )}\n</defs></svg>\n`;
}

/** The outlines by id, for pictures that stand by themselves. Drawn once per process. */
export function getMapPaths(): ReadonlyMap<string, string> {
  paths ??= new Map(drawPaths().filter(([, data]) => data !== ""));
  return paths;
}

/** The ground and some regions, for a picture that stands by itself. */
export const pickShapes = (codes: readonly string[]): MapShapes => ({ paths: Object.fromEntries([...groundShapes, ...codes].flatMap((id) => { const data = getMapPaths().get(id); return data === undefined ? [] : [[id, data]]; })) });

/** What a page needs to draw the map: the sprite's address, the frame, and whose boundaries they are. */
export const mapFrame = () => ({ href: `/maps/europe.svg?v=${getMapSprite().hash}`, viewBox: mapViewBox, insets: mapInsets, degrees: mapDegrees, copyright: mapCopyright });

function drawPaths(): [id: string, data: string][] {
  const mainland = level2.filter((region) => !inInset.has(codeOf(region)));
  const topology = geometry.regions;
  const borders = (international: boolean): GeoPermissibleObjects =>
    mesh(topology, topology.objects.level2, (a, b) => a !== b && (countryOf(a) !== countryOf(b)) === international);

  return [
    [
      "graticule",
      draw(
        geoGraticule()
          .extent([
            [-60, 20],
            [80, 85],
          ])
          .step([10, 10])
          .precision(1)(),
        europe,
      ),
    ],
    ["neighbours", draw(feature(geometry.neighbours, geometry.neighbours.objects.neighbours), europe)],
    ["land", draw(merge(topology, mainland), europe) + insetLand()],
    ["borders", draw(borders(true), europe)],
    ["region-borders", draw(borders(false), europe)],
    ["inset", mapInsets.map((box) => `M${box.x} ${box.y}h${box.width}v${box.height}h${-box.width}z`).join("")],
    ...[...level2, ...level3].map((region): [string, string] => [
      codeOf(region),
      draw(shapeOf(region), projectionOf(region)),
    ]),
  ];
}

function draw(shape: GeoPermissibleObjects, projection: GeoProjection): string {
  geoPath(projection, pen)(shape);
  return pen.take();
}

function insetLand(): string {
  return level2
    .filter((region) => inInset.has(codeOf(region)))
    .map((region) => draw(shapeOf(region), projectionOf(region)))
    .join("");
}

function projectInset({ regions, x, y, width, height }: Inset): GeoProjection {
  const shapes = level2.filter((region) => regions.includes(codeOf(region))).map(shapeOf);
  const coordinates = shapes.flatMap((shape) => (shape.type === "Polygon" ? [shape.coordinates] : shape.coordinates));
  const land: MultiPolygon = { type: "MultiPolygon", coordinates };
  const [longitude, latitude] = geoPath().centroid(land);
  return geoAzimuthalEqualArea()
    .rotate([-longitude, -latitude])
    .fitExtent(
      [
        [x + INSET_PADDING, y + INSET_PADDING],
        [x + width - INSET_PADDING, y + height - INSET_PADDING],
      ],
      land,
    );
}

function projectionOf(region: Region): GeoProjection {
  const index = mapInsets.findIndex((inset) => inset.regions.includes(codeOf(region)));
  return insetProjections[index] ?? europe;
}

function findAnchor(region: Region): Anchor | undefined {
  const projection = projectionOf(region);
  const path = geoPath(projection);
  const shape = shapeOf(region);
  const parts = shape.type === "Polygon" ? [shape.coordinates] : shape.coordinates;
  const [largest] = parts
    .map((coordinates): { shape: Polygon; area: number } => {
      const part: Polygon = { type: "Polygon", coordinates };
      return { shape: part, area: path.area(part) };
    })
    .sort((a, b) => b.area - a.area);
  if (!largest || largest.area === 0) return undefined;
  const [x, y] = path.centroid(largest.shape);
  // A region whose visible rest is the bleed around the frame is out of the picture.
  if (x < 0 || y < 0 || x > width || y > height) return undefined;
  const [left, right] = reachAround(y, projection, largest.shape);
  return { x: round(x), y: round(y), left: round(left), right: round(right) };
}

/** West and east end of what a shape covers within a line of text around `y`. */
function reachAround(y: number, projection: GeoProjection, shape: Polygon): [left: number, right: number] {
  const extent = projection.clipExtent();
  projection.clipExtent([
    [-BLEED, y - TEXT_BAND],
    [width + BLEED, y + TEXT_BAND],
  ]);
  const [[left], [right]] = geoPath(projection).bounds(shape);
  projection.clipExtent(extent);
  return [left, right];
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
