import { font, ink, inkSoft, lookOf, surface } from "#app/features/indicators/components/marks.tsx";
import { PictureFrame } from "#app/features/indicators/components/picture-frame.tsx";
import { MapGround, MapShape } from "#app/features/network/components/map-ground.tsx";
import { placeLabels, type Frame } from "#app/features/network/components/place-labels.ts";
import type { MapShapes } from "#app/features/network/map/map-shapes.ts";
import { classes, classOf, sayClass } from "../score-classes.ts";

export interface MapRegion {
  nutsCode: string;
  name: string;
  score: number | null;
  /** As the table says it. */
  said: string;
  exists: boolean;
  /** Null: it is not on the map, because it does not exist, or lies outside the frame. */
  anchor: { x: number; y: number; left?: number; right?: number } | null;
}

interface MapProps {
  title: string;
  description: string;
  shapes: MapShapes;
  insets: readonly Frame[];
  regions: readonly MapRegion[];
  /** Names of what the legend shows. */
  legend: { scores: string; none: string; invented: string; outside: string };
  illustrative: string | null;
  isAlone?: boolean;
  note?: string | null;
}

const width = 400;
const mapHeight = 352;
/** So many names can be read on the map; beyond, the table says them. */
const mostLabels = 40;
const { color } = lookOf(0);

function Swatch({ x, y, index }: { x: number; y: number; index: number | null }) {
  return (
    <>
      <rect x={x} y={y} width={18} height={13} rx={2} fill="var(--land, #fbf6ea)" stroke={ink} strokeWidth={0.75} />
      {index === null ? <path d={`M${x + 1} ${y + 12}l16-11`} stroke={inkSoft} strokeWidth={1} /> : <rect x={x} y={y} width={18} height={13} rx={2} fill={color} fillOpacity={classes[index]?.depth} />}
    </>
  );
}

/** Regions shaded by score: the deeper, the higher, in classes that read in grey. Regions that do not exist stand beneath the map. */
export function ScoreMap({ shapes, insets, regions, legend, ...frame }: MapProps) {
  const placed = regions.flatMap(({ anchor, ...region }) => (anchor ? [{ ...region, anchor, index: classOf(region.score) }] : []));
  const scored = placed.filter(({ score }) => score !== null);
  const offMap = regions.filter(({ anchor, score }) => anchor === null && score !== null);
  // One below the other: a heading and its regions, each with its place.
  let below = 0;
  const groups = [{ title: legend.invented, list: offMap.filter(({ exists }) => !exists) }, { title: legend.outside, list: offMap.filter(({ exists }) => exists) }].filter(({ list }) => list.length > 0)
    .map(({ title, list }) => { const from = below; below += 26 + list.length * 21; return { title, list, from }; });
  const named = scored.length <= mostLabels ? scored : [];
  const labels = placeLabels(named.map(({ name, said, anchor }) => ({ name: `${name} ${said}`, ...anchor })), [{ x: 0, y: 0, width: 1000, height: 880 }, ...insets]);
  const legendAt = mapHeight + 12;
  const hasNone = placed.length > scored.length;
  const classesEnd = legendAt + (hasNone ? 60 : 40); // what has no score stands on a line of its own: its name may be long
  const listAt = classesEnd + 12;
  return (
    <PictureFrame width={width} height={below > 0 ? listAt + below : classesEnd} {...frame}>
      <svg x={0} y={0} width={width} height={mapHeight} viewBox="0 0 1000 880">
        <rect width={1000} height={880} fill="var(--water, #dcebec)" />
        <MapGround shapes={shapes} />
        {placed.map(({ nutsCode, index }) => (
          <g key={nutsCode} stroke={ink} strokeWidth={1}>
            <MapShape shapes={shapes} id={nutsCode} fill="var(--land, #fbf6ea)" strokeDasharray={index === null ? "3 2" : undefined} />
            {index === null ? null : <MapShape shapes={shapes} id={nutsCode} fill={color} fillOpacity={classes[index]?.depth} />}
          </g>
        ))}
        {named.map(({ nutsCode, name, said }, index) => {
          const label = labels[index];
          const length = (name.length + said.length + 1) * 15;
          // A label that would run out of the map on its left begins at the edge.
          const isCut = label !== undefined && label.x - (label.anchor === "end" ? length : label.anchor === "middle" ? length / 2 : 0) < 8;
          return label ? <text key={nutsCode} x={isCut ? 8 : label.x} y={label.y} textAnchor={isCut ? "start" : label.anchor} fontSize={26} fontFamily={font} fontWeight={600} fill={ink} stroke={surface} strokeWidth={5} strokeLinejoin="round" paintOrder="stroke">{`${name} ${said}`}</text> : null;
        })}
      </svg>
      <rect x={0.5} y={0.5} width={width - 1} height={mapHeight - 1} fill="none" stroke="var(--edge, #857c6b)" />
      <text x={4} y={legendAt + 10} fontSize={12} fontWeight={600} fill={ink}>{legend.scores}</text>
      {classes.map((_, index) => (
        <g key={sayClass(index)}>
          <Swatch x={4 + index * 74} y={legendAt + 19} index={index} />
          <text x={28 + index * 74} y={legendAt + 30} fontSize={12} fill={ink}>{sayClass(index)}</text>
        </g>
      ))}
      {hasNone ? <g><Swatch x={4} y={legendAt + 39} index={null} /><text x={28} y={legendAt + 50} fontSize={12} fill={ink}>{legend.none}</text></g> : null}
      {groups.map(({ title, list, from }) => (
        <g key={title}>
          <text x={4} y={listAt + from + 4} fontSize={12} fontWeight={600} fill={ink}>{title}</text>
          {list.map(({ nutsCode, name, score, said }, index) => (
            <g key={nutsCode}>
              <Swatch x={4} y={listAt + from + 12 + index * 21} index={classOf(score)} />
              <text x={28} y={listAt + from + 23 + index * 21} fontSize={12} fill={ink}>{`${name} ${said}`}</text>
            </g>
          ))}
        </g>
      ))}
    </PictureFrame>
  );
}
