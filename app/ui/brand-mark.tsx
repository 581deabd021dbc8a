/** The mark: a graticule with one region found on it. */
export function BrandMark({ className = "size-7" }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden className={className} fill="none">
      <circle cx="16" cy="16" r="14" className="stroke-sea" strokeWidth="2" />
      <path d="M16 2c5 4 7 9 7 14s-2 10-7 14c-5-4-7-9-7-14s2-10 7-14ZM3 11.500h26M3 20.500h26" className="stroke-sea" strokeWidth="1.250" />
      <circle cx="20.500" cy="13" r="4" className="fill-sun stroke-paper" strokeWidth="1.500" />
    </svg>
  );
}
