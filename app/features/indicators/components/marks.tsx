// Lines and points that differ in shape and dashes, so that a picture reads in grey. Colours fall back to fixed ones where
// the page's are missing: the same picture is a file to take along.

export const ink = "var(--ink, #1d2733)";
export const inkSoft = "var(--ink-soft, #4c5a66)";
export const hairline = "var(--hairline, #d8d4c8)";
export const surface = "var(--surface, #fff)";
export const font = "'Source Sans 3 Variable', 'Source Sans 3', sans-serif";

const looks = [
  { color: "var(--sea, #0f6574)", dash: undefined },
  { color: "var(--clay, #99432a)", dash: "7 3" },
  { color: "var(--leaf, #2f6b3f)", dash: "2 3" },
  { color: "var(--slate, #55606f)", dash: "9 3 2 3" },
] as const;

/** How the line with this number looks. */
export const lookOf = (index: number) => looks[index % looks.length] ?? looks[0];

/** A disc, a square, a triangle, a diamond. */
export function Mark({ index, x, y, size = 5 }: { index: number; x: number; y: number; size?: number }) {
  const { color } = lookOf(index);
  const common = { fill: color, stroke: surface, strokeWidth: 1.25 };
  switch (index % looks.length) {
    case 1:
      return <rect x={x - size * 0.9} y={y - size * 0.9} width={size * 1.8} height={size * 1.8} {...common} />;
    case 2:
      return <path d={`M${x} ${y - size * 1.2}L${x + size * 1.15} ${y + size * 0.9}H${x - size * 1.15}Z`} {...common} />;
    case 3:
      return <path d={`M${x} ${y - size * 1.3}L${x + size * 1.3} ${y}L${x} ${y + size * 1.3}L${x - size * 1.3} ${y}Z`} {...common} />;
    default:
      return <circle cx={x} cy={y} r={size} {...common} />;
  }
}
