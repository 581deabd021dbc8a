import { z } from "zod";
import { locales } from "#app/i18n/locales.ts";
import { parseRowNumber } from "#app/lib/row-number.ts";
import { filled, optional, typedLine, typedLines } from "#app/lib/typed-text.ts";
import { aspects } from "./keys.ts";
import type { PracticeText } from "./practice.schema.ts";

// What is typed into the forms around a submission. Messages are translation keys.

const required = "submissions:errors.required";
const tooLong = "submissions:errors.tooLong";
const messages = { required, tooLong };
const line = (max: number) => filled(typedLine(max, messages), required);
/** May be left empty. */
const lines = (max: number) => optional(typedLines(max, messages));

export const startSchema = z.object({
  id: z.string({ error: required }).regex(/^[\w-]{8,64}$/, required),
  locale: z.enum(locales, required),
  title: line(100),
  topic: z.string().optional().transform((value) => parseRowNumber(value)),
});

export const sendSchema = z.object({ confirmed: z.literal("yes", "submissions:errors.confirm") });

const said = Object.fromEntries(aspects.flatMap((aspect) => [[`inspiring-${aspect}`, lines(1_000)], [`improve-${aspect}`, lines(1_000)]]));
export const decisionSchema = z.object({ decision: z.enum(["accept", "return", "decline", "publish"], required), text: lines(4_000), ...said });

/** What was said of each aspect; what nothing was said of is left out. */
export function readAssessment(input: Record<string, unknown>): NonNullable<PracticeText["assessment"]> {
  const words = (name: string) => (typeof input[name] === "string" && input[name] !== "" ? input[name] : undefined);
  return Object.fromEntries(aspects.flatMap((aspect) => {
    const [inspiring, improve] = [words(`inspiring-${aspect}`), words(`improve-${aspect}`)];
    return inspiring === undefined && improve === undefined ? [] : [[aspect, { ...(inspiring && { inspiring }), ...(improve && { improve }) }]];
  }));
}
