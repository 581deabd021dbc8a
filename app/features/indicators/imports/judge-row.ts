import { fold } from "#app/lib/fold.ts";
import { typology, type Group, type Unit } from "../outcomes/outcomes.ts";
import type { Mapping } from "./mapping.ts";

/** What is wrong with a row, or why it is left out (`figureImports:problems.<code>`). */
export interface RowProblem {
  column: string;
  code: "cells" | "region" | "notYours" | "notWanted" | "year" | "indicator" | "group" | "number" | "range" | "empty" | "twice" | "nearer" | "flag";
  values?: Record<string, string | number>;
}

/** What a row says, for each region that it is about. */
export interface Said {
  regionId: string;
  /** Empty, or the region around it that the row is about. */
  forCode: string;
  key: string;
  year: number;
  group: Group | "";
  value: number | null;
  flags: string;
}

export interface Judged {
  state: "good" | "wrong" | "left";
  title: string;
  problems: RowProblem[];
  said: Said[];
}

export interface KnownRegion {
  id: string;
  slug: string;
  nutsCode: string;
  nutsLevel: number;
  countryCode: string;
  /** Whether who brings the file may write about it. */
  isYours: boolean;
}

export interface Known {
  target: "figures" | "scores";
  regions: readonly KnownRegion[];
  /** Keys of what may be said, by how it may be written, folded. */
  keys: ReadonlyMap<string, string>;
  units: ReadonlyMap<string, Unit>;
  groups: ReadonlyMap<string, Group>;
  /** People whom sources tell of and we do not, folded. */
  otherGroups: ReadonlySet<string>;
  lastYear: number;
}

/** Regions that a code is about: the region itself, those of level 3 in it, and, for scores, those of a country. */
export function findRegions(code: string, { target, regions }: Pick<Known, "target" | "regions">): { region: KnownRegion; forCode: string }[] {
  const wanted = code.trim().toUpperCase();
  const own = regions.filter(({ nutsCode, slug }) => nutsCode === wanted || slug === code.trim().toLowerCase());
  if (own.length > 0) return own.map((region) => ({ region, forCode: "" }));
  if (/^[A-Z]{2}$/.test(wanted)) return target === "scores" ? regions.filter(({ countryCode, nutsCode }) => countryCode === wanted || nutsCode.slice(0, 2) === wanted).map((region) => ({ region, forCode: wanted })) : [];
  return wanted.length === 4 ? regions.filter(({ nutsLevel, nutsCode }) => nutsLevel === 3 && nutsCode.startsWith(wanted)).map((region) => ({ region, forCode: wanted })) : [];
}

/** "12,5 b" → 12.5 and "b"; ":" → nothing and ":"; null: it is no number. */
export function readNumber(cell: string, unit: Unit | "score"): { value: number | null; flags: string } | null {
  const [, written = "", flags = ""] = /^(:|[-+]?[\d\s.,\u00a0\u202f]*\d(?:[eE][-+]?\d+)?)?\s*([bcdefnpsuz]{0,3}|[bcdefnpsuz](?:[ ,][bcdefnpsuz]){1,3})$/.exec(cell.trim()) ?? [];
  if (written === "" && flags === "") return null;
  if (written === ":" || written === "") return { value: null, flags: `${written}${flags}`.replace(/[^a-z:]/g, "") };
  const plain = written.replace(/[\s\u00a0\u202f]/g, "");
  const decimal = Math.max(plain.lastIndexOf(","), plain.lastIndexOf("."));
  // One sign before three digits divides thousands where people are counted, and is a decimal elsewhere.
  const divides = decimal >= 0 && (/[.,].*[.,]/.test(plain) ? plain[decimal] === plain.replace(/[^.,]/g, "")[0] : unit === "persons" && plain.length - decimal === 4);
  const value = Number(decimal < 0 ? plain : divides ? plain.replace(/[.,]/g, "") : `${plain.slice(0, decimal).replace(/[.,]/g, "")}.${plain.slice(decimal + 1)}`);
  return Number.isFinite(value) ? { value, flags: flags.replace(/[^a-z]/g, "") } : null;
}

