import { organisationRoles } from "#app/features/practices/keys.ts";
import { stages } from "./actions.kinds.ts";

// What a plan consists of, section by section: the form, its check and the page are made from this table. Pages need it
// too: no schema here.

export type FieldKind = "line" | "text" | "choice" | "number" | "day" | "address" | "rows";

export interface FieldRule {
  kind: FieldKind;
  /** Characters of what is typed. */
  max: number;
  options?: readonly string[];
  /** A row without it is no row. */
  isNeeded?: boolean;
  /** A text under actions:help says more. */
  hasHelp?: boolean;
}

export interface SectionRule {
  /** Texts of the section as a whole. */
  texts: Record<string, FieldRule>;
  /** Of every row; null: the section has none. */
  row: Record<string, FieldRule> | null;
}

const line = (max = 200): FieldRule => ({ kind: "line", max });
const text = (max = 8_000): FieldRule => ({ kind: "text", max });
const choice = (options: readonly string[]): FieldRule => ({ kind: "choice", max: 40, options });
const number: FieldRule = { kind: "number", max: 20 };
const day: FieldRule = { kind: "day", max: 10 };
const needed = (rule: FieldRule): FieldRule => ({ ...rule, isNeeded: true });
const helped = (rule: FieldRule): FieldRule => ({ ...rule, hasHelp: true });

export const chances = ["low", "medium", "high"] as const;

export const sections = {
  problem: { texts: { problem: text(), evidence: helped(text()) }, row: null },
  objectives: { texts: { goal: text(2_000) }, row: { text: needed(line(300)) } },
  theory: { texts: { assumptions: helped(text(4_000)) }, row: { stage: needed(choice(stages)), text: needed(line(160)), leadsTo: helped({ kind: "rows", max: 60 }) } },
  risks: { texts: {}, row: { text: needed(line(300)), chance: choice(chances), response: line(300) } },
  partners: { texts: {}, row: { name: needed(line()), role: choice(organisationRoles), part: line(300) } },
  milestones: { texts: {}, row: { text: needed(line()), due: day, done: day } },
  budget: { texts: { note: text(2_000) }, row: { text: needed(line()), source: line(), planned: number, spent: number } },
  indicators: { texts: {}, row: { text: needed(line()), unit: line(40), baseline: number, baselineOn: day, target: number, targetOn: day, source: line() } },
  documents: { texts: {}, row: { text: needed(line()), address: needed(helped({ kind: "address", max: 500 })) } },
} as const satisfies Record<string, SectionRule>;

export type SectionKey = keyof typeof sections;
export const sectionKeys = Object.keys(sections) as SectionKey[];
export const isSectionKey = (value: unknown): value is SectionKey => typeof value === "string" && Object.hasOwn(sections, value);
export const ruleOf = (key: SectionKey): SectionRule => sections[key];

/** Rows beyond which a section is no longer read by anybody. */
export const mostRows = 40;

/** A row as it is kept: its key stays while its words change. Numbers and links are kept as text in one form: plan-content.ts. */
export type PlanRow = { key: string } & Record<string, string>;
export interface SectionContent {
  texts: Record<string, string>;
  rows: PlanRow[];
}
export const emptySection: SectionContent = { texts: {}, rows: [] };
export type Plan = Partial<Record<SectionKey, SectionContent>>;

export const isBlank = ({ texts, rows }: SectionContent): boolean => rows.length === 0 && Object.values(texts).every((value) => value === "");

/** A number of a plan, e.g. "12.5"; null: nobody has said. */
export const numberOf = (value: string | undefined): number | null => (value === undefined || value === "" ? null : Number(value));

/** Keys of the rows that a row of the theory leads to. */
export const leadsTo = (row: PlanRow): string[] => (row.leadsTo ?? "").split(" ").filter((key) => key !== "");
