import { z } from "zod";
import { key } from "./key.schema.ts";

// case.yaml: which record a case study is about and what is asked of it, without a word of text. See docs/course-format.md.
export const caseStudySchema = z.strictObject({
  practice: z.string().max(80).regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/), // a record of the Lab, by its slug
  questions: z.array(key).min(1).max(10),
  plan: key.optional(), // the question whose answer is the learner's transfer plan
});

// <language>.yaml beside it: the words.
const text = z.string().trim().min(1).max(2_000);
const longText = z.string().trim().min(1).max(10_000);

export const caseStudyTextSchema = z.strictObject({
  title: text,
  intro: longText.optional(),
  questions: z.record(key, z.strictObject({ prompt: text, help: text.optional() })),
  notes: longText.optional(), // for facilitators: learners never see them
});

export type CaseStudy = z.infer<typeof caseStudySchema>;
export type CaseStudyText = z.infer<typeof caseStudyTextSchema>;