function isInRange(value: number, unit: Unit | "score"): boolean {
  if (unit === "typology") return Number.isInteger(value) && value >= 1 && value <= typology.length;
  return value >= 0 && (unit === "persons" ? value <= 1e10 : value <= 100);
}

/** Judges one row. Nothing is guessed; what is about no region of ours, or not wanted, is left out. */
export function judgeRow(row: Record<string, string>, isWhole: boolean, { columns, fixed, only }: Mapping, known: Known): Judged {
  const cell = (name: string): string => (name === "" ? "" : (row[name] ?? "").trim());
  const title = [cell(columns.region), cell(columns.indicator), cell(columns.group), cell(columns.year)].filter((part) => part !== "").join(" · ").slice(0, 200);
  const left = (problem: RowProblem): Judged => ({ state: "left", title, problems: [problem], said: [] });
  if (!isWhole) return { state: "wrong", title, problems: [{ column: "", code: "cells" }], said: [] };
  const unwanted = Object.entries(only).find(([column, value]) => cell(column) !== value);
  if (unwanted) return left({ column: unwanted[0], code: "notWanted", values: { value: unwanted[1] } });
  const found = findRegions(cell(columns.region), known);
  if (found.length === 0) return left({ column: columns.region, code: "region", values: { value: cell(columns.region).slice(0, 60) } });
  const yours = found.filter(({ region }) => region.isYours);
  if (yours.length === 0) return left({ column: columns.region, code: "notYours" });
  if (known.target === "figures" && known.otherGroups.has(fold(cell(columns.group)))) return left({ column: columns.group, code: "group", values: { value: cell(columns.group).slice(0, 60) } });
  const [written, flagged] = [cell(columns.value), cell(columns.flags).slice(0, 20)];
  if (written === "" && flagged === "") return left({ column: columns.value, code: "empty" });
  const problems: RowProblem[] = [];
  const year = Number(/^(\d{4})(?:\.0)?$/.exec(cell(columns.year))?.[1]);
  if (!(year >= 1950 && year <= known.lastYear)) problems.push({ column: columns.year, code: "year", values: { value: cell(columns.year).slice(0, 40) } });
  const key = columns.indicator === "" ? fixed.indicator : known.keys.get(fold(cell(columns.indicator)));
  if (key === undefined) problems.push({ column: columns.indicator, code: "indicator", values: { value: cell(columns.indicator).slice(0, 60) } });
  const group = known.target === "scores" ? "" : columns.group === "" ? known.groups.get(fold(fixed.group)) : known.groups.get(fold(cell(columns.group)));
  if (group === undefined) problems.push({ column: columns.group, code: "group", values: { value: cell(columns.group).slice(0, 60) } });
  const unit = known.target === "scores" ? "score" : (known.units.get(key ?? "") ?? "percent");
  const number = written === "" ? { value: null, flags: "" } : readNumber(written, unit);
  if (number === null) problems.push({ column: columns.value, code: "number", values: { value: written.slice(0, 40) } });
  else if (number.value !== null && !isInRange(number.value, unit)) problems.push({ column: columns.value, code: "range", values: { value: written.slice(0, 40) } });
  if (problems.length > 0 || key === undefined || group === undefined || number === null) return { state: "wrong", title, problems, said: [] };
  const flags = [...new Set([...number.flags, ...flagged.replace(/[^a-z:]/gi, "").toLowerCase()])].join("");
  return {
    state: "good", title, problems: flags === "" ? [] : [{ column: columns.flags || columns.value, code: "flag", values: { value: flags } }],
    said: yours.map(({ region, forCode }) => ({ regionId: region.id, forCode, key, year, group, value: number.value, flags })),
  };
}
