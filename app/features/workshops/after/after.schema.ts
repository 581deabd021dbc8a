import { z } from "zod";
import { locales } from "#app/i18n/locales.ts";
import { afterLengths, uses } from "./after.kinds.ts";
import { remarkField } from "./remark-field.ts";

const text = (most: number) => z.string().trim().max(most, "refusals:tooLong").default("");
const choose = "after:errors.choose";

/** The form of the minutes: a summary, and a remark for each agenda item. */
export function minutesSchema(items: readonly string[]) {
  return z.object({ summary: text(afterLengths.summary), revision: z.coerce.number().int().min(0).catch(0), intent: z.enum(["save", "approve"], "errors:badForm"), ...Object.fromEntries(items.map((id) => [remarkField(id), text(afterLengths.remark)])) });
}

export const certifySchema = z.object({ percent: z.coerce.number("after:errors.badPercent").int("after:errors.badPercent").min(1, "after:errors.badPercent").max(100, "after:errors.badPercent") });

export const evaluationSchema = z.object({ usefulness: z.coerce.number(choose).int(choose).min(1, choose).max(5, choose), willUse: z.enum(uses, choose), what: text(afterLengths.answer), better: text(afterLengths.answer) });
export type EvaluationInput = z.output<typeof evaluationSchema>;

export const resultTopicSchema = z.object({
  spaceId: z.string(choose).min(1, choose).max(64, choose),
  title: z.string("refusals:empty").trim().min(1, "refusals:empty").max(150, "refusals:tooLong"),
  text: z.string("refusals:empty").trim().min(1, "refusals:empty").max(afterLengths.topic, "refusals:tooLong"),
  locale: z.enum(locales, choose),
  sendKey: z.string("errors:badForm").regex(/^[\w-]{8,64}$/, "errors:badForm"),
});
export type ResultTopicInput = z.output<typeof resultTopicSchema>;
