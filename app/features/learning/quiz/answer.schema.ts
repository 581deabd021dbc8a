import { z } from "zod";
import { key } from "#app/features/courses/key.schema.ts";
import { AppError } from "#app/lib/app-error.ts";
import { answerLimits, selfAssessments } from "./answer.ts";
import type { PaperQuestion } from "./paper.ts";

// What a person answered. "Nothing" is a value too (no option, empty text, null), so that taking an answer back is
// an ordinary save, ordered by time like any other.

const keys = z.array(key).max(20).refine((list) => new Set(list).size === list.length);
const single = z.strictObject({ kind: z.literal("single"), option: key.nullable() });
const multiple = z.strictObject({ kind: z.literal("multiple"), options: keys });
const trueFalse = z.strictObject({ kind: z.literal("true-false"), value: z.boolean().nullable() });
const matching = z.strictObject({ kind: z.literal("matching"), pairs: z.record(key, key) }); // left: right
const ordering = z.strictObject({ kind: z.literal("ordering"), order: keys });
const numeric = z.strictObject({ kind: z.literal("numeric"), number: z.number().min(-answerLimits.number).max(answerLimits.number).nullable() });
const shortText = z.strictObject({ kind: z.literal("short-text"), text: z.string().max(answerLimits.shortText) });
const open = z.strictObject({ kind: z.literal("open"), text: z.string().max(answerLimits.open) });

export const answerValueSchema = z.discriminatedUnion("kind", [single, multiple, trueFalse, matching, ordering, numeric, shortText, open]);
export type QuizAnswerValue = z.infer<typeof answerValueSchema>;

/** Validates what a learner says of an own open answer. */
export const selfAssessmentSchema = z.enum(selfAssessments);

function fits(question: PaperQuestion, value: QuizAnswerValue): boolean {
  if (question.kind === "single" && value.kind === "single") return value.option === null || question.options.includes(value.option);
  if (question.kind === "multiple" && value.kind === "multiple") return value.options.every((option) => question.options.includes(option));
  if (question.kind === "matching" && value.kind === "matching") {
    return Object.entries(value.pairs).every(([left, right]) => question.left.includes(left) && question.right.includes(right));
  }
  if (question.kind === "ordering" && value.kind === "ordering") {
    return value.order.length === 0 || (value.order.length === question.items.length && value.order.every((item) => question.items.includes(item)));
  }
  return question.kind === value.kind;
}

/** Anything → an answer that this question can have. Throws `AppError("invalid")` for everything else. */
export function parseAnswerValue(question: PaperQuestion, raw: unknown): QuizAnswerValue {
  const parsed = answerValueSchema.safeParse(raw);
  if (!parsed.success || !fits(question, parsed.data)) throw new AppError("invalid", "errors:quiz.invalidAnswer");
  return parsed.data;
}
