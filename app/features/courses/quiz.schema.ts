import { z } from "zod";
import { key } from "./key.schema.ts";

// quiz.yaml: what is asked and what is right, without a word of text. See docs/course-format.md.
const base = { key, points: z.number().positive().max(100).default(1) };
const keys = (min: number) => z.array(key).min(min).max(20);

const single = z.strictObject({ ...base, kind: z.literal("single"), options: keys(2), correct: key });
const multiple = z.strictObject({ ...base, kind: z.literal("multiple"), options: keys(2), correct: keys(1) });
const trueFalse = z.strictObject({ ...base, kind: z.literal("true-false"), correct: z.boolean() });
const matching = z.strictObject({ ...base, kind: z.literal("matching"), pairs: z.record(key, key), distractors: z.array(key).max(10).default([]) });
const ordering = z.strictObject({ ...base, kind: z.literal("ordering"), order: keys(2) });
const numeric = z.strictObject({ ...base, kind: z.literal("numeric"), correct: z.number(), tolerance: z.number().min(0).default(0) });
const shortText = z.strictObject({ ...base, kind: z.literal("short-text") });
const open = z.strictObject({ key, kind: z.literal("open") });

export const questionSchema = z.discriminatedUnion("kind", [single, multiple, trueFalse, matching, ordering, numeric, shortText, open]);

export const quizDefinitionSchema = z.strictObject({
  passMark: z.number().int().min(1).max(100).optional(),
  attempts: z.number().int().min(1).max(100).optional(),
  timeLimit: z.number().int().min(1).max(600).optional(), // minutes
  draw: z.number().int().min(1).max(200).optional(),
  shuffle: z.boolean().default(false),
  questions: z.array(questionSchema).min(1).max(200),
});

// <language>.yaml beside it: the words.
const text = z.string().trim().min(1).max(2_000);
const longText = z.string().trim().min(1).max(10_000);
const texts = z.record(key, text);

export const optionTextSchema = z.strictObject({ text, feedback: text.optional() });

export const questionTextSchema = z.strictObject({
  prompt: text,
  explanation: longText.optional(),
  options: z.record(key, optionTextSchema).optional(), // single, multiple
  feedback: z.strictObject({ true: text, false: text }).partial().optional(), // true-false
  left: texts.optional(), // matching
  right: texts.optional(),
  items: texts.optional(), // ordering
  unit: text.optional(), // numeric
  accepted: z.array(text).min(1).max(50).optional(), // short-text
  model: longText.optional(), // open
});

export const quizTextSchema = z.strictObject({
  title: text,
  intro: longText.optional(),
  questions: z.record(key, questionTextSchema),
});

export type Question = z.infer<typeof questionSchema>;
export type QuestionKind = Question["kind"];
export type QuizDefinition = z.infer<typeof quizDefinitionSchema>;
export type QuestionText = z.infer<typeof questionTextSchema>;
export type QuizText = z.infer<typeof quizTextSchema>;
