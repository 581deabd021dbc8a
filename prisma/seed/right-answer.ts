import type { Question, QuizText } from "#app/features/courses/quiz.schema.ts";
import type { QuizAnswerValue } from "#app/features/learning/quiz/answer.schema.ts";

/** The right answer to a question, for demonstration and load data. Open answers say what they are. */
export function answerRight(question: Question, text: QuizText | undefined): QuizAnswerValue {
  switch (question.kind) {
    case "single":
      return { kind: "single", option: question.correct };
    case "multiple":
      return { kind: "multiple", options: question.correct };
    case "true-false":
      return { kind: "true-false", value: question.correct };
    case "matching":
      return { kind: "matching", pairs: question.pairs };
    case "ordering":
      return { kind: "ordering", order: question.order };
    case "numeric":
      return { kind: "numeric", number: question.correct };
    case "short-text":
      return { kind: "short-text", text: text?.questions[question.key]?.accepted?.[0] ?? "" };
    case "open":
      return { kind: "open", text: "An illustrative answer." };
  }
}
