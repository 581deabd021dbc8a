import { areas, budgets, causes, evidenceKinds, outcomes, roles, settings, targets } from "./keys.ts";

// What the form of a submission asks, step by step. Pages need it too: no schema here.

export const submissionStates = ["draft", "screening", "returned", "questionnaire", "assessment", "published", "declined"] as const;
export type SubmissionState = (typeof submissionStates)[number];

/** The last one shows everything; `details` is the second questionnaire. */
export const steps = ["basics", "story", "results", "transfer", "details", "check"] as const;
export type Step = (typeof steps)[number];

export type FieldKind = "line" | "text" | "points" | "choice" | "choices" | "region";

export interface FieldRule {
  kind: FieldKind;
  step: Step;
  /** Characters of what is typed. */
  max: number;
  options?: readonly string[];
}

const line = (step: Step, max: number): FieldRule => ({ kind: "line", step, max });
const text = (step: Step, max = 8_000): FieldRule => ({ kind: "text", step, max });
const points = (step: Step, max = 8_000): FieldRule => ({ kind: "points", step, max });
const choice = (step: Step, options: readonly string[]): FieldRule => ({ kind: "choice", step, max: 40, options });
const choices = (step: Step, options: readonly string[]): FieldRule => ({ kind: "choices", step, max: 40, options });

export const submissionFields = {
  title: line("basics", 100),
  summary: text("basics", 500),
  organisation: line("basics", 200),
  outcome: choice("basics", outcomes),
  areas: choices("basics", areas),
  regions: { kind: "region", step: "basics", max: 10 },
  starts: line("basics", 10),
  ends: line("basics", 10),
  need: text("story"),
  goal: text("story"),
  process: text("story"),
  beneficiaries: text("story"),
  partners: text("story"),
  evidence: text("results"),
  challenges: text("results"),
  solutions: text("results"),
  failed: text("results"),
  why: text("results"),
  causes: choices("results", causes),
  warnings: points("results"),
  differently: text("results"),
  lessons: points("transfer"),
  tips: points("transfer"),
  conditions: points("transfer"),
  evidenceKind: choice("details", evidenceKinds),
  roles: choices("details", roles),
  authority: text("details"),
  targets: choices("details", targets),
  settings: choices("details", settings),
  budget: choice("details", budgets),
  resources: text("details"),
  timeline: text("details"),
  innovation: text("details"),
  partnerNames: points("details", 4_000),
  links: points("details", 8_000),
} as const satisfies Record<string, FieldRule>;

export type SubmissionField = keyof typeof submissionFields;
export const fieldNames = Object.keys(submissionFields) as SubmissionField[];
export const ruleOf = (field: SubmissionField): FieldRule => submissionFields[field];
export const fieldsOfStep = (step: Step): SubmissionField[] => fieldNames.filter((field) => ruleOf(field).step === step);

/** As it is kept: words as they were typed, choices as lists. */
export type SubmissionFields = Partial<Record<SubmissionField, string | string[]>>;

export const textOf = (fields: SubmissionFields, field: SubmissionField): string => {
  const value = fields[field];
  return typeof value === "string" ? value : "";
};
export const listOf = (fields: SubmissionFields, field: SubmissionField): string[] => {
  const value = fields[field];
  return Array.isArray(value) ? value : value ? [value] : [];
};
export const pointsOf = (fields: SubmissionFields, field: SubmissionField): string[] => textOf(fields, field).split("\n").map((point) => point.replace(/^\s*[-*•]\s+/, "").trim()).filter((point) => point !== "");

/** Characters beyond which nothing is kept: a field that is too long by less is kept, to be shortened. */
export const mostKept = 40_000;

/** The questions that have to be answered before it is sent: the first ones, and with the second questionnaire its own. */
const firstNeeded: readonly SubmissionField[] = ["title", "summary", "organisation", "outcome", "areas", "regions", "need", "process", "lessons"];
const failureNeeded: readonly SubmissionField[] = ["failed", "why"];
const secondNeeded: readonly SubmissionField[] = ["evidenceKind", "roles", "targets"];

export function neededFields(fields: SubmissionFields, withDetails: boolean): SubmissionField[] {
  const outcome = textOf(fields, "outcome");
  return [...firstNeeded, ...(outcome !== "" && outcome !== "successful" ? failureNeeded : []), ...(withDetails ? secondNeeded : [])];
}

/** Steps that are open in a state: the second questionnaire comes once the first form is accepted. */
export function stepsIn(state: SubmissionState): Step[] {
  const isFirst = state === "draft" || state === "returned" || state === "screening" || state === "declined";
  return steps.filter((step) => step !== "details" || !isFirst);
}
