import type { QuestionKind, QuestionText, QuizDefinition, QuizText } from "#app/features/courses/quiz.schema.ts";
import { maxPointsOf } from "./scoring.ts";
import type { PaperQuestion, QuizPaper } from "./paper.ts";

// What the browser may know before the answer is in: texts only. Built field by field, so that a new field in the
// course format (feedback, accepted answers, models) cannot slip into the page by itself.

export interface Choice {
  key: string;
  text: string;
}

export interface QuestionView {
  key: string;
  kind: QuestionKind;
  /** Inline Markdown. */
  prompt: string;
  /** 0 for open questions, which never count. */
  points: number;
  /** single, multiple. Texts are inline Markdown here and below. */
  options: Choice[];
  /** matching */
  left: Choice[];
  right: Choice[];
  /** ordering, in the order drawn for this attempt */
  items: Choice[];
  /** numeric: what is counted */
  unit: string | null;
}

/** Text under a key, or the key itself where a translation lags behind. */
export function textOf(texts: Record<string, string> | undefined, key: string): string {
  return texts && Object.hasOwn(texts, key) ? (texts[key] ?? key) : key;
}

export function optionText(text: QuestionText | undefined, key: string): string {
  return text?.options && Object.hasOwn(text.options, key) ? (text.options[key]?.text ?? key) : key;
}

export function questionText(quizText: QuizText, key: string): QuestionText | undefined {
  return Object.hasOwn(quizText.questions, key) ? quizText.questions[key] : undefined;
}

function viewQuestion(question: PaperQuestion, text: QuestionText | undefined, points: number): QuestionView {
  const choices = (keys: string[], find: (key: string) => string) => keys.map((key) => ({ key, text: find(key) }));
  return {
    key: question.key,
    kind: question.kind,
    prompt: text?.prompt ?? question.key,
    points,
    options: "options" in question ? choices(question.options, (key) => optionText(text, key)) : [],
    left: "left" in question ? choices(question.left, (key) => textOf(text?.left, key)) : [],
    right: "right" in question ? choices(question.right, (key) => textOf(text?.right, key)) : [],
    items: "items" in question ? choices(question.items, (key) => textOf(text?.items, key)) : [],
    unit: (question.kind === "numeric" && text?.unit) || null,
  };
}

/** The questions of a paper as they may be sent to the person who answers them. */
export function viewPaper(definition: QuizDefinition, paper: QuizPaper, quizText: QuizText): QuestionView[] {
  const points = new Map(definition.questions.map((question) => [question.key, maxPointsOf(question)]));
  return paper.questions.map((question) => viewQuestion(question, questionText(quizText, question.key), points.get(question.key) ?? 0));
}
