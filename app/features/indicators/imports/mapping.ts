import { fold } from "#app/lib/fold.ts";
import { groups } from "../outcomes/outcomes.ts";

// Which column of a file says what, and where the file comes from.

export const roles = ["region", "year", "indicator", "group", "value", "flags"] as const;
export type Role = (typeof roles)[number];

/** What was seen of a file when it came. */
export interface Seen {
  columns: { name: string; values: string[] }[];
  sample: Record<string, string>[];
}

export interface Mapping {
  /** Name of a column; empty for none. */
  columns: Record<Role, string>;
  /** What all rows are about, where no column says it. */
  fixed: { indicator: string; group: string };
  /** Only rows with this value of a column. */
  only: Record<string, string>;
  source: { title: string; url: string; edition: string; licence: string; retrievedOn: string };
}

const names: Record<Role, readonly string[]> = {
  region: ["geo", "region", "nuts", "nuts code", "nutscode", "geo code", "sheet", "country", "code"],
  year: ["time_period", "time", "year", "jahr", "ano", "any", "annee", "anno", "ar"],
  indicator: ["indicator", "key", "item", "policy strand", "indicateur", "indicador"],
  group: ["group", "citizen", "c_birth", "grupo", "groupe"],
  value: ["obs_value", "value", "score", "valor", "valeur", "varde", "valore"],
  flags: ["obs_flag", "status", "flag", "flags"],
};

/** What the columns probably mean: as last time, where the file has the same ones, or by their names. */
export function guessMapping({ columns }: Seen, last: Mapping | null, today: string): Mapping {
  const has = (name: string): boolean => columns.some((one) => one.name === name);
  if (last && Object.values(last.columns).every((name) => name === "" || has(name))) return { ...last, only: Object.fromEntries(Object.entries(last.only).filter(([name, value]) => columns.some((one) => one.name === name && one.values.includes(value)))) };
  const find = (role: Role): string => names[role].map((name) => columns.find((one) => fold(one.name) === name)?.name).find((name) => name !== undefined) ?? "";
  return { columns: { region: find("region"), year: find("year"), indicator: find("indicator"), group: find("group"), value: find("value"), flags: find("flags") }, fixed: { indicator: "", group: "all" }, only: {}, source: { title: "", url: "", edition: "", licence: "", retrievedOn: today } };
}

/** Columns that no role takes, with so few values that one of them can be chosen. */
export const columnsToNarrow = ({ columns }: Seen): Seen["columns"] => columns.filter(({ values }) => values.length > 1 && values.length <= 40);

export const isGroup = (value: string): boolean => (groups as readonly string[]).includes(value);
