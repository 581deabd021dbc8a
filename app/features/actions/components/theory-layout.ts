import type { Stage } from "../actions.kinds.ts";
import { byStage } from "../plan-content.ts";
import { leadsTo, type PlanRow } from "../plan-fields.ts";

// Where everything lies in the picture of a theory of change. Pure, in units of the picture.

export const boxWidth = 150;
export const columnGap = 30;
const lineHeight = 17;
const padding = 9;
const gap = 14;
const lineLength = 20;

export interface Box {
  key: string;
  /** Counted along the stages, as in the table. */
  number: number;
  stage: Stage;
  lines: string[];
  x: number;
  y: number;
  height: number;
}

export interface Layout {
  columns: { stage: Stage; x: number }[];
  boxes: Box[];
  arrows: { from: Box; to: Box }[];
  width: number;
  height: number;
}

/** Words in lines of at most `most` characters; what is longer than a line is broken. */
export function wrap(text: string, most = lineLength): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ").flatMap((one) => one.match(new RegExp(`.{1,${most}}`, "gu")) ?? [])) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** Only stages that have an entry get a column; boxes of a column are centred on the tallest. */
export function layOut(rows: readonly PlanRow[], top: number): Layout {
  const columns = byStage(rows).filter((column) => column.rows.length > 0);
  const heightOf = (row: PlanRow): number => wrap(row.text ?? "").length * lineHeight + 2 * padding;
  const tall = (column: readonly PlanRow[]): number => column.reduce((sum, row) => sum + heightOf(row) + gap, -gap);
  const tallest = Math.max(0, ...columns.map((column) => tall(column.rows)));
  let number = 0;
  const boxes = columns.flatMap(({ stage, rows: column }, index) => {
    let y = top + (tallest - tall(column)) / 2;
    return column.map((row): Box => {
      const height = heightOf(row);
      const box = { key: row.key, number: ++number, stage, lines: wrap(row.text ?? ""), x: index * (boxWidth + columnGap), y, height };
      y += height + gap;
      return box;
    });
  });
  const byKey = new Map(boxes.map((box) => [box.key, box]));
  const arrows = rows.flatMap((row) => leadsTo(row).flatMap((key) => { const from = byKey.get(row.key), to = byKey.get(key); return from && to ? [{ from, to }] : []; }));
  return { columns: columns.map(({ stage }, index) => ({ stage, x: index * (boxWidth + columnGap) })), boxes, arrows, width: Math.max(1, columns.length) * (boxWidth + columnGap) - columnGap, height: top + tallest };
}

export const textAt = (box: Box, line: number): { x: number; y: number } => ({ x: box.x + padding, y: box.y + padding + 13 + line * lineHeight });

/** From the side of one box to the side of another; backwards and within a column it goes around. */
export function arrowPath({ from, to }: { from: Box; to: Box }): string {
  const start = { x: from.x + boxWidth, y: from.y + from.height / 2 };
  const end = { x: to.x > from.x ? to.x - 3 : to.x + boxWidth + 3, y: to.y + to.height / 2 };
  const bend = to.x > from.x ? Math.max(columnGap / 2, (end.x - start.x) / 2) : columnGap / 2;
  const back = to.x > from.x ? end.x - bend : end.x + bend;
  return `M${start.x} ${start.y} C${start.x + bend} ${start.y} ${back} ${end.y} ${end.x} ${end.y}`;
}
