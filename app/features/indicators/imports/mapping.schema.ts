import { z } from "zod";
import { filled, optional, typedLine } from "#app/lib/typed-text.ts";
import type { Mapping } from "./mapping.ts";

const texts = { required: "figureImports:errors.required", tooLong: "figureImports:errors.tooLong" };
const line = (max: number) => typedLine(max, texts);
const column = optional(line(200));
const isDay = (value: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value)) && new Date(value).toISOString().startsWith(value);

export const mappingSchema = z.object({
  region: filled(line(200), texts.required), year: filled(line(200), texts.required), value: filled(line(200), texts.required),
  indicator: column, group: column, flags: column, fixedIndicator: column, fixedGroup: optional(line(40)),
  // "All" comes as nothing.
  only: z.array(z.string().max(500).optional()).max(60).default([]).transform((pairs) => pairs.filter((pair) => pair !== undefined)),
  title: filled(line(300), texts.required),
  url: optional(line(500).refine((value) => value === "" || z.url({ protocol: /^https?$/ }).safeParse(value).success, "figureImports:errors.url")),
  edition: filled(line(60), texts.required), licence: filled(line(100), texts.required),
  retrievedOn: filled(line(10), texts.required).refine((value) => value === "" || isDay(value), "figureImports:errors.day"),
}).refine(({ indicator, fixedIndicator }) => indicator !== "" || fixedIndicator !== "", { path: ["indicator"], error: "figureImports:errors.indicator" });
export type MappingInput = z.output<typeof mappingSchema>;

/** "only" comes as "column=value", so that one name serves for all columns. */
export function mappingOf(input: MappingInput): Mapping {
  const { region, year, indicator, group, value, flags, fixedIndicator, fixedGroup, only, ...source } = input;
  const pairs = only.flatMap((pair) => { const at = pair.indexOf("="); return at > 0 ? [[pair.slice(0, at), pair.slice(at + 1)] as const] : []; });
  return { columns: { region, year, indicator, group, value, flags }, fixed: { indicator: fixedIndicator, group: fixedGroup }, only: Object.fromEntries(pairs), source };
}
