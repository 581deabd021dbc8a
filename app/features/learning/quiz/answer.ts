import type { QuizAnswerValue } from "./answer.schema.ts";

// What browser and server both know of answers; validation stands apart (answer.schema.ts), so that no page loads it.

export const answerLimits = { shortText: 200, open: 10_000, number: 1e15 } as const;

/** What a learner says of their own open answer beside the model answer. */
export const selfAssessments = ["met", "partly", "not-yet"] as const;
export type SelfAssessment = (typeof selfAssessments)[number];

/** Whether there is anything in the answer. */
export function isAnswered(value: QuizAnswerValue | undefined): boolean {
  switch (value?.kind) {
    case undefined:
      return false;
    case "single":
      return value.option !== null;
    case "multiple":
      return value.options.length > 0;
    case "true-false":
      return value.value !== null;
    case "matching":
      return Object.keys(value.pairs).length > 0;
    case "ordering":
      return value.order.length > 0;
    case "numeric":
      return value.number !== null;
    case "short-text":
    case "open":
      return value.text.trim() !== "";
  }
}
