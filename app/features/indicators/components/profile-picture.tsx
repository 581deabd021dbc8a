import { useId } from "react";
import type { ProfileRow } from "../profile.server.ts";
import type { SaidRow } from "./score-row.ts";

interface PictureProps {
  title: string;
  description: string;
  rows: readonly ProfileRow[];
  said: readonly SaidRow[];
  /** Names of the marks, beneath the picture; `spread` and `median` only where regions stand beside it. */
  legend: { own: string; median: string; spread: string };
  /** Invented: said within the picture, so that it goes wherever the picture goes. */
  illustrative: string | null;
  /** Stands by itself: says at its top what it shows. */
  isAlone?: boolean;
}

const width = 400;
const left = 4;
const scale = (width - 2 * left) / 100;
const rowHeight = 46;
const at = (value: number): number => left + value * scale;

/**
 * A profile as a picture: on every line the region as a disc, the middle of the regions beside it as an upright stroke
 * and their spread as a band. The marks differ in shape, so that it reads in grey. Colours fall back to fixed ones where
 * the page's are missing: the same picture is a file to take along.
 */
export function ProfilePicture({ title, description, rows, said, legend, illustrative, isAlone = false }: PictureProps) {
  const id = useId();
  const hasSpread = rows.some(({ spread }) => spread !== null);
  const head = isAlone ? 24 : 0;
  const top = head + (illustrative ? 26 : 6);
  const bottom = top + rows.length * rowHeight;
  const height = bottom + (hasSpread ? 68 : 46);
  const ink = "var(--ink, #1d2733)";
  const soft = "var(--ink-soft, #4c5a66)";
  const sea = "var(--sea, #14607a)";
  const line = "var(--hairline, #d8d4c8)";
  return (
    <svg xmlns="http://www.w3.org/2000/svg" viewBox={`0 0 ${width} ${height}`} role="img" aria-labelledby={`${id}t ${id}d`} className="h-auto w-full max-w-xl" fontFamily="'Source Sans 3 Variable', 'Source Sans 3', sans-serif">
      <title id={`${id}t`}>{title}</title>
      <desc id={`${id}d`}>{description}</desc>
      {isAlone ? <text x={left} y={17} fontSize={14} fontWeight={600} fill={ink}>{title}</text> : null}
      {illustrative ? <text x={left} y={head + 15} fontSize={12} fontWeight={600} fill={ink}>{illustrative}</text> : null}
      {rows.map(({ key, score, spread }, index) => {
        const y = top + index * rowHeight;
        const middle = y + 31;
        return (
          <g key={key}>
            <text x={left} y={y + 15} fontSize={13} fill={ink}>{said[index]?.name}</text>
            <text x={width - left} y={y + 15} fontSize={13} fontWeight={600} textAnchor="end" fill={ink}>{said[index]?.score}</text>
            <line x1={at(0)} x2={at(100)} y1={middle} y2={middle} stroke={line} strokeWidth={2} />
            {spread ? <rect x={at(spread.low)} y={middle - 6} width={Math.max(1, (spread.high - spread.low) * scale)} height={12} rx={3} fill={soft} fillOpacity={0.25} /> : null}
            {spread ? <line x1={at(spread.median)} x2={at(spread.median)} y1={middle - 9} y2={middle + 9} stroke={soft} strokeWidth={2.5} /> : null}
            {score.mean === null ? null : <circle cx={at(score.mean)} cy={middle} r={6.5} fill={sea} stroke="var(--surface, #fff)" strokeWidth={1.5} />}
          </g>
        );
      })}
      {[0, 25, 50, 75, 100].map((value) => (
        <text key={value} x={at(value)} y={bottom + 12} fontSize={11} fill={soft} textAnchor={value === 0 ? "start" : value === 100 ? "end" : "middle"}>{value}</text>
      ))}
      <g fontSize={12} fill={ink}>
        <circle cx={left + 7} cy={bottom + 33} r={6.5} fill={sea} />
        <text x={left + 19} y={bottom + 37}>{legend.own}</text>
        {hasSpread ? (
          <>
            <line x1={204} x2={204} y1={bottom + 24} y2={bottom + 42} stroke={soft} strokeWidth={2.5} />
            <text x={214} y={bottom + 37}>{legend.median}</text>
            <rect x={left} y={bottom + 50} width={26} height={12} rx={3} fill={soft} fillOpacity={0.25} />
            <text x={left + 34} y={bottom + 60}>{legend.spread}</text>
          </>
        ) : null}
      </g>
    </svg>
  );
}
