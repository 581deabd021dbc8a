import { z } from "zod";
import { locales } from "#app/i18n/locales.ts";
import { pageQuery, pageShape, readQuery } from "#app/lib/api/api.schema.ts";
import { unsaid, type Facet } from "../facet-table.server.ts";
import { adoptionStates, areas, budgets, evidenceKinds, outcomes, periods, roles, settings, targets, translationStates } from "../keys.ts";
import { nutsCode, partialDate, practiceRecordSchema, practiceTextSchema } from "../practice.schema.ts";
import { sorts } from "../practice-paths.ts";

// What the read API takes and gives. The same validators make its description: resources.ts.

const locale = z.enum(locales);
const someOf = <T extends readonly [string, ...string[]]>(values: T) => z.array(z.enum(values)).max(20).default([]);
const someOrUnsaid = <T extends readonly [string, ...string[]]>(values: T) => someOf([...values, unsaid]);
const code = (pattern: RegExp) => z.array(z.union([z.literal(unsaid), z.string().regex(pattern)])).max(20).default([]);

const facetQuery = {
  area: someOf(areas),
  target: someOrUnsaid(targets),
  outcome: someOrUnsaid(outcomes),
  country: code(/^[A-Z]{2}$/).describe("ISO 3166-1 alpha-2"),
  region: code(/^[A-Z]{2}[A-Z0-9]{0,3}$/).describe("NUTS 2024, level 2 or 3"),
  setting: someOrUnsaid(settings),
  role: someOrUnsaid(roles).describe("Of the regional authority"),
  evidence: someOrUnsaid(evidenceKinds),
  lessons: someOf(["failure"]).describe("Tells what did not work"),
  adopted: someOf(["yes"]).describe("Taken up by others"),
  budget: someOrUnsaid(budgets).describe("Euros in all"),
  period: someOrUnsaid(periods).describe("When it ran"),
  language: someOf(locales).describe("Languages in which the whole text exists"),
  basis: someOf(["sourced", "illustrative", "reported"]).describe("sourced: from public sources; reported: told by those who did it, and reviewed; illustrative: invented for demonstration"),
} satisfies Record<Facet, z.ZodType>;

/** The query of a search: a facet may be named several times and then means any of its values. */
export const listQuerySchema = z.strictObject({
  q: z.string().trim().max(300).default("").describe("Words in any of the languages"),
  words: z.literal("exact").optional().describe("Look for the words only, not for what they mean in other languages"),
  lang: locale.default("en").describe("Language of the query, of titles and of names"),
  sort: z.enum(sorts).optional(),
  ...pageQuery,
  ...facetQuery,
});

export const recordQuerySchema = z.strictObject({
  version: z.coerce.number().int().min(1).max(1_000_000).optional().describe("An earlier version; the current one if none is named"),
  lang: locale.default("en").describe("Language of error messages"),
});

export const practiceItemSchema = z.strictObject({
  slug: z.string().describe("What the practice is called in addresses; never changes"),
  url: z.url(),
  title: z.string(),
  summary: z.string(),
  language: locale.describe("Of title and summary: the one asked for, or the best there is"),
  original: locale.describe("The language in which the record was written"),
  languages: z.array(locale),
  outcome: z.enum(outcomes).nullable().describe("null: nobody has said"),
  areas: z.array(z.enum(areas)),
  regions: z.array(z.strictObject({ nuts: nutsCode, name: z.string() })),
  starts: partialDate.nullable(),
  ends: partialDate.nullable(),
  illustrative: z.boolean().describe("true: invented for demonstration"),
  reported: z.boolean().describe("true: told by those who did it, not from a public source"),
  tellsFailure: z.boolean(),
});

export const practiceListSchema = z.strictObject({
  ...pageShape,
  practices: z.array(practiceItemSchema),
});

export const practiceDocumentSchema = z.strictObject({
  slug: z.string(),
  url: z.url(),
  illustrative: z.boolean().describe("true: invented for demonstration"),
  reported: z.boolean(),
  version: z.int().min(1),
  currentVersion: z.int().min(1),
  publishedAt: z.iso.datetime(),
  versions: z.array(z.strictObject({ number: z.int().min(1), publishedAt: z.iso.datetime() })),
  record: practiceRecordSchema,
  texts: z.partialRecord(locale, practiceTextSchema.extend({ state: z.enum(translationStates), outdated: z.int().min(0).describe("Parts that were translated from an earlier version of the original") })),
  adoptions: z.array(z.strictObject({ place: z.string(), nuts: nutsCode.nullable(), state: z.enum(adoptionStates), since: partialDate.nullable(), changes: z.string(), result: z.string(), language: locale, source: z.url().nullable().describe("null: told here by those who do it") })),
  discussion: z.url().nullable(),
});

export type ListQuery = z.infer<typeof listQuerySchema>;
export type PracticeItem = z.infer<typeof practiceItemSchema>;
export type PracticeList = z.infer<typeof practiceListSchema>;
export type PracticeDocument = z.infer<typeof practiceDocumentSchema>;

/** @throws ZodError */
export const parseListQuery = (params: URLSearchParams): ListQuery => listQuerySchema.parse(readQuery(params, Object.keys(facetQuery)));
