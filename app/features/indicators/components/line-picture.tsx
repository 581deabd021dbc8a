import { hairline, ink, inkSoft, lookOf, Mark } from "./marks.tsx";
import { PictureFrame } from "./picture-frame.tsx";

export interface PictureLine {
  key: string;
  name: string;
  /** In the order of the years; `said` as the table says it. */
  points: { year: number; value: number; said: string }[];
}

interface LineProps {
  title: string;
  description: string;
  lines: readonly PictureLine[];
  /** Where the scale ends; it begins at 0. */
  most: number;
  /** What stands at the lines of the scale. */
  sayTick: (value: number) => string;
  illustrative: string | null;
  isAlone?: boolean;
  note?: string | null;
}

const width = 400;
const left = 62;
const right = 352;
const plot = 150;

/** Values over the years, a line each, on a scale that begins at 0. The newest value stands beside its point. */
export function LinePicture({ lines, most, sayTick, ...frame }: LineProps) {
  const years = [...new Set(lines.flatMap(({ points }) => points.map(({ year }) => year)))].sort((a, b) => a - b);
  const [first = 0, last = 0] = [years[0], years.at(-1)];
  const x = (year: number): number => (first === last ? (left + right) / 2 : left + 8 + ((year - first) / (last - first)) * (right - left - 16));
  const y = (value: number): number => 10 + plot - (value / most) * plot;
  const ends = spreadOut(lines.flatMap(({ key, points }) => { const end = points.at(-1); return end ? [{ key, at: y(end.value) }] : []; }));
  const shown = years.filter((_, index) => index % Math.ceil(years.length / 6) === 0 || index === years.length - 1);
  return (
    <PictureFrame width={width} height={plot + 40 + lines.length * 20} {...frame}>
      {[0, most / 2, most].map((value) => (
        <g key={value}>
          <line x1={left} x2={right} y1={y(value)} y2={y(value)} stroke={hairline} />
          <text x={left - 6} y={y(value) + 4} fontSize={11} textAnchor="end" fill={inkSoft}>{sayTick(value)}</text>
        </g>
      ))}
      {shown.map((year) => <text key={year} x={x(year)} y={plot + 27} fontSize={11} textAnchor="middle" fill={inkSoft}>{year}</text>)}
      {lines.map(({ key, points }, index) => {
        const { color, dash } = lookOf(index);
        const end = points.at(-1);
        return (
          <g key={key}>
            {points.length > 1 ? <path d={points.map((point, at) => `${at === 0 ? "M" : "L"}${round(x(point.year))} ${round(y(point.value))}`).join("")} fill="none" stroke={color} strokeWidth={2} strokeDasharray={dash} /> : null}
            {points.map(({ year, value, said }) => <g key={year}><title>{`${year}: ${said}`}</title><Mark index={index} x={round(x(year))} y={round(y(value))} /></g>)}
            {end ? <text x={round(x(end.year)) + 9} y={round(ends.get(key) ?? 0) + 4} fontSize={11} fontWeight={600} fill={ink}>{end.said}</text> : null}
          </g>
        );
      })}
      {lines.map(({ key, name }, index) => (
        <g key={key}>
          <line x1={4} x2={30} y1={plot + 46 + index * 20} y2={plot + 46 + index * 20} stroke={lookOf(index).color} strokeWidth={2} strokeDasharray={lookOf(index).dash} />
          <Mark index={index} x={17} y={plot + 46 + index * 20} />
          <text x={38} y={plot + 50 + index * 20} fontSize={12} fill={ink}>{name}</text>
        </g>
      ))}
    </PictureFrame>
  );
}

const round = (value: number): number => Math.round(value * 10) / 10;

/** Words one below the other, none upon another. */
function spreadOut(wanted: { key: string; at: number }[]): Map<string, number> {
  let lowest = -Infinity;
  return new Map([...wanted].sort((a, b) => a.at - b.at).map(({ key, at }) => { lowest = Math.max(at, lowest + 13); return [key, lowest]; }));
}

/** The end of a scale that begins at 0: a round number that holds the largest value. */
export function roundMost(largest: number): number {
  if (largest <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(largest));
  return ([1, 2, 4, 5, 6, 8, 10].find((step) => step * power >= largest) ?? 10) * power;
}
