import { z } from "zod";
import { locales, type Locale } from "#app/i18n/locales.ts";
import { phases } from "../evaluation/evaluation.kinds.ts";
import { most } from "./framework.kinds.ts";

// Criteria with their questions, as data: what a file in evaluation/ says in every language, and what a region says in its own.

const key = z.string().max(40).regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
const line = (max: number) => z.string().trim().min(1).max(max);
const inAllLanguages = (max: number) => z.record(z.enum(locales), line(max));
const inSomeLanguages = (max: number) => z.partialRecord(z.enum(locales), line(max));
const unlike = <Item extends { key: string }>(items: Item[]): boolean => new Set(items.map((item) => item.key)).size === items.length;

const criteriaWith = <Texts extends z.ZodType<Partial<Record<Locale, string>>>>(texts: (max: number) => Texts) => z.array(z.strictObject({
  key,
  title: texts(most.criterionTitle),
  questions: z.array(z.strictObject({ key, phases: z.array(z.enum(phases)), text: texts(most.question) })).max(most.questions).refine(unlike, "Two questions have the same key."),
})).max(most.criteria).refine(unlike, "Two criteria have the same key.");

export const frameworkSchema = z.strictObject({
  format: z.literal(1),
  key,
  /** Where the criteria come from, and where REGIN adapted them. */
  source: z.strictObject({ title: line(most.source), adapted: z.url({ protocol: /^https?$/ }) }),
  title: inAllLanguages(most.title),
  about: inAllLanguages(most.about),
  criteria: criteriaWith(inAllLanguages).min(1).refine((criteria) => criteria.every(({ questions }) => questions.length > 0 && questions.every(({ phases: asked }) => asked.length > 0)), "A criterion without a question, or a question without a phase."),
});
export type FrameworkFile = z.output<typeof frameworkSchema>;

/** What a region's own framework consists of. While it is a draft, anything may be missing. */
export const frameworkContentSchema = z.strictObject({ source: z.string().max(most.source), title: inSomeLanguages(most.title), about: inSomeLanguages(most.about), criteria: criteriaWith(inSomeLanguages) });
export type FrameworkContent = z.output<typeof frameworkContentSchema>;

/** Begins one: as a copy of another, or empty. */
export const beginSchema = z.object({ copy: z.string().max(40).default(""), locale: z.enum(locales, "frameworks:errors.language") });
/** A button of its page: nothing is typed. */
export const stepSchema = z.object({});
