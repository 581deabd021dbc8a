import fc from "fast-check";
import type { Question, QuestionText, QuizDefinition, QuizText } from "#app/features/courses/quiz.schema.ts";
import type { QuizAnswerValue } from "./answer.schema.ts";

// Quizzes as the course check lets them through, made up for property tests. Every key is unique in the whole quiz and
// every text that would give an answer away carries the word SECRET.

export const secret = "SECRET";

const count = (min: number, max: number) => fc.integer({ min, max });
const names = (prefix: string, length: number) => Array.from({ length }, (_, index) => `${prefix}${index}`);

function question(index: number): fc.Arbitrary<Question> {
  const key = `q${index}`;
  const points = fc.constantFrom(0.5, 1, 2, 3, 7);
  const options = count(2, 6).map((length) => names(`${key}o`, length));
  return fc.oneof(
    fc.record({ points, options }).chain(({ points, options }) => fc.constantFrom(...options).map((correct): Question => ({ key, kind: "single", points, options, correct }))),
    fc.record({ points, options }).chain(({ points, options }) => fc.subarray(options, { minLength: 1 }).map((correct): Question => ({ key, kind: "multiple", points, options, correct }))),
    fc.record({ points, correct: fc.boolean() }).map((rest): Question => ({ key, kind: "true-false", ...rest })),
    fc.record({ points, size: count(2, 6), extra: count(0, 3) }).map(({ points, size, extra }): Question => {
      const pairs = Object.fromEntries(names(`${key}l`, size).map((left, place) => [left, `${key}r${place}`]));
      return { key, kind: "matching", points, pairs, distractors: names(`${key}d`, extra) };
    }),
    fc.record({ points, order: count(2, 6).map((length) => names(`${key}i`, length)) }).map((rest): Question => ({ key, kind: "ordering", ...rest })),
    fc.record({ points, correct: fc.double({ noNaN: true, min: -1e9, max: 1e9 }), tolerance: fc.constantFrom(0, 0.5, 10) }).map((rest): Question => ({ key, kind: "numeric", ...rest })),
    points.map((points): Question => ({ key, kind: "short-text", points })),
    fc.constant<Question>({ key, kind: "open" }),
  );
}

export const quizDefinition: fc.Arbitrary<QuizDefinition> = count(1, 8).chain((length) =>
  fc.record(
    {
      questions: fc.tuple(...Array.from({ length }, (_, index) => question(index))),
      shuffle: fc.boolean(),
      passMark: count(1, 100),
      draw: count(1, length),
    },
    { requiredKeys: ["questions", "shuffle"] },
  ),
);

/** A source of randomness that repeats: mulberry32 (Tommy Ettinger, public domain). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export const random = fc.integer({ min: 0, max: 2 ** 32 - 1 }).map(seededRandom);

function textFor(question: Question): QuestionText {
  const words = (keys: string[]) => Object.fromEntries(keys.map((key) => [key, `Text of ${key}`]));
  const common = { prompt: `Prompt of ${question.key}`, explanation: `${secret} explanation` };
  switch (question.kind) {
    case "single":
    case "multiple":
      return { ...common, options: Object.fromEntries(question.options.map((key) => [key, { text: `Text of ${key}`, feedback: `${secret} feedback` }])) };
    case "true-false":
      return { ...common, feedback: { true: `${secret} feedback`, false: `${secret} feedback` } };
    case "matching":
      return { ...common, left: words(Object.keys(question.pairs)), right: words([...Object.values(question.pairs), ...question.distractors]) };
    case "ordering":
      return { ...common, items: words(question.order) };
    case "numeric":
      return { ...common, unit: "pieces" };
    case "short-text":
      return { ...common, accepted: [`${secret} One`, `${secret} Two`] };
    case "open":
      return { ...common, model: `${secret} model` };
  }
}

export function textsFor(definition: QuizDefinition): QuizText {
  return { title: "Quiz", questions: Object.fromEntries(definition.questions.map((question) => [question.key, textFor(question)])) };
}

export function perfectAnswer(question: Question): QuizAnswerValue {
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
      return { kind: "short-text", text: ` sécret   two ` };
    case "open":
      return { kind: "open", text: "My own words" };
  }
}
