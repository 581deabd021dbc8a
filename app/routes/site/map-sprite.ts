import { getMapSprite } from "#app/features/network/map/map.server.ts";

/** The atlas as one SVG file of named shapes; its address carries a hash, so browsers may keep it for ever. */
export function loader() {
  return new Response(getMapSprite().svg, { headers: { "Content-Type": "image/svg+xml; charset=utf-8", "Cache-Control": "public, max-age=31536000, immutable" } });
}
