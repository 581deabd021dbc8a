import type { SVGAttributes } from "react";
import type { MapShapes } from "../map/map-shapes.ts";

/** `40°` where its line meets the frame. */
export type MapDegree = { edge: "left" | "bottom"; x: number; y: number; text: string };

/** One outline of the map; nothing where the map has none of this name. */
export function MapShape({ shapes, id, ...look }: { shapes: MapShapes; id: string } & SVGAttributes<SVGElement>) {
  if ("href" in shapes) return <use href={`${shapes.href}#${id}`} {...look} />;
  return id in shapes.paths ? <path d={shapes.paths[id]} {...look} /> : null;
}

const coast = "var(--coast, #5d9199)";
const water = "var(--water, #dcebec)";
/** Shallow water along the coasts, wider and fainter outwards. */
const shallows = [{ strokeWidth: 9, opacity: 0.1, className: "@2xl:[stroke-width:16px]" }, { strokeWidth: 5, opacity: 0.15, className: "@2xl:[stroke-width:8px]" }];

/** What lies beneath what a map shows: water, coasts, land and borders. Colours fall back to fixed ones where the page's are missing. */
export function MapGround({ shapes, degrees = [], isClose = false }: { shapes: MapShapes; degrees?: readonly MapDegree[]; isClose?: boolean }) {
  return (
    <g fill="none" strokeLinejoin="round">
      <MapShape shapes={shapes} id="graticule" stroke={coast} opacity={0.4} strokeWidth={0.5} />
      {degrees.map(({ x, y, text, edge }) => (
        <text key={`${edge}${text}`} x={x} y={y} textAnchor={edge === "bottom" ? "middle" : "start"} className="hidden fill-ink-soft font-sans text-[15px] @xl:block">{text}</text>
      ))}
      <MapShape shapes={shapes} id="inset" fill={water} stroke="var(--edge, #857c6b)" strokeWidth={1} />
      {shallows.map((look) => (
        <g key={look.strokeWidth} stroke={coast} {...look}>
          <MapShape shapes={shapes} id="neighbours" />
          <MapShape shapes={shapes} id="land" />
        </g>
      ))}
      <MapShape shapes={shapes} id="neighbours" fill="var(--land-far, #f0eee6)" stroke={coast} strokeWidth={0.5} />
      <MapShape shapes={shapes} id="land" fill="var(--land, #fbf6ea)" stroke={coast} strokeWidth={0.75} />
      <MapShape shapes={shapes} id="region-borders" stroke="var(--hairline, #dcd3c2)" opacity={0.7} strokeWidth={0.5} className={isClose ? undefined : "hidden @lg:block"} />
      <MapShape shapes={shapes} id="borders" stroke="var(--edge, #857c6b)" opacity={0.6} strokeWidth={0.5} className="@2xl:[stroke-width:.75px]" />
    </g>
  );
}
