import { z } from "zod";
import { locales } from "#app/i18n/locales.ts";
import { phases } from "./evaluation.kinds.ts";

// A framework as its file in evaluation/ says it: criteria with their questions, in every language.

const key = z.string().max(40).regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
const line = (max: number) => z.string().trim().min(1).max(max);
const inAllLanguages = (max: number) => z.record(z.enum(locales), line(max));
const unlike = <Item extends { key: string }>(items: Item[]): boolean => new Set(items.map((item) => item.key)).size === items.length;

export const frameworkSchema = z.strictObject({
  format: z.literal(1),
  key,
  /** Where the criteria come from, and where REGIN adapted them. */
  source: z.strictObject({ title: line(300), adapted: z.url({ protocol: /^https?$/ }) }),
  title: inAllLanguages(100),
  about: inAllLanguages(400),
  criteria: z.array(z.strictObject({
    key,
    title: inAllLanguages(60),
    questions: z.array(z.strictObject({ key, phases: z.array(z.enum(phases)).min(1), text: inAllLanguages(300) })).min(1).max(5).refine(unlike, "Two questions have the same key."),
  })).min(1).max(20).refine(unlike, "Two criteria have the same key."),
});
export type FrameworkFile = z.output<typeof frameworkSchema>;
