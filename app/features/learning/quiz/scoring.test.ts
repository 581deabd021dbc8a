import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AppError } from "#app/lib/app-error.ts";
import { answerValueSchema, parseAnswerValue, type QuizAnswerValue } from "./answer.schema.ts";
import { drawPaper } from "./paper.ts";
import { perfectAnswer, quizDefinition, random, textsFor } from "./quiz-arbitraries.ts";
import { reviewPaper } from "./review.ts";
import { maxPointsOf, scoreAnswer, scorePaper } from "./scoring.ts";

const junk = fc.oneof(
  fc.anything(),
  fc.record({ kind: fc.constantFrom("single", "multiple", "true-false", "matching", "ordering", "numeric", "short-text", "open"), option: fc.anything(), options: fc.anything(), value: fc.anything(), pairs: fc.anything(), order: fc.anything(), number: fc.anything(), text: fc.anything() }, { requiredKeys: ["kind"] }),
  fc.constantFrom<unknown>({ kind: "matching", pairs: { constructor: "q0r0" } }, { kind: "single", option: "__proto__" }, { kind: "ordering", order: ["q0i0", "q0i0"] }, { kind: "numeric", number: Number.NaN }),
);

describe("scoring", () => {
  it("gives full points for perfect answers to every question that counts", () => {
    fc.assert(
      fc.property(quizDefinition, random, (definition, random) => {
        const texts = textsFor(definition);
        const paper = drawPaper(definition, random);
        const values = new Map(definition.questions.map((question) => [question.key, perfectAnswer(question)]));
        const score = scorePaper(definition, paper, (key) => texts.questions[key]?.accepted ?? [], values);
        expect(score.points).toBeCloseTo(score.maxPoints, 9);
        expect(score.percent).toBe(score.maxPoints === 0 ? null : 100);
        expect(score.passed).toBe(definition.passMark === undefined ? null : true);
      }),
    );
  });

  it("refuses any junk as invalid, or gives 0 to the question's points for it", () => {
    fc.assert(
      fc.property(quizDefinition, random, junk, (definition, random, raw) => {
        const paper = drawPaper(definition, random);
        for (const asked of paper.questions) {
          const question = definition.questions.find(({ key }) => key === asked.key);
          if (question === undefined) throw new Error("The paper asks what is not in the bank");
          let value: QuizAnswerValue;
          try {
            value = parseAnswerValue(asked, raw);
          } catch (error) {
            expect(error).toBeInstanceOf(AppError);
            continue;
          }
          const points = scoreAnswer(question, { accepted: ["yes"] }, value);
          expect(points).toBeGreaterThanOrEqual(0);
          expect(points).toBeLessThanOrEqual(maxPointsOf(question));
        }
      }),
      { numRuns: 500 },
    );
  });

  it("never throws and stays in bounds even for a value that belongs to another question", () => {
    fc.assert(
      fc.property(quizDefinition, quizDefinition, (definition, other) => {
        for (const question of definition.questions) {
          for (const stranger of other.questions) {
            const points = scoreAnswer(question, undefined, answerValueSchema.parse(perfectAnswer(stranger)));
            expect(points).toBeGreaterThanOrEqual(0);
            expect(points).toBeLessThanOrEqual(maxPointsOf(question));
          }
        }
      }),
    );
  });

  it("reviews every question of the paper, answered perfectly or not at all", () => {
    fc.assert(
      fc.property(quizDefinition, random, fc.boolean(), (definition, random, answered) => {
        const paper = drawPaper(definition, random);
        const answers = new Map(definition.questions.map((question) => [question.key, { value: perfectAnswer(question), points: maxPointsOf(question), selfAssessment: null }]));
        const review = reviewPaper(definition, paper, textsFor(definition), answered ? answers : new Map());
        expect(review.map(({ key }) => key)).toEqual(paper.questions.map(({ key }) => key));
        for (const { verdict, detail } of review) expect(verdict).toBe(detail.kind === "open" ? "open" : answered ? "right" : "unanswered");
      }),
    );
  });

  const multiple = { key: "m", kind: "multiple" as const, points: 2, options: ["a", "b", "c", "d"], correct: ["a", "c"] };
  it.each([
    [["a", "c"], 2],
    [["a"], 1],
    [["a", "b"], 0],
    [["a", "b", "c"], 1],
    [["b", "d"], 0],
    [["a", "b", "c", "d"], 0],
    [[], 0],
  ])("gives for the choices %j of a and c %d of 2 points", (options, points) => {
    expect(scoreAnswer(multiple, undefined, { kind: "multiple", options })).toBe(points);
  });

  it("gives the share of right places for matching and ordering", () => {
    expect(scoreAnswer({ key: "m", kind: "matching", points: 3, pairs: { a: "x", b: "y", c: "z" }, distractors: [] }, undefined, { kind: "matching", pairs: { a: "x", b: "z" } })).toBeCloseTo(1);
    expect(scoreAnswer({ key: "o", kind: "ordering", points: 4, order: ["a", "b", "c", "d"] }, undefined, { kind: "ordering", order: ["a", "c", "b", "d"] })).toBe(2);
  });

  it.each([
    [0.3, 0, 0.1 + 0.2, 1],
    [61, 0, 61, 1],
    [61, 0, 60.999, 0],
    [61, 2, 59, 1],
    [61, 2, 63.1, 0],
  ])("compares numbers: %d ± %d against %d gives %d", (correct, tolerance, number, points) => {
    expect(scoreAnswer({ key: "n", kind: "numeric", points: 1, correct, tolerance }, undefined, { kind: "numeric", number })).toBe(points);
  });

  it("does not mind case, accents or spaces in a short text", () => {
    const question = { key: "s", kind: "short-text" as const, points: 1 };
    expect(scoreAnswer(question, { accepted: ["Região  Norte"] }, { kind: "short-text", text: "  regiao norte " })).toBe(1);
    expect(scoreAnswer(question, { accepted: ["Região Norte"] }, { kind: "short-text", text: "região" })).toBe(0);
  });

  it("rounds per cent down, so that nobody passes by rounding and nobody fails with the pass mark on screen", () => {
    const questions = Array.from({ length: 3 }, (_, index) => ({ key: `t${index}`, kind: "true-false" as const, points: 1, correct: true }));
    const paper = { questions: questions.map(({ key, kind }) => ({ key, kind })) };
    const values = new Map(questions.slice(0, 2).map(({ key }) => [key, { kind: "true-false" as const, value: true }]));
    expect(scorePaper({ questions, shuffle: false, passMark: 67 }, paper, () => [], values)).toMatchObject({ percent: 66, passed: false });
    expect(scorePaper({ questions, shuffle: false, passMark: 66 }, paper, () => [], values)).toMatchObject({ percent: 66, passed: true });
  });
});
