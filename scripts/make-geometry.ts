/**
 * Prepares the map's geometry: `node scripts/make-geometry.ts --source DIR --neighbours FILE`.
 *
 * DIR holds Eurostat GISCO's NUTS_RG_60M_2024_4326_LEVL_2.geojson and …_LEVL_3.geojson. FILE is Natural
 * Earth's countries 1:50 million as TopoJSON (`countries-50m.json` of the npm package world-atlas 2).
 * A developer runs it when the regions change; the product itself only reads the result.
 */
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Feature, FeatureCollection, GeoJsonObject, MultiPolygon, Polygon } from "geojson";
import { merge, quantize } from "topojson-client";
import { topology } from "topojson-server";
import {
  filter,
  filterWeight,
  presimplify,
  simplify,
  sphericalRingArea,
  sphericalTriangleArea,
} from "topojson-simplify";
import type {
  GeometryCollection,
  MultiPolygon as TopoMultiPolygon,
  Objects,
  Polygon as TopoPolygon,
  Topology,
} from "topojson-specification";

type RegionProperties = { NUTS_ID: string; CNTR_CODE: string; NAME_LATN: string };
type Shape = Polygon | MultiPolygon;

/** Regions of the network that are smaller than level 2. Add a code here, run the script again. */
const LEVEL_3_REGIONS = ["SE224"];

/** ISO 3166-1 numeric codes of the countries that NUTS 2024 covers: their land comes from GISCO, not from Natural Earth. */
const NUTS_COUNTRIES = new Set(
  (
    "008 040 056 100 756 196 203 276 208 233 300 724 246 248 250 191 348 372 352 380 438 440 442 428 499 807 470 " +
    "528 578 616 620 642 688 752 705 703 792"
  ).split(" "),
);
/** Countries that Natural Earth lists without a code and that lie on NUTS land. */
const NUTS_UNCODED = new Set(["Kosovo", "N. Cyprus"]);

/** Degrees: everything that can appear in the frame, with room for the curve of the projection. */
const NEIGHBOURHOOD = { west: -45, south: 20, east: 75, north: 84 };

/** Steradians: corners and islands of neighbouring land smaller than this (about 80 km², two pixels of the map) are dropped. */
const NEIGHBOUR_DETAIL = 2e-6;
const QUANTISATION = 3e4;
const SIZE_LIMIT = 200 * 1024;
const TARGET = join(import.meta.dirname, "../app/features/network/map/nuts-2024.topo.json");

function readRegions(folder: string, level: 2 | 3): Feature<Shape, RegionProperties>[] {
  const file = join(folder, `NUTS_RG_60M_2024_4326_LEVL_${level}.geojson`);
  const collection = JSON.parse(readFileSync(file, "utf8")) as FeatureCollection<Shape, RegionProperties>;
  return collection.features.map(({ geometry, properties: { NUTS_ID, CNTR_CODE, NAME_LATN } }) => ({
    type: "Feature",
    id: NUTS_ID,
    geometry,
    properties: { NUTS_ID, CNTR_CODE, NAME_LATN },
  }));
}

function collection(features: Feature<Shape, RegionProperties>[]): FeatureCollection<Shape, RegionProperties> {
  return { type: "FeatureCollection", features };
}

/** One shape without inner borders: which line divides two neighbours is not ours to draw. */
function readNeighbours(file: string): MultiPolygon {
  const world = JSON.parse(readFileSync(file, "utf8")) as Topology<{ countries: GeometryCollection<{ name: string }> }>;
  const abroad = world.objects.countries.geometries.filter(
    (country): country is TopoPolygon<{ name: string }> | TopoMultiPolygon<{ name: string }> =>
      (country.type === "Polygon" || country.type === "MultiPolygon") &&
      !NUTS_COUNTRIES.has(String(country.id)) &&
      !NUTS_UNCODED.has(country.properties?.name ?? ""),
  );
  const land = merge(world, abroad);
  return { ...land, coordinates: land.coordinates.filter(([ring]) => ring?.some(([lon, lat]) => isNear(lon, lat))) };
}

function isNear(longitude = 0, latitude = 0): boolean {
  const { west, south, east, north } = NEIGHBOURHOOD;
  return longitude > west && longitude < east && latitude > south && latitude < north;
}

/** The types of topojson's packages disagree about properties; this is where they are made to agree. */
function joined(objects: Record<string, GeoJsonObject>): Topology<Objects> {
  return topology(objects) as Topology<Objects>;
}

function simplified(input: Topology<Objects>, detail: number): Topology<Objects> {
  const weighted = presimplify(input, sphericalTriangleArea);
  // The filter does pass `interior` on, though its type does not say so; without it lakes count as oceans.
  const islands = filterWeight(weighted, 4 * detail, sphericalRingArea as (ring: [number, number][]) => number);
  return simplify(filter(weighted, islands) as Topology<Objects>, detail);
}

const { values } = parseArgs({ options: { source: { type: "string" }, neighbours: { type: "string" } } });
if (!values.source || !values.neighbours) {
  console.error("Usage: node scripts/make-geometry.ts --source DIR --neighbours FILE");
  process.exit(2);
}

const level2 = readRegions(values.source, 2);
const level3 = readRegions(values.source, 3).filter((region) => LEVEL_3_REGIONS.includes(region.properties.NUTS_ID));
const missing = LEVEL_3_REGIONS.filter((code) => !level3.some((region) => region.properties.NUTS_ID === code));
if (missing.length > 0) throw new Error(`Not in the level 3 file: ${missing.join(", ")}`);

// Both levels share one topology, so that a level 3 region is cut with the same scissors as the level 2 region around it.
const regions = joined({ level2: collection(level2), level3: collection(level3) });
const neighbours = joined({ neighbours: readNeighbours(values.neighbours) });

const geometry = {
  source: "Eurostat GISCO, NUTS 2024, 1:60 million, EPSG:4326; neighbouring land: Natural Earth, 1:50 million",
  copyright: "© EuroGeographics for the administrative boundaries",
  // Not simplified: GISCO has done it already, and anything more makes Malta and Melilla vanish.
  regions: quantize(regions, QUANTISATION),
  neighbours: quantize(simplified(neighbours, NEIGHBOUR_DETAIL), QUANTISATION / 3),
};
writeFileSync(TARGET, `${JSON.stringify(geometry)}\n`);

const { size } = statSync(TARGET);
console.log(`${level2.length} level 2 and ${level3.length} level 3 regions, ${Math.round(size / 1024)} KB`);
if (size > SIZE_LIMIT) throw new Error(`The geometry is larger than ${SIZE_LIMIT / 1024} KB`);
