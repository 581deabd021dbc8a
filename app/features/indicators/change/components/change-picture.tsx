import { hairline, ink, inkSoft, lookOf, surface } from "#app/features/indicators/components/marks.tsx";
import { PictureFrame } from "#app/features/indicators/components/picture-frame.tsx";
import type { ChangeRow } from "../change.server.ts";
import { sayStep, type SaidChange } from "../say-change.ts";

interface PictureProps {
  title: string;
  rows: readonly ChangeRow[];
  said: readonly SaidChange[];
  /** The two years, as the marks are named beneath the picture. */
  then: string;
  now: string;
  illustrative: string | null;
  isAlone?: boolean;
  note?: string | null;
}

const width = 400;
const left = 8;
const scale = (width - 2 * left) / 100;
const rowHeight = 46;
const at = (value: number): number => Math.round((left + value * scale) * 10) / 10;
const { color } = lookOf(0);

/** On every line the earlier year as a ring, the later as a disc, and between them the way: it reads in grey. */
export function ChangePicture({ rows, said, then, now, ...frame }: PictureProps) {
  const bottom = rows.length * rowHeight + 6;
  return (
    <PictureFrame width={width} height={bottom + 46} description={said.map((row) => `${row.name}: ${sayStep(row)}`).join("; ")} {...frame}>
      {rows.map(({ key, then: before, now: after }, index) => {
        const middle = index * rowHeight + 33;
        const row = said[index];
        return (
          <g key={key}>
            <text x={left} y={index * rowHeight + 17} fontSize={13} fill={ink}>{row?.name}</text>
            <text x={width - left} y={index * rowHeight + 17} fontSize={13} fontWeight={600} textAnchor="end" fill={ink}>{row && sayStep(row)}</text>
            <line x1={at(0)} x2={at(100)} y1={middle} y2={middle} stroke={hairline} strokeWidth={2} />
            {before.mean !== null && after.mean !== null ? <line x1={at(before.mean)} x2={at(after.mean)} y1={middle} y2={middle} stroke={color} strokeWidth={4} /> : null}
            {after.mean === null ? null : <circle cx={at(after.mean)} cy={middle} r={6.5} fill={color} stroke={surface} strokeWidth={1.5} />}
            {before.mean === null ? null : <circle cx={at(before.mean)} cy={middle} r={before.mean === after.mean ? 9.5 : 5.5} fill={before.mean === after.mean ? "none" : surface} stroke={color} strokeWidth={2} />}
          </g>
        );
      })}
      {[0, 25, 50, 75, 100].map((value) => <text key={value} x={at(value)} y={bottom + 10} fontSize={11} fill={inkSoft} textAnchor={value === 0 ? "start" : value === 100 ? "end" : "middle"}>{value}</text>)}
      <g fontSize={12} fill={ink}>
        <circle cx={left + 7} cy={bottom + 31} r={5.5} fill={surface} stroke={color} strokeWidth={2} />
        <text x={left + 19} y={bottom + 35}>{then}</text>
        <circle cx={left + 107} cy={bottom + 31} r={6.5} fill={color} />
        <text x={left + 119} y={bottom + 35}>{now}</text>
      </g>
    </PictureFrame>
  );
}
