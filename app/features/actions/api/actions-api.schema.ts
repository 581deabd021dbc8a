import { z } from "zod";
import { themes } from "#app/features/courses/keys.ts";
import { outcomes, targets } from "#app/features/practices/keys.ts";
import { locales } from "#app/i18n/locales.ts";
import { illustrativeShape, langQuery, pageQuery, pageShape, regionQuery, regionShape } from "#app/lib/api/api.schema.ts";
import { lights } from "../actions.kinds.ts";
import { ruleOf, sectionKeys, type FieldRule } from "../plan-fields.ts";

// Actions as programs read them: what a visitor may read, and nobody's name.

/** All but `draft`, which is its team's alone. */
const statuses = ["planned", "running", "finished", "stopped"] as const;

export const actionQuerySchema = z.strictObject({ ...regionQuery, area: z.enum(themes).optional(), status: z.enum(statuses).optional(), ...langQuery, ...pageQuery });
export const oneActionQuerySchema = z.strictObject(langQuery);

const day = (about: string) => z.string().describe(`${about} (YYYY, YYYY-MM or YYYY-MM-DD); empty: nobody has said`);

const facts = {
  id: z.string(),
  url: z.url(),
  title: z.string(),
  summary: z.string(),
  language: z.enum(locales).describe("What it is written in"),
  region: regionShape.nullable(),
  areas: z.array(z.string()),
  status: z.enum(statuses),
  outcome: z.enum(outcomes).nullable().describe("Once it is over"),
  starts: day("When it starts"),
  ends: day("When it ends"),
  light: z.enum(lights).nullable().describe("How it stood when it was last looked at: as planned, at risk, off course"),
  changedAt: z.iso.datetime(),
  illustrative: illustrativeShape,
};

export const actionItemSchema = z.strictObject(facts);
export const actionListSchema = z.strictObject({ ...pageShape, actions: z.array(actionItemSchema) });

/** Numbers as numbers, links to rows as their keys, all else as text. */
const field = ({ kind }: FieldRule): z.ZodType<string | number | string[] | null> => (kind === "number" ? z.number().nullable() : kind === "rows" ? z.array(z.string()).describe("Keys of rows") : z.string());
const fields = (rules: Record<string, FieldRule>) => Object.fromEntries(Object.entries(rules).map(([name, rule]) => [name, field(rule)]));

/** A plan from the table of which the form is made too. */
export const planSchema = z.strictObject(Object.fromEntries(sectionKeys.map((key) => {
  const { texts, row } = ruleOf(key);
  return [key, z.strictObject({ texts: z.strictObject(fields(texts)), rows: z.array(z.strictObject({ key: z.string(), ...fields(row ?? {}) })) }).optional()];
})));

export const actionDocumentSchema = z.strictObject({
  ...facts,
  targets: z.array(z.enum(targets)),
  plan: planSchema.describe("Only sections that were written"),
  log: z.array(z.strictObject({ day: z.string(), light: z.enum(lights), reasons: z.string(), next: z.string(), actuals: z.record(z.string(), z.number()).describe("What indicators reached, by the keys of their rows") })).describe("The newest first, at most 200"),
  origin: z.strictObject({
    gap: z.strictObject({ set: z.string(), year: z.int(), area: z.string() }).nullable(),
    practice: z.url().nullable(),
    workshop: z.url().nullable(),
  }).describe("Where it comes from"),
  practice: z.url().nullable().describe("The practice that it became"),
  discussion: z.url().nullable(),
});

export type ActionQuery = z.infer<typeof actionQuerySchema>;
export type ActionItem = z.infer<typeof actionItemSchema>;
export type ActionList = z.infer<typeof actionListSchema>;
export type ActionDocument = z.infer<typeof actionDocumentSchema>;
