import { useId } from "react";
import { MapGround, MapShape } from "./map-ground.tsx";

interface LocatorProps {
  /** Address of the sprite with its version, without `#`. */
  href: string;
  nutsCode: string;
  anchor: { x: number; y: number };
  title: string;
  description: string;
  copyright: string;
}

const [width, height] = [320, 240];
/** The window stays within the map. */
const from = (at: number, window: number, whole: number): number => Math.round(Math.min(Math.max(at - window / 2, 0), whole - window));

/** Where a region is: a window of the map around it, with its neighbours. */
export function LocatorMap({ href, nutsCode, anchor, title, description, copyright }: LocatorProps) {
  const id = useId();
  const shapes = { href };
  return (
    <figure>
      <svg viewBox={`${from(anchor.x, width, 1000)} ${from(anchor.y, height, 880)} ${width} ${height}`} role="img" aria-labelledby={`${id}t ${id}d`} className="block h-auto w-full max-w-sm border border-edge bg-water">
        <title id={`${id}t`}>{title}</title>
        <desc id={`${id}d`}>{description}</desc>
        <MapGround shapes={shapes} isClose />
        <MapShape shapes={shapes} id={nutsCode} fill="var(--sea, #0f6574)" stroke="var(--ink, #16243d)" strokeWidth={1} />
        <circle cx={anchor.x} cy={anchor.y} r={4} fill="var(--sun, #e0a030)" stroke="var(--paper, #fbf8f2)" strokeWidth={1.25} />
      </svg>
      <figcaption className="mt-1 text-xs text-ink-soft">{copyright}</figcaption>
    </figure>
  );
}
