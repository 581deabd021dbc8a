import type { MultiPolygon, Polygon } from "geojson";
import { feature } from "topojson-client";
import type { GeometryCollection, MultiPolygon as TopoMultiPolygon, Polygon as TopoPolygon, Topology } from "topojson-specification";
import nuts from "./nuts-2024.topo.json" with { type: "json" };

// The regions as Eurostat outlines them, before anything is drawn.

type Properties = { NUTS_ID: string; CNTR_CODE: string; NAME_LATN: string };
export type Region = TopoPolygon<Properties> | TopoMultiPolygon<Properties>;
type Geometry = {
  copyright: string;
  regions: Topology<{ level2: GeometryCollection<Properties>; level3: GeometryCollection<Properties> }>;
  neighbours: Topology<{ neighbours: TopoMultiPolygon }>;
};

export const geometry = nuts as unknown as Geometry;

function isRegion(region: GeometryCollection<Properties>["geometries"][number]): region is Region {
  return region.type === "Polygon" || region.type === "MultiPolygon";
}

/** All regions of NUTS 2. */
export const level2 = geometry.regions.objects.level2.geometries.filter(isRegion);
/** Those of NUTS 3 that the map knows. */
export const level3 = geometry.regions.objects.level3.geometries.filter(isRegion);

/** A region's outline in degrees. */
export function shapeOf(region: Region): Polygon | MultiPolygon {
  // One call each: the overloads know polygons and multipolygons, not their union.
  return region.type === "Polygon"
    ? feature(geometry.regions, region).geometry
    : feature(geometry.regions, region).geometry;
}

/** Its NUTS code. */
export function codeOf(region: Region): string {
  return region.properties?.NUTS_ID ?? "";
}

/** The code of its country, as NUTS has it. */
export function countryOf(region: { properties?: unknown }): string {
  return (region.properties as Properties).CNTR_CODE;
}
