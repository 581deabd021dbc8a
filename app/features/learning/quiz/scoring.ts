import type { Question, QuestionText, QuizDefinition } from "#app/features/courses/quiz.schema.ts";
import { fold } from "#app/lib/fold.ts";
import type { QuizAnswerValue } from "./answer.schema.ts";
import type { QuizPaper } from "./paper.ts";

// The rules of docs/course-format.md: multiple earns (right − wrong) ÷ right, never below 0; matching and ordering earn
// the share of right places; the others all or nothing; open answers never count.

function share(question: Question, accepted: readonly string[], value: QuizAnswerValue): number {
  if (question.kind === "single" && value.kind === "single") return value.option === question.correct ? 1 : 0;
  if (question.kind === "true-false" && value.kind === "true-false") return value.value === question.correct ? 1 : 0;
  if (question.kind === "multiple" && value.kind === "multiple") {
    const chosen = new Set(value.options);
    const correct = new Set(question.correct);
    const right = [...chosen].filter((option) => correct.has(option)).length;
    return Math.max(0, (right - (chosen.size - right)) / correct.size);
  }
  if (question.kind === "matching" && value.kind === "matching") {
    const pairs = Object.entries(question.pairs);
    const right = pairs.filter(([left, wanted]) => Object.hasOwn(value.pairs, left) && value.pairs[left] === wanted).length;
    return pairs.length === 0 ? 0 : right / pairs.length;
  }
  if (question.kind === "ordering" && value.kind === "ordering") {
    return question.order.filter((item, index) => value.order[index] === item).length / question.order.length;
  }
  if (question.kind === "numeric" && value.kind === "numeric") {
    if (value.number === null) return 0;
    // 0.1 + 0.2 must be within 0 of 0.3: allow what floating point adds, relative to the size of the number.
    const slack = Math.abs(question.correct) * 1e-12;
    return Math.abs(value.number - question.correct) <= question.tolerance + slack ? 1 : 0;
  }
  if (question.kind === "short-text" && value.kind === "short-text") {
    const typed = fold(value.text);
    return typed !== "" && accepted.some((answer) => fold(answer) === typed) ? 1 : 0;
  }
  return 0;
}

/** Points that a question can earn; 0 for open questions. */
export function maxPointsOf(question: Question): number {
  return question.kind === "open" ? 0 : question.points;
}

/** Points earned, from 0 to the question's points. No answer, or an answer of another kind, earns 0. */
export function scoreAnswer(question: Question, text: Pick<QuestionText, "accepted"> | undefined, value: QuizAnswerValue | undefined): number {
  return value === undefined ? 0 : maxPointsOf(question) * share(question, text?.accepted ?? [], value);
}

export interface QuizScore {
  /** Question key → points; null for open questions. */
  perQuestion: Map<string, number | null>;
  points: number;
  maxPoints: number;
  /** Whole per cent, rounded down: 69.6 is not 70. Null when nothing on the paper counts. */
  percent: number | null;
  /** Null without a pass mark. A paper on which nothing counts is passed by handing it in. */
  passed: boolean | null;
}

/** Scores a whole paper. `accepted` gives the accepted short texts of a question in whatever language they are answered. */
export function scorePaper(
  definition: QuizDefinition,
  paper: QuizPaper,
  accepted: (questionKey: string) => string[],
  values: ReadonlyMap<string, QuizAnswerValue>,
): QuizScore {
  const questions = new Map(definition.questions.map((question) => [question.key, question]));
  const perQuestion = new Map<string, number | null>();
  let points = 0;
  let maxPoints = 0;
  for (const { key } of paper.questions) {
    const question = questions.get(key);
    if (question === undefined) continue;
    const earned = scoreAnswer(question, { accepted: accepted(key) }, values.get(key));
    perQuestion.set(key, question.kind === "open" ? null : earned);
    points += earned;
    maxPoints += maxPointsOf(question);
  }
  const percent = maxPoints === 0 ? null : Math.floor((100 * points) / maxPoints + 1e-9);
  const passed = definition.passMark === undefined ? null : percent === null || percent >= definition.passMark;
  return { perQuestion, points, maxPoints, percent, passed };
}
