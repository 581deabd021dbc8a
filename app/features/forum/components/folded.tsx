import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";

/** Something rarer on a page of forms; it opens where something is to be corrected. */
export function Folded({ title, note, open, children }: { title: ReactNode; note?: ReactNode; open: boolean; children: ReactNode }) {
  return (
    <details open={open} className="group border-t border-hairline py-2">
      <summary className="flex min-h-11 items-center gap-x-3">
        <ChevronRight aria-hidden className="size-4 shrink-0 text-ink-soft group-open:rotate-90" />
        <span className="font-semibold">{title}</span>
        {note ? <span className="min-w-0 truncate text-s text-ink-soft">{note}</span> : null}
      </summary>
      <div className="space-y-5 pt-1 pb-5">{children}</div>
    </details>
  );
}
