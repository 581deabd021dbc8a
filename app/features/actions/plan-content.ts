import { z } from "zod";
import { cleanLine, cleanLines } from "#app/lib/clean-text.ts";
import { stages } from "./actions.kinds.ts";
import { mostRows, ruleOf, type FieldRule, type PlanRow, type SectionContent, type SectionKey } from "./plan-fields.ts";

// A section's form: from what was posted to what is kept, and back. Fields of rows are called "<row>.<field>", rows count
// from 0; what a person reads counts from 1.

/** What was typed, by the names of the form's fields. */
export type Typed = Record<string, string>;
/** Translation keys, by the names of the form's fields; "" is the whole. */
export type Wrong = Record<string, string>;

export const rowField = (index: number, field: string): string => `${index}.${field}`;

/** How many rows a posted form has. */
export function countRows(form: FormData): number {
  const numbers = [...form.keys()].flatMap((name) => { const match = /^(\d{1,3})\./.exec(name); return match ? [Number(match[1]) + 1] : []; });
  return Math.min(mostRows, Math.max(0, ...numbers));
}

/** Only fields that the section has, and only text. */
export function readTyped(form: FormData, key: SectionKey): Typed {
  const { texts, row } = ruleOf(key);
  const names = [...Object.keys(texts), ...(row ? Array.from({ length: countRows(form) }, (_, index) => ["key", ...Object.keys(row)].map((field) => rowField(index, field))).flat() : [])];
  return Object.fromEntries(names.flatMap((name) => { const value = form.get(name); return typeof value === "string" ? [[name, value.slice(0, 20_000)]] : []; }));
}

export const rowsTyped = (typed: Typed): number => Math.max(0, ...Object.keys(typed).flatMap((name) => (name.includes(".") ? [Number(name.split(".")[0]) + 1] : [])));

/** Without one row; the others move up. Links to it are gone, links to later ones follow. */
export function withoutRow(typed: Typed, key: SectionKey, gone: number): Typed {
  const links = Object.entries(ruleOf(key).row ?? {}).filter(([, { kind }]) => kind === "rows").map(([field]) => field);
  return Object.fromEntries(Object.entries(typed).flatMap(([name, value]) => {
    const [index = "", field = ""] = name.split(".");
    if (!name.includes(".")) return [[name, value]];
    if (Number(index) === gone) return [];
    const moved = links.includes(field) ? value.split(/[\s,;]+/).filter((number) => number !== String(gone + 1)).map((number) => (Number(number) > gone + 1 ? String(Number(number) - 1) : number)).join(", ") : value;
    return [[rowField(Number(index) > gone ? Number(index) - 1 : Number(index), field), moved]];
  }));
}

