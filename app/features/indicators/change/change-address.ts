/** What a region said to a set for a year, as an address names it. */
export const pairKey = (set: string, year: number): string => `${set}:${year}`;

/** Which two are asked for; whatever is not known counts as not said. */
export const readChangeAddress = (params: URLSearchParams): { from: string | null; to: string | null } => ({ from: params.get("from"), to: params.get("to") });

export const changeSearch = (from: string, to: string): string => `?${new URLSearchParams({ from, to })}`;
