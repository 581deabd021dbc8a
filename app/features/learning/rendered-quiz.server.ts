import { renderInline, renderText } from "#app/features/courses/markdown/render.ts";
import type { QuestionView } from "./quiz/question-view.ts";
import type { QuestionReview, ReviewDetail } from "./quiz/review.ts";

// Quizzes are written in Markdown; pages get HTML. Everything here goes through the sanitising renderer.

/** Markdown of an introduction, an explanation or a model answer. */
export function renderUnitIntro(markdown: string): string {
  return markdown === "" ? "" : renderText(markdown);
}

const inline = (choices: QuestionView["options"]) => choices.map(({ key, text }) => ({ key, text: renderInline(text) }));

/** The questions of an attempt, their texts as inline HTML. */
export function renderQuestions(questions: QuestionView[]): QuestionView[] {
  return questions.map((question) => ({
    ...question,
    prompt: renderInline(question.prompt),
    options: inline(question.options),
    left: inline(question.left),
    right: inline(question.right),
    items: inline(question.items),
  }));
}

const some = (text: string | null) => (text === null ? null : renderInline(text));

function renderDetail(detail: ReviewDetail): ReviewDetail {
  switch (detail.kind) {
    case "single":
    case "multiple":
      return { ...detail, choices: detail.choices.map((choice) => ({ ...choice, text: renderInline(choice.text), feedback: some(choice.feedback) })) };
    case "true-false":
      return { ...detail, feedback: { true: some(detail.feedback.true), false: some(detail.feedback.false) } };
    case "matching":
    case "ordering":
      return { ...detail, places: detail.places.map((place) => ({ ...place, label: detail.kind === "ordering" ? place.label : renderInline(place.label), own: some(place.own), right: renderInline(place.right) })) };
    case "open":
      return { ...detail, model: detail.model === null ? null : renderText(detail.model) };
    default:
      return detail;
  }
}

/** The review of an attempt, its texts as HTML. */
export function renderReview(questions: QuestionReview[]): QuestionReview[] {
  return questions.map((question) => ({ ...question, prompt: renderInline(question.prompt), explanation: question.explanation === null ? null : renderText(question.explanation), detail: renderDetail(question.detail) }));
}
