import { z } from "zod";
import { caseStudySchema, caseStudyTextSchema } from "../case-study.schema.ts";
import { courseStructureSchema, courseTextSchema, glossarySchema, lessonFrontMatterSchema } from "../course.schema.ts";
import { quizDefinitionSchema, quizTextSchema } from "../quiz.schema.ts";

const schemas = {
  "course.schema.json": courseStructureSchema,
  "course-text.schema.json": courseTextSchema,
  "lesson-front-matter.schema.json": lessonFrontMatterSchema,
  "quiz.schema.json": quizDefinitionSchema,
  "quiz-text.schema.json": quizTextSchema,
  "case-study.schema.json": caseStudySchema,
  "case-study-text.schema.json": caseStudyTextSchema,
  "glossary.schema.json": glossarySchema,
};

/** JSON Schemas for editors, made from the validators: file name in docs/schemas → content. */
export function courseJsonSchemas(): Record<string, string> {
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, `${JSON.stringify(z.toJSONSchema(schema, { io: "input" }), null, 2)}\n`]));
}
