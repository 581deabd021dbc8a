import type { ReactNode } from "react";

const looks = {
  plain: "border-hairline text-ink-soft",
  sea: "border-transparent bg-sea-tint text-ink",
  leaf: "border-transparent bg-leaf-tint text-leaf",
  clay: "border-transparent bg-clay-tint text-clay",
  slate: "border-transparent bg-slate-tint text-slate",
  sun: "border-sun bg-sun-tint text-ink",
} as const;

/** A word about a thing's state or kind. The word carries the meaning, the colour only helps. */
export function Badge({ look = "plain", children }: { look?: keyof typeof looks; children: ReactNode }) {
  return <span className={`inline-flex items-center gap-1 rounded-full border px-2.5 py-0.5 text-s ${looks[look]}`}>{children}</span>;
}