/** A number as people of Europe type it: "1 250,50", "1.250,50", "1250.5". Null: none can be read. */
export function readNumber(value: string): number | null {
  const bare = value.replace(/[\s'’€%]/g, "");
  // The last mark parts decimals, unless three digits behind it and no other kind of mark say that it parts thousands.
  const grouped = /^(-?[1-9]\d{0,2})((?:\.\d{3})+|(?:,\d{3})+)$/.exec(bare);
  const [, whole = "", decimals = ""] = grouped ? [bare, bare] : /^(-?\d+|-?\d{1,3}(?:\.\d{3})+(?=,)|-?\d{1,3}(?:,\d{3})+(?=\.))(?:[.,](\d{1,6}))?$/.exec(bare) ?? [];
  const plain = `${whole.replace(/[.,]/g, "")}.${decimals || "0"}`;
  return whole !== "" && plain.length <= 20 ? Number(plain) : null;
}

const isDay = (value: string): boolean => z.iso.date().safeParse(value).success;
export const isAddress = (value: string): boolean => value.startsWith("/") ? !value.startsWith("//") : z.url({ protocol: /^https?$/ }).safeParse(value).success;

/** One field as it is kept; a key says what is wrong with it. */
function check(rule: FieldRule, value: string): { kept: string; wrong?: string } {
  const kept = rule.kind === "text" ? cleanLines(value) : cleanLine(value);
  if (kept.length > rule.max) return { kept, wrong: "actions:errors.tooLong" };
  if (kept === "") return { kept };
  switch (rule.kind) {
    case "choice": return rule.options?.includes(kept) ? { kept } : { kept, wrong: "actions:errors.choose" };
    case "number": { const number = readNumber(kept); return number === null ? { kept, wrong: "actions:errors.number" } : { kept: String(number) }; }
    case "day": return isDay(kept) ? { kept } : { kept, wrong: "actions:errors.day" };
    case "address": return isAddress(kept) ? { kept } : { kept, wrong: "actions:errors.address" };
    default: return { kept };
  }
}

/**
 * What is kept of a posted section. Blank rows fall away; rows keep their key, new ones get one from `newKey`.
 * @returns the content, or what is wrong by field
 */
export function checkSection(key: SectionKey, typed: Typed, newKey: () => string): { content: SectionContent } | { wrong: Wrong } {
  const { texts, row } = ruleOf(key);
  const wrong: Wrong = {};
  const take = (name: string, rule: FieldRule): string => {
    const { kept, wrong: message } = check(rule, typed[name] ?? "");
    if (message) wrong[name] = message;
    return kept;
  };
  const content: SectionContent = { texts: Object.fromEntries(Object.entries(texts).map(([name, rule]) => [name, take(name, rule)])), rows: [] };
  if (row) {
    const count = rowsTyped(typed);
    const keys = new Map<number, string>();
    const said = (index: number): boolean => Object.entries(row).some(([field, { kind }]) => kind !== "choice" && cleanLine(typed[rowField(index, field)] ?? "") !== "");
    for (let index = 0; index < count; index++) {
      if (!said(index)) continue;
      const kept = typed[rowField(index, "key")] ?? "";
      keys.set(index, /^[\w-]{1,40}$/.test(kept) && ![...keys.values()].includes(kept) ? kept : newKey());
    }
    for (const [index, rowKey] of keys) {
      const fields: PlanRow = { key: rowKey };
      for (const [field, rule] of Object.entries(row)) {
        const name = rowField(index, field);
        const value = take(name, rule);
        fields[field] = rule.kind === "rows" ? linksOf(value, keys, index) ?? (wrong[name] = "actions:errors.rows") : value;
        if (rule.isNeeded && value === "") wrong[name] = "actions:errors.required";
      }
      content.rows.push(fields);
    }
  }
  return Object.keys(wrong).length > 0 ? { wrong } : { content };
}

/** "2, 3" → the keys of these rows; null: one of them is no other row. */
function linksOf(value: string, keys: ReadonlyMap<number, string>, own: number): string | null {
  const linked = value.split(/[\s,;]+/).filter((number) => number !== "").map((number) => (Number(number) - 1 === own ? undefined : keys.get(Number(number) - 1)));
  return linked.some((key) => key === undefined) ? null : [...new Set(linked)].join(" ");
}

/** A section as its form shows it. */
export function typedOf(key: SectionKey, { texts, rows }: SectionContent): Typed {
  const { row } = ruleOf(key);
  const number = new Map(rows.map(({ key: rowKey }, index) => [rowKey, String(index + 1)]));
  return {
    ...texts,
    ...Object.fromEntries(rows.flatMap((kept, index) => ["key", ...Object.keys(row ?? {})].map((field) => [
      rowField(index, field),
      row?.[field]?.kind === "rows" ? (kept[field] ?? "").split(" ").flatMap((other) => number.get(other) ?? []).join(", ") : kept[field] ?? "",
    ]))),
  };
}

/** Rows of a theory in the order of its stages. */
export function byStage(rows: readonly PlanRow[]): { stage: (typeof stages)[number]; rows: PlanRow[] }[] {
  return stages.map((stage) => ({ stage, rows: rows.filter((row) => row.stage === stage) }));
}
