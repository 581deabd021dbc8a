import { spreadOf } from "#app/features/indicators/aggregate.ts";
import { hairline, ink, inkSoft, Mark } from "#app/features/indicators/components/marks.tsx";
import { PictureFrame, wrapWords } from "#app/features/indicators/components/picture-frame.tsx";
import { placeLabels } from "#app/features/network/components/place-labels.ts";

interface ScatterProps {
  title: string;
  description: string;
  points: readonly { key: string; name: string; x: number; y: number; illustrative: boolean }[];
  axes: { x: string; y: string };
  /** Where the scale of outcomes ends; it begins at 0. */
  most: number;
  sayTick: (value: number) => string;
  legend: { median: string; real: string; invented: string };
  illustrative: string | null;
  isAlone?: boolean;
  note?: string | null;
}

const width = 400;
const plot = { left: 58, right: 388, height: 250 };
/** Labels are placed as if written at 22 units, and stand at 11. */
const half = 2;
const mostLabels = 40;
const round = (value: number): number => Math.round(value * 10) / 10;

/** Regions by a score and an outcome, with the medians of both. Discs exist, diamonds do not: it reads in grey. */
export function ScatterPicture({ points, axes, most, sayTick, legend, ...frame }: ScatterProps) {
  const head = wrapWords(axes.y, 58);
  const top = head.length * 15 + 12;
  const x = (score: number): number => round(plot.left + (score / 100) * (plot.right - plot.left));
  const y = (value: number): number => round(top + plot.height - (value / most) * plot.height);
  const bottom = top + plot.height;
  const names = points.length <= mostLabels ? points : [];
  const labels = placeLabels(names.map((point) => ({ name: point.name, x: x(point.x) * half, y: y(point.y) * half })), [{ x: plot.left * half, y: 0, width: (width - plot.left) * half, height: bottom * half }]);
  const [scores, values] = [spreadOf(points.map((point) => point.x)), spreadOf(points.map((point) => point.y))];
  const hasMedians = points.length > 2;
  const kinds = [{ index: 0, name: legend.real, is: points.some(({ illustrative }) => !illustrative) }, { index: 3, name: legend.invented, is: points.some(({ illustrative }) => illustrative) }].filter(({ is }) => is);
  const foot = wrapWords(axes.x, 58);
  const legendAt = bottom + 34 + foot.length * 15;
  return (
    <PictureFrame width={width} height={legendAt + (kinds.length + (hasMedians ? 1 : 0)) * 19} {...frame}>
      {head.map((line, index) => <text key={line} x={4} y={14 + index * 15} fontSize={12} fontWeight={600} fill={ink}>{line}</text>)}
      {[0, most / 2, most].map((value) => (
        <g key={value}>
          <line x1={plot.left} x2={plot.right} y1={y(value)} y2={y(value)} stroke={hairline} />
          <text x={plot.left - 6} y={y(value) + 4} fontSize={11} textAnchor="end" fill={inkSoft}>{sayTick(value)}</text>
        </g>
      ))}
      {[0, 25, 50, 75, 100].map((score) => (
        <g key={score}>
          <line x1={x(score)} x2={x(score)} y1={top} y2={bottom} stroke={hairline} />
          <text x={x(score)} y={bottom + 16} fontSize={11} textAnchor="middle" fill={inkSoft}>{score}</text>
        </g>
      ))}
      {hasMedians && scores ? <line x1={x(scores.median)} x2={x(scores.median)} y1={top} y2={bottom} stroke={inkSoft} strokeDasharray="5 4" strokeWidth={1.5} /> : null}
      {hasMedians && values ? <line x1={plot.left} x2={plot.right} y1={y(values.median)} y2={y(values.median)} stroke={inkSoft} strokeDasharray="5 4" strokeWidth={1.5} /> : null}
      {points.map((point) => <g key={point.key}><title>{point.name}</title><Mark index={point.illustrative ? 3 : 0} x={x(point.x)} y={y(point.y)} size={5.5} /></g>)}
      {names.map(({ key, name }, index) => {
        const label = labels[index];
        return label ? <text key={key} x={label.x / half} y={label.y / half} textAnchor={label.anchor} fontSize={11} fontWeight={600} fill={ink} stroke="var(--paper, #fff)" strokeWidth={3} strokeLinejoin="round" paintOrder="stroke">{name}</text> : null;
      })}
      {foot.map((line, index) => <text key={line} x={plot.left} y={bottom + 34 + index * 15} fontSize={12} fontWeight={600} fill={ink}>{line}</text>)}
      {kinds.map(({ index, name }, at) => <g key={name}><Mark index={index} x={17} y={legendAt + 5 + at * 19} size={5.5} /><text x={38} y={legendAt + 9 + at * 19} fontSize={12} fill={ink}>{name}</text></g>)}
      {hasMedians ? <g><line x1={4} x2={30} y1={legendAt + 5 + kinds.length * 19} y2={legendAt + 5 + kinds.length * 19} stroke={inkSoft} strokeDasharray="5 4" strokeWidth={1.5} /><text x={38} y={legendAt + 9 + kinds.length * 19} fontSize={12} fill={ink}>{legend.median}</text></g> : null}
    </PictureFrame>
  );
}
