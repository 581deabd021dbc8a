/** A point to be labelled, in map units; `left` and `right` are the ends of what its label should stand beside. */
export type LabelledPoint = { name: string; x: number; y: number; left?: number; right?: number };

export type Frame = { x: number; y: number; width: number; height: number };

/** Where a label goes: `x`, `y` is the text's baseline point, `anchor` the SVG `text-anchor`. */
export type LabelPlace = { x: number; y: number; anchor: "start" | "middle" | "end" };

type Box = { left: number; top: number; right: number; bottom: number };
type Candidate = LabelPlace & { box: Box };

/** Map units: the largest label size in use, so that what fits here fits at every size. */
const FONT_SIZE = 22;
/** Width of an average letter as part of the font size. Rather too wide than too narrow. */
const LETTER = 0.54;
const GAP = 13;
const EDGE_GAP = 6;
const PIN = 9;

/**
 * Finds a place beside each point (right, left, above, below, in this order) where its label stays inside the frame
 * (of several the smallest that holds the point) and covers neither a pin nor another label. Takes the points as they
 * come, and the least bad place if none is free, so every point gets its label. Same order out as in.
 */
export function placeLabels(points: readonly LabelledPoint[], frames: readonly Frame[]): LabelPlace[] {
  const pins = points.map(({ x, y }): Box => ({ left: x - PIN, top: y - PIN, right: x + PIN, bottom: y + PIN }));
  const taken: Box[] = [];
  return points.map((point, index) => {
    const others = [...pins.filter((_, pin) => pin !== index), ...taken];
    const frame = frameOf(point, frames);
    const [best] = candidates(point)
      .map((candidate) => ({ candidate, cost: cost(candidate.box, others, frame) }))
      .sort((a, b) => a.cost - b.cost);
    if (!best) throw new Error("A label has candidates");
    const { box, ...place } = best.candidate;
    taken.push(box);
    return place;
  });
}

function frameOf({ x, y }: LabelledPoint, frames: readonly Frame[]): Frame | undefined {
  return frames
    .filter((frame) => x >= frame.x && y >= frame.y && x <= frame.x + frame.width && y <= frame.y + frame.height)
    .sort((a, b) => a.width * a.height - b.width * b.height)[0];
}

function candidates({ name, x, y, left = x, right = x }: LabelledPoint): Candidate[] {
  const width = name.length * FONT_SIZE * LETTER;
  const half = FONT_SIZE / 2;
  const box = (left: number, middle: number): Box => ({
    left,
    top: middle - half,
    right: left + width,
    bottom: middle + half,
  });
  const baseline = FONT_SIZE * 0.3;
  const east = Math.max(x + GAP, right + EDGE_GAP);
  const west = Math.min(x - GAP, left - EDGE_GAP);
  const above = y - GAP - half;
  const below = y + GAP + half;
  return [
    { x: east, y: y + baseline, anchor: "start", box: box(east, y) },
    { x: west, y: y + baseline, anchor: "end", box: box(west - width, y) },
    { x, y: above + baseline, anchor: "middle", box: box(x - width / 2, above) },
    { x, y: below + baseline, anchor: "middle", box: box(x - width / 2, below) },
  ];
}

/** Square units of label that would be covered or cut off. */
function cost(box: Box, others: readonly Box[], frame: Frame | undefined): number {
  const inside = frame
    ? overlap(box, { left: frame.x, top: frame.y, right: frame.x + frame.width, bottom: frame.y + frame.height })
    : 0;
  const cut = (box.right - box.left) * (box.bottom - box.top) - inside;
  return others.reduce((sum, other) => sum + overlap(box, other), cut);
}

function overlap(a: Box, b: Box): number {
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return Math.max(0, width) * Math.max(0, height);
}
