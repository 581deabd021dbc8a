import { useId } from "react";
import type { Stage } from "../actions.kinds.ts";
import type { PlanRow } from "../plan-fields.ts";
import { arrowPath, boxWidth, layOut, textAt } from "./theory-layout.ts";

interface PictureProps {
  title: string;
  rows: readonly PlanRow[];
  stageNames: Record<Stage, string>;
  /** Invented: said within the picture, so that it goes wherever the picture goes. */
  illustrative: string | null;
  /** Stands by itself: says at its top what it shows. */
  isAlone?: boolean;
}

/**
 * A theory of change as a picture: a column a stage, a box an entry, an arrow for what leads to what. Colours fall back to
 * fixed ones where the page's are missing: the same picture is a file to take along.
 */
export function TheoryPicture({ title, rows, stageNames, illustrative, isAlone = false }: PictureProps) {
  const id = useId().replace(/[^\w-]/g, "");
  const head = (isAlone ? 26 : 0) + (illustrative ? 24 : 0);
  const { columns, boxes, arrows, width, height } = layOut(rows, head + 34);
  const ink = "var(--ink, #1d2733)", soft = "var(--ink-soft, #4c5a66)", sea = "var(--sea, #14607a)", edge = "var(--edge, #8a8578)", surface = "var(--surface, #ffffff)";
  return (
    <svg xmlns="http://www.w3.org/2000/svg" viewBox={`-2 0 ${width + 24} ${height + 4}`} width={width + 24} height={height + 4} role="img" aria-labelledby={`${id}t ${id}d`} className="h-auto w-full min-w-[46rem] max-w-[62rem]" fontFamily="'Source Sans 3 Variable', 'Source Sans 3', sans-serif">
      <title id={`${id}t`}>{title}</title>
      <desc id={`${id}d`}>{boxes.map(({ number, stage, lines }) => `${number}. ${stageNames[stage]}: ${lines.join(" ")}`).join("; ")}</desc>
      <defs><marker id={`${id}m`} viewBox="0 0 8 8" refX="6" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0L8 4L0 8z" fill={sea} /></marker></defs>
      {isAlone ? <text x={0} y={18} fontSize={15} fontWeight={600} fill={ink}>{title}</text> : null}
      {illustrative ? <text x={0} y={(isAlone ? 26 : 0) + 15} fontSize={12} fontWeight={600} fill={ink}>{illustrative}</text> : null}
      {columns.map(({ stage, x }) => <text key={stage} x={x} y={head + 18} fontSize={13} fontWeight={600} fill={soft}>{stageNames[stage]}</text>)}
      {arrows.map((arrow) => <path key={`${arrow.from.key}-${arrow.to.key}`} d={arrowPath(arrow)} fill="none" stroke={sea} strokeWidth={1.5} markerEnd={`url(#${id}m)`} />)}
      {boxes.map((box) => (
        <g key={box.key}>
          <rect x={box.x} y={box.y} width={boxWidth} height={box.height} rx={6} fill={surface} stroke={edge} strokeWidth={1.25} />
          {box.lines.map((words, line) => <text key={line} {...textAt(box, line)} fontSize={13} fill={ink}>{words}</text>)}
        </g>
      ))}
    </svg>
  );
}
