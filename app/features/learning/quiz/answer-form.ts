import { keyPattern } from "#app/features/courses/keys.ts";
import type { Locale } from "#app/i18n/locales.ts";
import { answerLimits } from "./answer.ts";
import { askedField, fieldName, moveField, moveItem } from "./answer-fields.ts";
import { parseAnswerValue, type QuizAnswerValue } from "./answer.schema.ts";
import { parseNumber } from "./number-text.ts";
import { findPaperQuestion, type PaperQuestion, type QuizPaper } from "./paper.ts";

// Reading the quiz form; its field names stand in answer-fields.ts.

export interface ParsedAnswers {
  values: Record<string, QuizAnswerValue>;
  /** Question key → translation key of what could not be understood. The other answers are good. */
  problems: Record<string, string>;
}

type Parsed = { value: unknown } | { problem: string };

function text(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}

/**
 * Position numbers → order. The item that was given a new number takes that place: moved up it goes before the one
 * that stood there, moved down after it.
 */
function orderByPositions(form: FormData, question: PaperQuestion & { kind: "ordering" }): string[] {
  const listed = text(form, fieldName(question.key)).split(" ").filter((item) => question.items.includes(item));
  const shown = [...new Set([...listed, ...question.items])];
  const wanted = shown.map((item, index) => {
    const typed = Number.parseInt(text(form, fieldName(question.key, item)), 10);
    const position = Number.isNaN(typed) ? index + 1 : typed;
    return { item, position, direction: Math.sign(position - (index + 1)) };
  });
  return wanted.sort((a, b) => a.position - b.position || a.direction - b.direction).map(({ item }) => item);
}

function orderFrom(form: FormData, question: PaperQuestion & { kind: "ordering" }): string[] {
  const order = orderByPositions(form, question);
  const [key, item, direction] = text(form, moveField).split(".");
  if (key !== question.key || item === undefined || (direction !== "up" && direction !== "down")) return order;
  return moveItem(order, item, direction);
}

function parseQuestion(form: FormData, question: PaperQuestion, locale: Locale): Parsed {
  const { key, kind } = question;
  const typed = text(form, fieldName(key));
  switch (kind) {
    case "single":
      return { value: { kind, option: typed || null } };
    case "multiple":
      return { value: { kind, options: [...new Set(form.getAll(fieldName(key)))] } };
    case "true-false":
      return { value: { kind, value: typed === "" ? null : typed === "true" ? true : typed === "false" ? false : typed } };
    case "matching": {
      const chosen = question.left.map((left) => [left, text(form, fieldName(key, left))] as const);
      return { value: { kind, pairs: Object.fromEntries(chosen.filter(([, right]) => right !== "")) } };
    }
    case "ordering":
      return { value: { kind, order: orderFrom(form, question) } };
    case "numeric": {
      const number = typed.trim() === "" ? null : parseNumber(typed, locale);
      return number === null && typed.trim() !== "" ? { problem: "errors:quiz.notANumber" } : { value: { kind, number } };
    }
    case "short-text":
    case "open": {
      // Browsers send line ends as CR LF, which would count double against the limit that the field announced.
      const words = typed.replaceAll("\r\n", "\n");
      const limit = kind === "open" ? answerLimits.open : answerLimits.shortText;
      return words.length > limit ? { problem: "errors:quiz.tooLong" } : { value: { kind, text: words } };
    }
  }
}

function isIn(form: FormData, question: PaperQuestion): boolean {
  if (form.getAll(askedField).includes(question.key) || form.has(fieldName(question.key))) return true;
  const prefix = fieldName(question.key, "");
  return [...form.keys()].some((name) => name.startsWith(prefix));
}

/** Reads all answers that a form holds, whatever else is in it. Never throws: what cannot be understood is a problem beside the rest. */
export function parseAnswers(form: FormData, paper: QuizPaper, locale: Locale): ParsedAnswers {
  const values: ParsedAnswers["values"] = {};
  const problems: ParsedAnswers["problems"] = {};
  for (const question of paper.questions) {
    if (!isIn(form, question)) continue;
    const parsed = parseQuestion(form, question, locale);
    if ("problem" in parsed) {
      problems[question.key] = parsed.problem;
      continue;
    }
    try {
      values[question.key] = parseAnswerValue(question, parsed.value);
    } catch {
      problems[question.key] = "errors:quiz.invalidAnswer";
    }
  }
  return { values, problems };
}

/** The question whose "move up" or "move down" button sent the form, so that the page can come back to it. */
export function findMovedQuestion(form: FormData, paper: QuizPaper): string | null {
  const key = text(form, moveField).split(".")[0] ?? "";
  return keyPattern.test(key) ? (findPaperQuestion(paper, key)?.key ?? null) : null;
}
