import { z } from "zod";
import { illustrativeShape, langQuery, pageQuery, pageShape, regionQuery, regionShape } from "#app/lib/api/api.schema.ts";
import { sourceSchema } from "./figures.schema.ts";

// Scores of regions, as programs read them: what regions say of themselves and what was published of them, never mixed.

export const bases = ["self-assessment", "published"] as const;

export const scoreQuerySchema = z.strictObject({
  ...regionQuery,
  set: z.string().regex(/^[\w.-]{1,110}$/).optional().describe("Id of a set of indicators in its edition, e.g. self-assessment-2026"),
  year: z.coerce.number().int().min(1900).max(2200).optional(),
  basis: z.enum(bases).optional(),
  ...langQuery,
  ...pageQuery,
});

export const scoreSchema = z.strictObject({
  region: regionShape,
  url: z.url().describe("The page on which the score stands"),
  set: z.strictObject({ id: z.string(), title: z.string(), edition: z.string() }),
  year: z.int(),
  basis: z.enum(bases).describe("self-assessment: what the region says of itself, signed off; published: by an institution"),
  code: z.string().describe("overall, <axis>.<value>, or the code of an indicator"),
  name: z.string(),
  score: z.number().nullable().describe("0–100; null: there is none"),
  answers: z.int().nullable().describe("How many answers count in it; null: published scores do not say"),
  version: z.int().nullable().describe("Of the self-assessment"),
  signedOffAt: z.iso.datetime().nullable(),
  flags: z.string().describe("As the source writes them"),
  forCode: z.string().nullable().describe("The country around that the score is for; null: it is for the region itself"),
  source: sourceSchema.nullable().describe("null: the region itself"),
  illustrative: illustrativeShape,
});

export const scoreListSchema = z.strictObject({ ...pageShape, scores: z.array(scoreSchema) });

export type ScoreQuery = z.infer<typeof scoreQuerySchema>;
export type ScoreItem = z.infer<typeof scoreSchema>;
export type ScoreList = z.infer<typeof scoreListSchema>;
