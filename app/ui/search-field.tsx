import { Search } from "lucide-react";
import type { ReactNode } from "react";

interface SearchFieldProps {
  label: string;
  query: string;
  /** The id of a text that explains. */
  describedBy?: string;
  /** What sends the search. */
  children: ReactNode;
}

/** The words to look for, as `q`, beside the button that looks. */
export function SearchField({ label, query, describedBy, children }: SearchFieldProps) {
  return (
    <div className="flex flex-wrap gap-3">
      <div className="relative min-w-48 flex-1">
        <label htmlFor="q" className="sr-only">{label}</label>
        <Search aria-hidden className="pointer-events-none absolute left-3 top-3 size-5 text-ink-soft" />
        <input key={query} id="q" name="q" type="search" defaultValue={query} aria-describedby={describedBy} placeholder={label} className="input pl-10" />
      </div>
      {children}
    </div>
  );
}
