import type { Question, QuizDefinition } from "#app/features/courses/quiz.schema.ts";

// A paper is what one attempt asks, in the order in which it asks it. It is drawn once, stored with the attempt and
// sent to the browser, so it names keys only: nothing in it, neither content nor order, tells what is right.

export type PaperQuestion =
  | { key: string; kind: "single" | "multiple"; options: string[] }
  | { key: string; kind: "matching"; left: string[]; right: string[] }
  | { key: string; kind: "ordering"; items: string[] }
  | { key: string; kind: "true-false" | "numeric" | "short-text" | "open" };

export interface QuizPaper {
  questions: PaperQuestion[];
}

/** A source of numbers in [0, 1), such as Math.random. */
export type Random = () => number;

/** Fisher–Yates on a copy (Durstenfeld 1964, Algorithm 235). */
export function shuffled<T>(list: readonly T[], random: Random): T[] {
  const copy = [...list];
  for (let last = copy.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [copy[last], copy[other]] = [copy[other] as T, copy[last] as T];
  }
  return copy;
}

function sameOrder(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}

/** Shuffled, but never in the right order: then there would be nothing to do. */
function disarranged(order: readonly string[], random: Random): string[] {
  const copy = shuffled(order, random);
  // One rotation of the right order is never the right order, as long as the keys differ.
  return sameOrder(copy, order) ? [...order.slice(1), ...order.slice(0, 1)] : copy;
}

function paperQuestion(question: Question, shuffle: boolean, random: Random): PaperQuestion {
  const { key, kind } = question;
  switch (kind) {
    case "single":
    case "multiple":
      return { key, kind, options: shuffle ? shuffled(question.options, random) : [...question.options] };
    case "matching": {
      const left = Object.keys(question.pairs);
      // Several left sides may share a right one: it is offered once. Always shuffled, or each pair would stand in one row.
      const right = [...new Set([...Object.values(question.pairs), ...question.distractors])];
      return { key, kind, left: shuffle ? shuffled(left, random) : left, right: shuffled(right, random) };
    }
    case "ordering":
      return { key, kind, items: disarranged(question.order, random) };
    default:
      return { key, kind };
  }
}

function drawQuestions(definition: QuizDefinition, random: Random): Question[] {
  const { questions, draw } = definition;
  if (draw === undefined || draw >= questions.length) return questions;
  const order = shuffled(questions, random);
  const drawn = order.slice(0, draw);
  // A quiz that counts needs something that counts: a draw of open questions alone could not be scored.
  const scored = order.find((question) => question.kind !== "open");
  if (scored && !drawn.some((question) => question.kind !== "open")) drawn[drawn.length - 1] = scored;
  const chosen = new Set(drawn);
  return questions.filter((question) => chosen.has(question));
}

/** Draws the questions of one attempt and the order of everything in them. Without `shuffle` the file's order stays, except where it would give the answer away. */
export function drawPaper(definition: QuizDefinition, random: Random): QuizPaper {
  const drawn = drawQuestions(definition, random);
  const ordered = definition.shuffle ? shuffled(drawn, random) : drawn;
  return { questions: ordered.map((question) => paperQuestion(question, definition.shuffle, random)) };
}

/** The question on this paper, or null. */
export function findPaperQuestion(paper: QuizPaper, key: string): PaperQuestion | null {
  return paper.questions.find((question) => question.key === key) ?? null;
}
