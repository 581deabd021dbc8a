/** Where outlines come from: the sprite by its address, or, for a picture that stands by itself, the outlines themselves. */
export type MapShapes = { href: string } | { paths: Readonly<Record<string, string>> };

/** The outlines that the ground of every map is drawn with. */
export const groundShapes = ["graticule", "inset", "neighbours", "land", "region-borders", "borders"] as const;
