import { Link } from '@remix-run/react';
import { useId, type ReactNode } from 'react';
import { placeLabels, type LabelPlace } from './place-labels.ts';

/** One region of the network: `anchor` in units of the map's viewBox, `role` as a reader shall read it. */
export type NetworkMapRegion = {
  nutsCode: string;
  name: string;
  role: string;
  anchor: { x: number; y: number };
  href?: string;
};

type NetworkMapProps = {
  /** Address of the sprite with its version, without `#`. */
  href: string;
  viewBox: string;
  regions: readonly NetworkMapRegion[];
  title: string;
  description: string;
  copyright: string;
  className?: string;
};

/**
 * The atlas page: Europe in thin lines, the network's regions filled and pinned. A picture (`role="img"`) as long as
 * no region has an address, else a group of links. Labels appear where the map is wide enough to read them; the same
 * regions must therefore stand as a list somewhere on the page.
 */
export function NetworkMap({ href, viewBox, regions, title, description, copyright, className = '' }: NetworkMapProps) {
  const id = useId();
  const [, , width = 0, height = 0] = viewBox.split(' ').map(Number);
  const labels = placeLabels(
    regions.map(({ name, anchor }) => ({ name, ...anchor })),
    { width, height },
  );
  const linked = regions.some((region) => region.href !== undefined);

  return (
    <figure className={`@container ${className}`}>
      <svg
        viewBox={viewBox}
        role={linked ? 'group' : 'img'}
        aria-labelledby={`${id}-title ${id}-description`}
        className="block h-auto w-full fill-none [stroke-linejoin:round]"
      >
        <title id={`${id}-title`}>{title}</title>
        <desc id={`${id}-description`}>{description}</desc>
        <g aria-hidden="true">
          <use href={`${href}#graticule`} className="stroke-hairline [stroke-width:.5px] opacity-60" />
          <use href={`${href}#neighbours`} className="fill-land opacity-45" />
          <use href={`${href}#inset`} className="fill-paper stroke-hairline [stroke-width:1px]" />
          <use href={`${href}#land`} className="fill-land stroke-hairline [stroke-width:.5px]" />
          <use href={`${href}#region-borders`} className="hidden stroke-hairline [stroke-width:.5px] opacity-60 @lg:block" />
          <use href={`${href}#borders`} className="stroke-paper [stroke-width:1px] @lg:[stroke-width:1.5px]" />
        </g>
        {regions.map((region) => (
          <RegionLink key={region.nutsCode} region={region}>
            <use
              href={`${href}#${region.nutsCode}`}
              className="fill-sea stroke-paper [stroke-width:.75px] transition-opacity duration-150 group-hover:opacity-80 motion-reduce:transition-none"
            />
          </RegionLink>
        ))}
        {/* Pins and labels come after every region, so that no neighbour covers them. */}
        {regions.map((region, index) => (
          <Pin key={region.nutsCode} region={region} label={labels[index]} />
        ))}
      </svg>
      <figcaption className="mt-2 text-xs text-ink-soft">{copyright}</figcaption>
    </figure>
  );
}
