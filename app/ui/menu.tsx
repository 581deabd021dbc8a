import { useLocation } from "@remix-run/react";
import { useEffect, useRef, type ReactNode } from "react";

/** A button that opens a short list: a native disclosure, so that it works without JavaScript; Escape, a click elsewhere and navigation close it. */
export function Menu({ label, summary, children }: { label: string; summary: ReactNode; children: ReactNode }) {
  const ref = useRef<HTMLDetailsElement>(null);
  const { key } = useLocation();

  useEffect(() => {
    if (ref.current) ref.current.open = false;
  }, [key]);

  useEffect(() => {
    const details = ref.current;
    if (!details) return;
    const close = (event: Event) => {
      if (details.open && event.target instanceof Node && !details.contains(event.target)) details.open = false;
    };
    const escape = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || !details.open) return;
      details.open = false;
      details.querySelector("summary")?.focus();
    };
    document.addEventListener("pointerdown", close);
    details.addEventListener("keydown", escape);
    return () => {
      document.removeEventListener("pointerdown", close);
      details.removeEventListener("keydown", escape);
    };
  }, []);

  return (
    <details ref={ref} className="relative">
      <summary aria-label={label} className="flex min-h-11 items-center gap-1.5 rounded-card px-1.5 hover:bg-sea-tint sm:px-2">{summary}</summary>
      <div className="menu">{children}</div>
    </details>
  );
}
