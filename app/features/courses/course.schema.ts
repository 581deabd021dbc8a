import { z } from "zod";
import { key } from "./key.schema.ts";
import { courseThemes, keyPattern, levels, unitKinds } from "./keys.ts";
import { locales } from "#app/i18n/locales.ts";

// The text files of a course folder, except quizzes (quiz.schema.ts). The words are in docs/course-format.md.
// Rules that concern more than one field or file stand in folder/*-rules.ts.

const line = (max: number) => z.string().trim().min(1).max(max);
const markdown = z.string().trim().min(1).max(20_000);
const locale = z.enum(locales);

/** A file name inside media/: folders allowed, no way out, no hidden names. */
export const mediaPath = z
  .string()
  .max(200)
  .regex(/^[A-Za-z0-9][A-Za-z0-9_-]*(?:\.[A-Za-z0-9_-]+)*(?:\/[A-Za-z0-9][A-Za-z0-9_-]*(?:\.[A-Za-z0-9_-]+)*)*$/);

const video = z.strictObject({
  file: mediaPath.regex(/\.(?:webm|mp4)$/),
  duration: z.number().positive().max(14_400), // seconds
});

const unitSchema = z.strictObject({
  key,
  kind: z.enum(unitKinds),
  minutes: z.number().int().min(1).max(600),
  video: video.optional(),
});

const moduleSchema = z.strictObject({
  key,
  units: z.array(unitSchema).min(1).max(100),
});

const completionSchema = z.strictObject({
  units: z.union([z.literal("all"), z.array(key).max(500)]),
  quizzes: z.array(key).max(100),
  minimumMinutes: z.number().int().min(1).max(10_000).optional(),
});

/** course.yaml. */
export const courseStructureSchema = z.strictObject({
  format: z.literal(1),
  defaultLanguage: locale,
  themes: z.array(z.enum(courseThemes)).min(1).max(courseThemes.length),
  level: z.enum(levels),
  illustrative: z.boolean(),
  licence: line(60),
  authors: z.array(z.strictObject({ name: line(200) })).min(1).max(50),
  completion: completionSchema,
  modules: z.array(moduleSchema).min(1).max(50),
});

const moduleTextSchema = z.strictObject({ title: line(200), summary: line(500).optional() });

/** `<language>.yaml` beside course.yaml. */
export const courseTextSchema = z.strictObject({
  title: line(200),
  summary: line(500),
  description: markdown,
  audience: line(500),
  outcomes: z.array(line(200)).min(3).max(6),
  modules: z.record(key, moduleTextSchema),
});

/** The lines between `---` at the top of a lesson or video page. */
export const lessonFrontMatterSchema = z.strictObject({ title: line(200) });

const glossaryEntrySchema = z.strictObject({
  term: line(200),
  definition: line(2_000),
  source: z.url({ protocol: /^https$/ }).optional(),
});

/** glossary/`<language>`.yaml. */
export const glossarySchema = z.record(key, glossaryEntrySchema);

/** What CourseText.content keeps: everything of the course in one language but the units' bodies. */
export const courseTextContentSchema = courseTextSchema.pick({ description: true, audience: true, outcomes: true, modules: true }).extend({
  units: z.record(key, z.string()), // unit key → title, only of units that exist in this language
});

export type CourseStructure = z.infer<typeof courseStructureSchema>;
export type CourseModule = CourseStructure["modules"][number];
export type CourseUnit = CourseModule["units"][number];
export type CompletionRule = CourseStructure["completion"];
export type CourseTextFile = z.infer<typeof courseTextSchema>;
export type CourseTextContent = z.infer<typeof courseTextContentSchema>;
export type LessonFrontMatter = z.infer<typeof lessonFrontMatterSchema>;
export type Glossary = z.infer<typeof glossarySchema>;
export type GlossaryEntry = Glossary[string];

/** True for what may name a folder, course, module, unit, question or term. */
export function isKey(value: string): boolean {
  return value.length <= 60 && keyPattern.test(value);
}
