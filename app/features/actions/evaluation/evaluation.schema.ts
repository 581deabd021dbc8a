import { z } from "zod";
import { optional, typedLine, typedLines } from "#app/lib/typed-text.ts";
import { isAddress } from "../plan-content.ts";
import { answerLengths, evaluationKinds, phases } from "./evaluation.kinds.ts";

// What is typed into the forms of an evaluation. Messages are translation keys.

const required = "evaluation:errors.required";
const messages = { required, tooLong: "evaluation:errors.tooLong" };
const text = optional(typedLines(answerLengths.text, messages));

export const openSchema = z.object({ framework: z.string(required).max(40), phase: z.enum(phases, required), kind: z.enum(evaluationKinds, required) });

/** Finishes or discards one as a whole: nothing is typed. */
export const wholeSchema = z.object({});

export const answerSchema = z.object({
  judgement: text,
  strengths: text,
  improve: text,
  evidence: text,
  evidenceUrl: optional(typedLine(answerLengths.url, messages).refine((value) => value === "" || isAddress(value), "evaluation:errors.address")),
});
