import { CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";

const looks = {
  info: { icon: Info, className: "border-sea bg-sea-tint" },
  success: { icon: CircleCheck, className: "border-leaf bg-leaf-tint" },
  warning: { icon: TriangleAlert, className: "border-clay bg-clay-tint" },
  illustrative: { icon: Info, className: "border-sun bg-sun-tint" },
} as const;

/** Something a person should know now. `live` announces it to screen readers when it appears. */
export function Notice({ kind = "info", title, live, className = "", children }: { kind?: keyof typeof looks; title?: ReactNode; live?: boolean; className?: string; children?: ReactNode }) {
  const { icon: Icon, className: look } = looks[kind];
  return (
    <div role={live ? "status" : undefined} className={`flex gap-3 rounded-card border p-4 ${look} ${className}`}>
      <Icon aria-hidden className="mt-0.5 size-5 shrink-0" />
      <div className="min-w-0 space-y-1">
        {title ? <p className="font-semibold">{title}</p> : null}
        {children}
      </div>
    </div>
  );
}
