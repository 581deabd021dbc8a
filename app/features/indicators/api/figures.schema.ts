import { z } from "zod";
import { illustrativeShape, langQuery, pageQuery, pageShape, regionQuery, regionShape } from "#app/lib/api/api.schema.ts";
import { groups, units } from "../outcomes/outcomes.ts";

// Figures about regions, as programs read them.

export const figureQuerySchema = z.strictObject({
  ...regionQuery,
  indicator: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/).max(40).optional().describe("Key of an indicator, e.g. unemployment"),
  year: z.coerce.number().int().min(1900).max(2200).optional(),
  ...langQuery,
  ...pageQuery,
});

export const sourceSchema = z.strictObject({
  title: z.string(),
  url: z.string().describe("Empty: it has none"),
  edition: z.string().describe("Version of the data; empty: not known"),
  licence: z.string(),
  retrievedOn: z.string().describe("Day, YYYY-MM-DD"),
});

export const figureSchema = z.strictObject({
  region: regionShape,
  url: z.url().describe("The page on which the figure stands"),
  indicator: z.string(),
  name: z.string(),
  unit: z.enum(units).describe("typology: 1 urban, 2 intermediate, 3 rural"),
  group: z.enum(groups).describe("Whom the figure is about"),
  year: z.int(),
  value: z.number().nullable().describe("null: the source says only why there is none"),
  flags: z.string().describe("As the source writes them"),
  forCode: z.string().nullable().describe("The region around (NUTS 2) or the country that the figure is for; null: it is for the region itself"),
  source: sourceSchema,
  illustrative: illustrativeShape,
});

export const figureListSchema = z.strictObject({ ...pageShape, figures: z.array(figureSchema) });

export type FigureQuery = z.infer<typeof figureQuerySchema>;
export type FigureList = z.infer<typeof figureListSchema>;
