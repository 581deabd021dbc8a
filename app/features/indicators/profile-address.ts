/** What a profile's address asks for: a set, a year, regions beside it. Whatever it does not know counts as not said. */
export function readProfileAddress(params: URLSearchParams): { set: string | null; year: number | null; beside: string[] } {
  const year = Number(params.get("year"));
  return { set: params.get("set"), year: Number.isInteger(year) && year > 0 ? year : null, beside: params.getAll("with").slice(0, 100) };
}
