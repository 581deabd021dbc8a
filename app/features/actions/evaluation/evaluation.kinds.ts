// Words of evaluations. Pages need them too: no schema here.

/** When in an action's life it is judged. */
export const phases = ["design", "implementation", "monitoring", "end"] as const;
export type Phase = (typeof phases)[number];

/** By whom: its own team, or an evaluator who does not work on its plan. */
export const evaluationKinds = ["self", "external"] as const;
export type EvaluationKind = (typeof evaluationKinds)[number];

/** What is said to each question, in the order of its form. */
export const answerFields = ["judgement", "strengths", "improve", "evidence", "evidenceUrl"] as const;
export type AnswerField = (typeof answerFields)[number];
export type Answer = Record<AnswerField, string>;

export const blankAnswer: Answer = { judgement: "", strengths: "", improve: "", evidence: "", evidenceUrl: "" };
export const isBlankAnswer = (answer: Answer): boolean => answerFields.every((field) => answer[field] === "");

export const answerLengths = { text: 4_000, url: 500 };
