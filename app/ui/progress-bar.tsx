/** How far: a bar and the number in words beside it. `value` in per cent. */
export function ProgressBar({ value, label, text }: { value: number; label: string; text?: string }) {
  return (
    <div className="flex items-center gap-3">
      <progress className="bar" max={100} value={value} aria-label={label} />
      <span className="shrink-0 text-s tabular-nums text-ink-soft">{text ?? `${value} %`}</span>
    </div>
  );
}
