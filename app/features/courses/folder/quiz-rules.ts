import type { UnitKind } from "../keys.ts";
import type { Question, QuestionText, QuizDefinition, QuizText } from "../quiz.schema.ts";
import type { Place, Problems } from "./problem.ts";
import { reportTwice } from "./structure-rules.ts";
import type { YamlFile } from "./yaml.ts";

type Report = (path: PropertyKey[], message: string, remedy: string) => void;

/** Rules of quiz.yaml that reach across its fields. */
export function checkQuiz({ file, value, at }: YamlFile<QuizDefinition>, kind: UnitKind, problems: Problems): void {
  if (!value) return;
  const report: Report = (path, message, remedy) => problems.add(file, at(path), message, remedy);
  const { questions } = value;
  const open = questions.filter((question) => question.kind === "open").length;
  if (kind === "quiz") {
    if (value.passMark === undefined) report([], "“passMark” is missing.", "Add passMark: 70, or another per cent; or make the unit a check.");
    if (open === questions.length) report(["questions"], "None of these questions counts.", "Add a question of another kind than open, or make the unit a check.");
    else if (value.draw !== undefined && value.draw <= open) report(["draw"], "A draw could contain open questions only, which do not count.", `Draw more than ${open} questions.`);
  } else {
    for (const field of ["passMark", "attempts", "timeLimit"] as const) {
      if (value[field] !== undefined) report([field], `A check has no “${field}”.`, "Take it out, or change the unit's kind to quiz in course.yaml.");
    }
  }
  if (value.draw !== undefined && value.draw > questions.length) report(["draw"], `There are only ${questions.length} questions to draw from.`, `Draw ${questions.length} or fewer, or leave “draw” out.`);
  reportTwice(questions.map((question) => question.key), (i) => report(["questions", i], `There are two questions with the key “${questions[i]?.key ?? ""}”.`, "Give one of them another key."));
  questions.forEach((question, i) => checkQuestion(question, (path, message, remedy) => report(["questions", i, ...path], message, remedy)));
}

function checkQuestion(question: Question, report: Report): void {
  const unique = (field: string, values: readonly string[]) =>
    reportTwice(values, (i) => report([field, i], `“${values[i] ?? ""}” stands here twice.`, "Give each entry a key of its own."));
  switch (question.kind) {
    case "single":
      unique("options", question.options);
      if (!question.options.includes(question.correct)) report(["correct"], `The right answer “${question.correct}” is not among the options.`, "Name one of the options.");
      return;
    case "multiple":
      unique("options", question.options);
      unique("correct", question.correct);
      question.correct.forEach((key, i) => {
        if (!question.options.includes(key)) report(["correct", i], `The right answer “${key}” is not among the options.`, "Name only options of this question.");
      });
      return;
    case "matching": {
      const right = Object.values(question.pairs);
      if (right.length < 2) report(["pairs"], "There are fewer than two pairs.", "Add pairs, or use another kind of question.");
      if (right.length > 20) report(["pairs"], "There are more than 20 pairs.", "Split the question.");
      unique("distractors", question.distractors);
      question.distractors.forEach((key, i) => {
        if (right.includes(key)) report(["distractors", i], `“${key}” belongs to a pair and cannot distract.`, "Take it out of the distractors.");
      });
      return;
    }
    case "ordering":
      return unique("order", question.order);
    default:
      return;
  }
}

const fieldsByKind: Record<Question["kind"], (keyof QuestionText)[]> = {
  single: ["options"],
  multiple: ["options"],
  "true-false": ["feedback"],
  matching: ["left", "right"],
  ordering: ["items"],
  numeric: ["unit"],
  "short-text": ["accepted"],
  open: ["model"],
};
const optionalFields: (keyof QuestionText)[] = ["feedback", "unit"];

/** A language's words must fit quiz.yaml key by key. `checkText` judges the Markdown of each of them. */
export function checkQuizText(
  { file, value, at }: YamlFile<QuizText>,
  quiz: QuizDefinition,
  problems: Problems,
  checkText: (text: string, place: Place, mode: "inline" | "text") => void,
): void {
  if (!value) return;
  const report: Report = (path, message, remedy) => problems.add(file, at(path), message, remedy);
  if (value.intro) checkText(value.intro, at(["intro"]), "text");
  for (const key of Object.keys(value.questions)) {
    if (!quiz.questions.some((question) => question.key === key)) report(["questions", key], `quiz.yaml has no question “${key}”.`, "Correct the key, or take it out.");
  }
  for (const question of quiz.questions) {
    const words = Object.hasOwn(value.questions, question.key) ? value.questions[question.key] : undefined;
    if (words) checkQuestionText(question, words, (path, message, remedy) => report(["questions", question.key, ...path], message, remedy));
    else report(["questions"], `The question “${question.key}” has no text here.`, `Add “${question.key}:” with its prompt under “questions:”.`);
  }
  for (const [key, words] of Object.entries(value.questions)) checkMarkdownOf(words, (text, path, mode) => checkText(text, at(["questions", key, ...path]), mode));
}

function checkQuestionText(question: Question, words: QuestionText, report: Report): void {
  const allowed: (keyof QuestionText)[] = ["prompt", "explanation", ...fieldsByKind[question.kind]];
  for (const field of Object.keys(words) as (keyof QuestionText)[]) {
    if (!allowed.includes(field)) report([field], `A ${question.kind} question has no “${field}”.`, `Take it out, or move its words. Allowed: ${allowed.join(", ")}.`);
  }
  for (const field of fieldsByKind[question.kind]) {
    if (words[field] === undefined && !optionalFields.includes(field)) report([], `“${field}” is missing for the question “${question.key}”.`, `Add “${field}:”.`);
  }
  const match = (field: "options" | "left" | "right" | "items", wanted: readonly string[]) => {
    const given = words[field];
    if (!given) return;
    for (const key of new Set(wanted)) if (!Object.hasOwn(given, key)) report([field], `“${key}” has no text here.`, `Add “${key}:” under “${field}:”.`);
    for (const key of Object.keys(given)) if (!wanted.includes(key)) report([field, key], `quiz.yaml has no “${key}” in this question.`, "Correct the key, or take it out.");
  };
  if (question.kind === "single" || question.kind === "multiple") match("options", question.options);
  if (question.kind === "ordering") match("items", question.order);
  if (question.kind === "matching") {
    match("left", Object.keys(question.pairs));
    match("right", [...Object.values(question.pairs), ...question.distractors]);
  }
}

function checkMarkdownOf(words: QuestionText, check: (text: string, path: PropertyKey[], mode: "inline" | "text") => void): void {
  check(words.prompt, ["prompt"], "inline");
  if (words.explanation) check(words.explanation, ["explanation"], "text");
  if (words.model) check(words.model, ["model"], "text");
  for (const [key, option] of Object.entries(words.options ?? {})) {
    check(option.text, ["options", key, "text"], "inline");
    if (option.feedback) check(option.feedback, ["options", key, "feedback"], "inline");
  }
  for (const field of ["feedback", "left", "right", "items"] as const) {
    for (const [key, text] of Object.entries(words[field] ?? {})) if (text) check(text, [field, key], "inline");
  }
}
