import type { Spread } from "../aggregate.ts";
import { hairline, ink, inkSoft, lookOf, surface } from "./marks.tsx";
import { PictureFrame } from "./picture-frame.tsx";
import type { SaidRow } from "./score-row.ts";

interface PictureProps {
  title: string;
  description: string;
  rows: readonly { key: string; mean: number | null; spread: Spread | null }[];
  said: readonly Pick<SaidRow, "name" | "score">[];
  /** Names of the marks, beneath the picture; `spread` and `median` only where regions stand beside it. */
  legend: { own: string; median: string; spread: string };
  illustrative: string | null;
  isAlone?: boolean;
  note?: string | null;
}

const width = 400;
const left = 4;
const scale = (width - 2 * left) / 100;
const rowHeight = 46;
const at = (value: number): number => left + value * scale;

/**
 * A profile as a picture: on every line the region as a disc, the middle of the regions beside it as an upright stroke
 * and their spread as a band. The marks differ in shape, so that it reads in grey.
 */
export function ProfilePicture({ rows, said, legend, ...frame }: PictureProps) {
  const hasSpread = rows.some(({ spread }) => spread !== null);
  const bottom = rows.length * rowHeight + 6;
  const { color } = lookOf(0);
  return (
    <PictureFrame width={width} height={bottom + (hasSpread ? 68 : 46)} {...frame}>
      {rows.map(({ key, mean, spread }, index) => {
        const y = 4 + index * rowHeight;
        const middle = y + 31;
        return (
          <g key={key}>
            <text x={left} y={y + 15} fontSize={13} fill={ink}>{said[index]?.name}</text>
            <text x={width - left} y={y + 15} fontSize={13} fontWeight={600} textAnchor="end" fill={ink}>{said[index]?.score}</text>
            <line x1={at(0)} x2={at(100)} y1={middle} y2={middle} stroke={hairline} strokeWidth={2} />
            {spread ? <rect x={at(spread.low)} y={middle - 6} width={Math.max(1, (spread.high - spread.low) * scale)} height={12} rx={3} fill={inkSoft} fillOpacity={0.25} /> : null}
            {spread ? <line x1={at(spread.median)} x2={at(spread.median)} y1={middle - 9} y2={middle + 9} stroke={inkSoft} strokeWidth={2.5} /> : null}
            {mean === null ? null : <circle cx={at(mean)} cy={middle} r={6.5} fill={color} stroke={surface} strokeWidth={1.5} />}
          </g>
        );
      })}
      {[0, 25, 50, 75, 100].map((value) => (
        <text key={value} x={at(value)} y={bottom + 12} fontSize={11} fill={inkSoft} textAnchor={value === 0 ? "start" : value === 100 ? "end" : "middle"}>{value}</text>
      ))}
      <g fontSize={12} fill={ink}>
        <circle cx={left + 7} cy={bottom + 33} r={6.5} fill={color} />
        <text x={left + 19} y={bottom + 37}>{legend.own}</text>
        {hasSpread ? (
          <>
            <line x1={204} x2={204} y1={bottom + 24} y2={bottom + 42} stroke={inkSoft} strokeWidth={2.5} />
            <text x={214} y={bottom + 37}>{legend.median}</text>
            <rect x={left} y={bottom + 50} width={26} height={12} rx={3} fill={inkSoft} fillOpacity={0.25} />
            <text x={left + 34} y={bottom + 60}>{legend.spread}</text>
          </>
        ) : null}
      </g>
    </PictureFrame>
  );
}
