/** Which report an address asks for: this year and all regions where it names none. */
export function reportQuery(url: string, now: Date): { year: number; regionId: string | null } {
  const search = new URL(url).searchParams;
  const year = search.get("year") ?? "";
  return { year: /^20\d\d$/.test(year) ? Number(year) : now.getUTCFullYear(), regionId: (search.get("region") ?? "").slice(0, 64) || null };
}
