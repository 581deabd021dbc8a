/** Whose word scores are: what regions say of themselves, or what an institution has published. */
export const bases = ["self", "published"] as const;
export type Basis = (typeof bases)[number];

/** A set, a year and whose word it is, as an address names them. */
export const scoresKey = (set: string, year: number, basis: Basis): string => `${set}:${year}:${basis}`;

/** What an address asks for; whatever is not known counts as not said. */
export const readAcross = (params: URLSearchParams): { of: string | null; value: string | null; figure: string | null } => ({ of: params.get("of"), value: params.get("value"), figure: params.get("figure") });

/** The same as part of an address. */
export const acrossSearch = (asked: { of: string; value: string; figure?: string }): string => `?${new URLSearchParams(asked)}`;

export const mapPath = "/indicators/map";
export const scatterPath = "/indicators/outcomes";
