import type { SectionKey } from "./plan-fields.ts";

export const actionPath = (id: string, rest = ""): `/${string}` => `/actions/${id}${rest}`;
export const sectionPath = (id: string, key: SectionKey): `/${string}` => `/actions/${id}/edit/${key}`;

/** Where an action may come from. */
export type OriginAddress = { region: string; set: string; year: number; area: string } | { workshop: string; agreed: string } | { practice: string };

/** The form of a new action, with what is known of where it comes from. */
export const newActionPath = (origin?: OriginAddress): string => (origin ? `/actions/new?${new URLSearchParams(Object.entries(origin).map(([name, value]): [string, string] => [name, String(value)]))}` : "/actions/new");
