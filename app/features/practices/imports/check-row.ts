import type { z } from "zod";
import { regionOwnNames } from "#app/features/network/map/map.server.ts";
import { fold } from "#app/lib/fold.ts";
import { filledFields } from "../check-practice.ts";
import { listFields, textFields } from "../keys.ts";
import { practiceRecordSchema, practiceTextSchema, type PracticeContent, type PracticeRecord, type PracticeText } from "../practice.schema.ts";
import { columns, type Column, type RawRow, type RowProblem } from "./columns.ts";

/** A row as a record, or what is wrong with it. */
export interface CheckedRow {
  title: string;
  content: PracticeContent | null;
  problems: RowProblem[];
}

const known: ReadonlySet<string> = new Set(columns);
const isTrue = (value: string | undefined): boolean => /^(?:true|yes|1)$/i.test(value ?? "");

/** Whether whoever made the file says that a row only looks like another. */
export const isDistinct = (row: RawRow): boolean => isTrue([row.distinct].flat()[0]);

/** Judges a row by the validators of all records: nothing is guessed, and each field's source is the one the row names. */
export function checkRow(row: RawRow): CheckedRow {
  const one = (column: Column): string | undefined => [row[column] ?? ""].flat().join("\n").normalize("NFC").replaceAll("\r\n", "\n").trim() || undefined;
  const many = (column: Column): string[] => [row[column] ?? ""].flat().flatMap((part) => part.split(/\||\n/)).map((part) => part.normalize("NFC").trim()).filter((part) => part !== "");
  const title = one("title") ?? "";
  const problems: RowProblem[] = Object.keys(row).filter((column) => !known.has(column)).map((column) => ({ column, code: "unknownColumn" }));
  const original = one("language");
  const told = Object.fromEntries(textFields.map((field) => [field, (listFields as readonly string[]).includes(field) ? (many(field).length > 0 ? many(field) : undefined) : one(field)]));
  const text = practiceTextSchema.safeParse({ title, summary: one("summary") ?? "", ...told, state: "human" });
  const illustrative = isTrue(one("illustrative"));
  const named = { title: one("source_title"), publisher: one("source_publisher"), url: one("source_url"), language: one("source_language") };
  const hasSource = Object.values(named).some((value) => value !== undefined);
  const organisation = one("organisation");
  const record = practiceRecordSchema.safeParse({
    format: 1, original, illustrative,
    outcome: one("outcome"), evidenceKind: one("evidenceKind"), budget: one("budget"), starts: one("starts"), ends: one("ends"),
    areas: many("areas"), targets: many("targets"), roles: many("roles"), settings: many("settings"), causes: many("causes"), regions: many("regions"),
    organisations: [...(organisation ? [{ name: organisation, role: "lead" }] : []), ...many("partner_names").map((name) => ({ name, role: "partner" }))],
    sources: hasSource ? { source: named } : {},
    from: {},
  });
  if (!illustrative) for (const column of ["source_title", "source_publisher", "source_url"] as const) if (one(column) === undefined) problems.push({ column, code: "sources" });
  problems.push(...issuesOf(text.error).filter(({ column }) => known.has(column)), ...issuesOf(record.error).filter(({ column, code }) => !(column.startsWith("source_") && code === "missing")));
  if (record.data) problems.push(...checkSense(record.data));
  const content = problems.length === 0 && record.data && text.data ? withSources(record.data, text.data) : null;
  return { title, content, problems };
}

function withSources(record: PracticeRecord, text: PracticeText): PracticeContent {
  const from = "source" in record.sources ? Object.fromEntries(filledFields(record, text).map((field) => [field, ["source"]])) : {};
  return { record: { ...record, from }, texts: { [record.original]: text } };
}

function checkSense({ starts, ends, regions }: PracticeRecord): RowProblem[] {
  const order: RowProblem[] = starts && ends && ends.slice(0, starts.length) < starts.slice(0, ends.length) ? [{ column: "ends", code: "order" }] : [];
  const unknown = regions.filter((code) => code.length === 4 && regionOwnNames[code] === undefined);
  return [...order, ...unknown.map((value): RowProblem => ({ column: "regions", code: "region", values: { value } }))];
}

const columnOf = (path: readonly PropertyKey[]): string => {
  const [first, , third] = path.map(String);
  if (first === "original") return "language";
  if (first === "sources") return `source_${third ?? "url"}`;
  if (first === "organisations") return path[1] === 0 ? "organisation" : "partner_names";
  return first ?? "";
};

/** Each fault once a column: a list of twenty wrong words is one thing to mend. */
function issuesOf(error: z.ZodError | undefined): RowProblem[] {
  const problems = (error?.issues ?? []).map((issue): RowProblem => {
    const column = columnOf(issue.path);
    switch (issue.code) {
      case "invalid_value":
        return { column, code: "choice", values: { values: issue.values.map(String).join(", ") } };
      case "too_big":
        return { column, code: "tooLong", values: { most: Number(issue.maximum) } };
      case "too_small":
      case "invalid_type":
        return { column, code: "missing" };
      case "invalid_format":
        return column === "starts" || column === "ends" ? { column, code: "date" } : column === "regions" ? { column, code: "region", values: { value: "" } } : { column, code: column === "source_url" ? "address" : "format" };
      default:
        return { column, code: "format" };
    }
  });
  return [...new Map(problems.map((problem) => [`${problem.column} ${problem.code}`, problem])).values()];
}

/** What two rows about the same thing have in common: what it is called, and where. */
export const likeness = (title: string, regions: readonly string[]): string => `${fold(title).replace(/[^\p{L}\p{N}]+/gu, " ").trim()} ${[...regions].sort().join(" ")}`;

/** Addresses without what makes no difference. */
export function sourceKey(url: string): string {
  const { host, pathname, search } = new URL(url);
  return `${host.replace(/^www\./, "")}${pathname.replace(/\/+$/, "")}${search}`;
}
