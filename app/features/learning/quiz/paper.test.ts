import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drawPaper } from "./paper.ts";
import { viewPaper } from "./question-view.ts";
import { quizDefinition, random, secret, seededRandom, textsFor } from "./quiz-arbitraries.ts";

describe("a paper", () => {
  it("asks as many different questions as are to be drawn", () => {
    fc.assert(
      fc.property(quizDefinition, random, (definition, random) => {
        const keys = drawPaper(definition, random).questions.map((question) => question.key);
        expect(new Set(keys).size).toBe(keys.length);
        expect(keys.length).toBe(definition.draw ?? definition.questions.length);
      }),
    );
  });

  it("has something that counts whenever the bank has", () => {
    fc.assert(
      fc.property(quizDefinition, random, (definition, random) => {
        const hasScored = definition.questions.some((question) => question.kind !== "open");
        expect(drawPaper(definition, random).questions.some((question) => question.kind !== "open")).toBe(hasScored);
      }),
    );
  });

  it("never shows an ordering question in the right order", () => {
    fc.assert(
      fc.property(quizDefinition, random, (definition, random) => {
        const paper = drawPaper(definition, random);
        for (const question of definition.questions) {
          const asked = paper.questions.find(({ key }) => key === question.key);
          if (question.kind === "ordering" && asked?.kind === "ordering") {
            expect(asked.items).not.toEqual(question.order);
            expect([...asked.items].sort()).toEqual([...question.order].sort());
          }
        }
      }),
    );
  });

  it("says the same whatever the right answers are", () => {
    fc.assert(
      fc.property(quizDefinition, fc.nat(), (definition, seed) => {
        const answersChanged = {
          ...definition,
          questions: definition.questions.map((question) => {
            if (question.kind === "single") return { ...question, correct: question.options[0] ?? "" };
            if (question.kind === "multiple") return { ...question, correct: question.options.slice(0, 1) };
            if (question.kind === "true-false") return { ...question, correct: !question.correct };
            if (question.kind === "numeric") return { ...question, correct: 42 };
            return question;
          }),
        };
        expect(drawPaper(answersChanged, seededRandom(seed))).toEqual(drawPaper(definition, seededRandom(seed)));
      }),
    );
  });

  it("sends neither feedback nor explanations, accepted texts or models to the browser", () => {
    fc.assert(
      fc.property(quizDefinition, random, (definition, random) => {
        const sent = JSON.stringify(viewPaper(definition, drawPaper(definition, random), textsFor(definition)));
        expect(sent).not.toContain(secret);
        expect(sent).not.toMatch(/"(correct|tolerance|accepted|feedback|model|explanation|pairs|order)"/);
      }),
    );
  });

  it("keeps the file's order of questions and options without shuffling", () => {
    const paper = drawPaper({ shuffle: false, questions: [{ key: "a", kind: "single", points: 1, options: ["x", "y", "z"], correct: "y" }, { key: "b", kind: "open" }] }, seededRandom(7));
    expect(paper).toEqual({ questions: [{ key: "a", kind: "single", options: ["x", "y", "z"] }, { key: "b", kind: "open" }] });
  });

  it("offers a right side that several left ones share once", () => {
    const paper = drawPaper({ shuffle: false, questions: [{ key: "m", kind: "matching", points: 1, pairs: { a: "x", b: "x", c: "y" }, distractors: [] }] }, seededRandom(1));
    const [question] = paper.questions;
    expect(question?.kind === "matching" && [...question.right].sort()).toEqual(["x", "y"]);
  });
});
