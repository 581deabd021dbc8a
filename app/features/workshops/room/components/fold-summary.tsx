import { ChevronDown } from "lucide-react";
import type { ReactNode } from "react";

/** The heading of a part of the room that folds: the chevron says so. Stands in a `<details className="group/fold">`. */
export function FoldSummary({ title, count }: { title: ReactNode; count?: number }) {
  return (
    <summary className="flex min-h-11 items-center gap-2 font-serif text-l">
      <ChevronDown aria-hidden className="size-4 shrink-0 text-ink-soft -rotate-90 group-open/fold:rotate-0" />
      {title}
      {count ? <span className="text-s text-ink-soft tabular-nums">{count}</span> : null}
    </summary>
  );
}
