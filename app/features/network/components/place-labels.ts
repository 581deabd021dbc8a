/** A point to be labelled, in map units. */
export type LabelledPoint = { name: string; x: number; y: number };

/** Where a label goes: `x`, `y` is the text's baseline point, `anchor` the SVG `text-anchor`. */
export type LabelPlace = { x: number; y: number; anchor: 'start' | 'middle' | 'end' };

type Box = { left: number; top: number; right: number; bottom: number };
type Candidate = LabelPlace & { box: Box };

/** Map units: the largest label size in use, so that what fits here fits at every size. */
const FONT_SIZE = 22;
/** Width of an average letter as part of the font size. Rather too wide than too narrow. */
const LETTER = 0.54;
const GAP = 13;
const PIN = 9;

/**
 * Finds a place beside each point (right, left, above, below, in this order) where its label stays inside the frame
 * and covers neither a pin nor another label. Takes the points in reading order and the least bad place if none is
 * free, so every point gets its label. Same order out as in.
 */
export function placeLabels(points: readonly LabelledPoint[], frame: { width: number; height: number }): LabelPlace[] {
  const pins = points.map(({ x, y }): Box => ({ left: x - PIN, top: y - PIN, right: x + PIN, bottom: y + PIN }));
  const taken: Box[] = [];
  return points.map((point, index) => {
    const others = [...pins.filter((_, pin) => pin !== index), ...taken];
    const [best] = candidates(point)
      .map((candidate) => ({ candidate, cost: cost(candidate.box, others, frame) }))
      .sort((a, b) => a.cost - b.cost);
    if (!best) throw new Error('A label has candidates');
    const { box, ...place } = best.candidate;
    taken.push(box);
    return place;
  });
}

function candidates({ name, x, y }: LabelledPoint): Candidate[] {
  const width = name.length * FONT_SIZE * LETTER;
  const half = FONT_SIZE / 2;
  const box = (left: number, middle: number): Box => ({
    left,
    top: middle - half,
    right: left + width,
    bottom: middle + half,
  });
  const baseline = FONT_SIZE * 0.3;
  const above = y - GAP - half;
  const below = y + GAP + half;
  return [
    { x: x + GAP, y: y + baseline, anchor: 'start', box: box(x + GAP, y) },
    { x: x - GAP, y: y + baseline, anchor: 'end', box: box(x - GAP - width, y) },
    { x, y: above + baseline, anchor: 'middle', box: box(x - width / 2, above) },
    { x, y: below + baseline, anchor: 'middle', box: box(x - width / 2, below) },
  ];
}

/** Square units of label that would be covered or cut off. */
function cost(box: Box, others: readonly Box[], frame: { width: number; height: number }): number {
  const inside = overlap(box, { left: 0, top: 0, right: frame.width, bottom: frame.height });
  const cut = (box.right - box.left) * (box.bottom - box.top) - inside;
  return others.reduce((sum, other) => sum + overlap(box, other), cut);
}

function overlap(a: Box, b: Box): number {
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return Math.max(0, width) * Math.max(0, height);
}
