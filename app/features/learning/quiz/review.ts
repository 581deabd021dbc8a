import type { Question, QuestionText, QuizDefinition, QuizText } from "#app/features/courses/quiz.schema.ts";
import { type QuizAnswerValue } from "./answer.schema.ts";
import { isAnswered, type SelfAssessment } from "./answer.ts";
import type { PaperQuestion, QuizPaper } from "./paper.ts";
import { optionText, questionText, textOf } from "./question-view.ts";
import { maxPointsOf } from "./scoring.ts";

// What the review page shows of each question once the attempt is in: own answer, right answer, feedback, explanation.

export type Verdict = "right" | "partly" | "wrong" | "unanswered" | "open";

export interface ReviewedChoice {
  key: string;
  text: string;
  chosen: boolean;
  correct: boolean;
  feedback: string | null;
}

/** One row of a matching (left → right) or an ordering (place → item) question. */
export interface ReviewedPlace {
  /** Matching: the left text. Ordering: the place, from 1. */
  label: string;
  own: string | null;
  right: string;
  correct: boolean;
}

export type ReviewDetail =
  | { kind: "single" | "multiple"; choices: ReviewedChoice[] }
  | { kind: "true-false"; own: boolean | null; correct: boolean; feedback: { true: string | null; false: string | null } }
  | { kind: "matching" | "ordering"; places: ReviewedPlace[] }
  | { kind: "numeric"; own: number | null; correct: number; tolerance: number; unit: string | null }
  | { kind: "short-text"; own: string; accepted: string[] }
  | { kind: "open"; own: string; model: string | null; selfAssessment: SelfAssessment | null };

export interface QuestionReview {
  key: string;
  prompt: string;
  verdict: Verdict;
  /** Null for open questions. */
  points: number | null;
  maxPoints: number;
  explanation: string | null;
  detail: ReviewDetail;
}

export interface GivenAnswer {
  value: QuizAnswerValue;
  points: number | null;
  selfAssessment: SelfAssessment | null;
}

function verdictOf(question: Question, answer: GivenAnswer | undefined): Verdict {
  if (question.kind === "open") return "open";
  if (!isAnswered(answer?.value)) return "unanswered";
  const points = answer?.points ?? 0;
  if (points <= 0) return "wrong";
  return points >= question.points - 1e-9 ? "right" : "partly";
}

function reviewChoices(question: Question & { kind: "single" | "multiple" }, asked: PaperQuestion, text: QuestionText | undefined, value: QuizAnswerValue | undefined): ReviewedChoice[] {
  const chosen = value?.kind === "single" ? [value.option] : value?.kind === "multiple" ? value.options : [];
  const correct = question.kind === "single" ? [question.correct] : question.correct;
  const options = "options" in asked ? asked.options : question.options;
  return options.map((key) => ({
    key,
    text: optionText(text, key),
    chosen: chosen.includes(key),
    correct: correct.includes(key),
    feedback: (text?.options && Object.hasOwn(text.options, key) && text.options[key]?.feedback) || null,
  }));
}

function reviewMatching(question: Question & { kind: "matching" }, asked: PaperQuestion, text: QuestionText | undefined, value: QuizAnswerValue | undefined): ReviewedPlace[] {
  const left = "left" in asked ? asked.left : Object.keys(question.pairs);
  return left.map((key) => {
    const own = value?.kind === "matching" && Object.hasOwn(value.pairs, key) ? value.pairs[key] : undefined;
    const right = question.pairs[key] ?? "";
    return { label: textOf(text?.left, key), own: own === undefined ? null : textOf(text?.right, own), right: textOf(text?.right, right), correct: own === right };
  });
}

function reviewOrdering(question: Question & { kind: "ordering" }, text: QuestionText | undefined, value: QuizAnswerValue | undefined): ReviewedPlace[] {
  return question.order.map((right, index) => {
    const own = value?.kind === "ordering" ? value.order[index] : undefined;
    return { label: String(index + 1), own: own === undefined ? null : textOf(text?.items, own), right: textOf(text?.items, right), correct: own === right };
  });
}

function reviewDetail(question: Question, asked: PaperQuestion, text: QuestionText | undefined, answer: GivenAnswer | undefined): ReviewDetail {
  const value = answer?.value;
  switch (question.kind) {
    case "single":
    case "multiple":
      return { kind: question.kind, choices: reviewChoices(question, asked, text, value) };
    case "true-false":
      return {
        kind: "true-false",
        own: value?.kind === "true-false" ? value.value : null,
        correct: question.correct,
        feedback: { true: text?.feedback?.true ?? null, false: text?.feedback?.false ?? null },
      };
    case "matching":
      return { kind: "matching", places: reviewMatching(question, asked, text, value) };
    case "ordering":
      return { kind: "ordering", places: reviewOrdering(question, text, value) };
    case "numeric":
      return { kind: "numeric", own: value?.kind === "numeric" ? value.number : null, correct: question.correct, tolerance: question.tolerance, unit: text?.unit ?? null };
    case "short-text":
      return { kind: "short-text", own: value?.kind === "short-text" ? value.text : "", accepted: text?.accepted ?? [] };
    case "open":
      return { kind: "open", own: value?.kind === "open" ? value.text : "", model: text?.model ?? null, selfAssessment: answer?.selfAssessment ?? null };
  }
}

/** The review of a scored paper, in the order in which it was asked. */
export function reviewPaper(definition: QuizDefinition, paper: QuizPaper, quizText: QuizText, answers: ReadonlyMap<string, GivenAnswer>): QuestionReview[] {
  const questions = new Map(definition.questions.map((question) => [question.key, question]));
  return paper.questions.flatMap((asked) => {
    const question = questions.get(asked.key);
    if (question === undefined) return [];
    const text = questionText(quizText, asked.key);
    const answer = answers.get(asked.key);
    return [
      {
        key: asked.key,
        prompt: text?.prompt ?? asked.key,
        verdict: verdictOf(question, answer),
        points: question.kind === "open" ? null : (answer?.points ?? 0),
        maxPoints: maxPointsOf(question),
        explanation: text?.explanation ?? null,
        detail: reviewDetail(question, asked, text, answer),
      },
    ];
  });
}
