import { Link } from "@remix-run/react";
import { useId } from "react";
import { MapGround, type MapDegree } from "./map-ground.tsx";
import { placeLabels, type Frame, type LabelPlace } from "./place-labels.ts";

/** One region of the network: `anchor` in units of the map's viewBox, `role` as a reader shall read it ('' for none). */
export type NetworkMapRegion = {
  nutsCode: string;
  name: string;
  role: string;
  anchor: { x: number; y: number; left?: number; right?: number };
  href?: string;
  /** How deep its colour is, from 1 to 4; full without it. */
  shade?: 1 | 2 | 3 | 4;
  /** It is the one that the page speaks of. */
  isCurrent?: boolean;
};

type NetworkMapProps = {
  /** Address of the sprite with its version, without `#`. */
  href: string;
  viewBox: string;
  /** Boxes within the map that have their own scale; a label stays in the box of its region. */
  insets?: readonly Frame[];
  /** What the margin says of the lines of latitude and longitude. */
  degrees?: readonly MapDegree[];
  regions: readonly NetworkMapRegion[];
  title: string;
  description: string;
  copyright: string;
  className?: string;
};

/** More names than that hide each other and the map; pins, their titles and the list beside it stay. */
const mostNamed = 40;

const depths = { 1: "[fill-opacity:.35]", 2: "[fill-opacity:.55]", 3: "[fill-opacity:.75]", 4: "[fill-opacity:1]" };

/**
 * The atlas page: Europe in thin lines, the network's regions filled and pinned. A picture (`role="img"`) as long as
 * no region has an address, else a group of links. Labels appear where the map is wide enough to read them and pins
 * grow where it is narrow; the same regions must therefore also stand as a list on the page.
 */
export function NetworkMap(props: NetworkMapProps) {
  const { href, viewBox, insets = [], degrees = [], regions, title, description, copyright, className = "" } = props;
  const id = useId();
  const [x = 0, y = 0, width = 0, height = 0] = viewBox.split(" ").map(Number);
  const labels = regions.length > mostNamed ? [] : placeLabels(
    regions.map(({ name, anchor }) => ({ name, ...anchor })),
    [{ x, y, width, height }, ...insets],
  );
  const linked = regions.some((region) => region.href !== undefined);

  return (
    <figure className={`@container ${className}`}>
      {/* The double rule of an atlas plate. */}
      <div className="border border-edge p-[3px]">
        <svg
          viewBox={viewBox}
          role={linked ? "group" : "img"}
          aria-labelledby={`${id}title`}
          aria-describedby={`${id}description`}
          className="block h-auto w-full border border-hairline bg-water fill-none [stroke-linejoin:round]"
        >
          <title id={`${id}title`}>{title}</title>
          <desc id={`${id}description`}>{description}</desc>
          <g aria-hidden="true">
            <MapGround shapes={{ href }} degrees={degrees} />
            {regions.map(({ nutsCode, shade = 4 }) => (
              <use
                key={nutsCode}
                href={`${href}#${nutsCode}`}
                className={`fill-sea stroke-sea [stroke-width:.75px] @3xl:stroke-paper ${depths[shade]}`}
              />
            ))}
          </g>
          {/* After all the fills, so that no region covers its neighbour's pin. */}
          {regions.map((region, index) => (
            <Marker key={region.nutsCode} region={region} sprite={href} label={labels[index]} />
          ))}
        </svg>
      </div>
      <figcaption className="mt-2 text-xs text-ink-soft">{copyright}</figcaption>
    </figure>
  );
}

type MarkerProps = { region: NetworkMapRegion; sprite: string; label: LabelPlace | undefined };

function Marker({ region, sprite, label }: MarkerProps) {
  const { anchor, name } = region;
  const text = region.role === "" ? name : `${name} · ${region.role}`;
  const pin = (
    <>
      <circle
        cx={anchor.x}
        cy={anchor.y}
        className="fill-sun stroke-paper [r:calc(11px*var(--map-unit,1))] [stroke-width:1.25px] @md:[r:calc(8px*var(--map-unit,1))] @3xl:[r:calc(6px*var(--map-unit,1))]"
        vectorEffect="non-scaling-stroke"
      />
      {label && (
        <text
          x={label.x}
          y={label.y}
          textAnchor={label.anchor}
          className="hidden fill-ink stroke-land font-serif text-[length:calc(22px*var(--map-unit,1))] [paint-order:stroke] [stroke-width:calc(4px*var(--map-unit,1))] group-hover:underline @xl:block @3xl:text-[length:calc(19px*var(--map-unit,1))] @5xl:text-[length:calc(16px*var(--map-unit,1))]"
        >
          {name}
        </text>
      )}
    </>
  );
  if (region.href === undefined) return <g>{pin}</g>;
  return (
    <Link to={region.href} preventScrollReset={region.isCurrent !== undefined} aria-label={text} aria-current={region.isCurrent ? "true" : undefined} className="group">
      <title>{text}</title>
      {/* The region and a disc of a finger's size, both invisible, take the pointer. */}
      <use href={`${sprite}#${region.nutsCode}`} className={region.isCurrent ? "fill-sun stroke-ink [stroke-width:1.5px]" : "fill-transparent group-hover:fill-ink/20"} />
      <circle
        cx={anchor.x}
        cy={anchor.y}
        className="fill-transparent [r:calc(24px*var(--map-unit,1))]"
      />
      {pin}
    </Link>
  );
}
