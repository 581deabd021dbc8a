import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findMovedQuestion, parseAnswers } from "./answer-form.ts";
import { moveItem, moveValue } from "./answer-fields.ts";
import { parseNumber } from "./number-text.ts";
import { drawPaper, type QuizPaper } from "./paper.ts";
import { quizDefinition, random } from "./quiz-arbitraries.ts";

const paper: QuizPaper = {
  questions: [
    { key: "one", kind: "single", options: ["a", "b"] },
    { key: "many", kind: "multiple", options: ["a", "b", "c"] },
    { key: "fact", kind: "true-false" },
    { key: "pairs", kind: "matching", left: ["l1", "l2"], right: ["r1", "r2", "r3"] },
    { key: "steps", kind: "ordering", items: ["a", "b", "c", "d"] },
    { key: "number", kind: "numeric" },
    { key: "word", kind: "short-text" },
    { key: "essay", kind: "open" },
  ],
};

function form(...fields: [string, string][]): FormData {
  const data = new FormData();
  for (const [name, value] of fields) data.append(name, value);
  return data;
}

function steps(...fields: [string, string][]): string | undefined {
  const value = parseAnswers(form(...fields), paper, "en").values.steps;
  return value?.kind === "ordering" ? value.order.join("") : undefined;
}

describe("the answer form", () => {
  it("reads every kind of question", () => {
    const data = form(["q.one", "b"], ["q.many", "a"], ["q.many", "c"], ["q.fact", "false"], ["q.pairs.l1", "r3"], ["q.pairs.l2", ""], ["q.number", "3,5"], ["q.word", "Água"], ["q.essay", "One\r\nTwo"]);
    expect(parseAnswers(data, paper, "sv")).toEqual({
      problems: {},
      values: {
        one: { kind: "single", option: "b" },
        many: { kind: "multiple", options: ["a", "c"] },
        fact: { kind: "true-false", value: false },
        pairs: { kind: "matching", pairs: { l1: "r3" } },
        number: { kind: "numeric", number: 3.5 },
        word: { kind: "short-text", text: "Água" },
        essay: { kind: "open", text: "One\nTwo" },
      },
    });
  });

  it("tells nothing ticked from a question that is not in the form", () => {
    expect(parseAnswers(form(["asked", "many"]), paper, "en").values).toEqual({ many: { kind: "multiple", options: [] } });
  });

  it("keeps the good answers beside one that cannot be understood", () => {
    const { values, problems } = parseAnswers(form(["q.one", "a"], ["q.number", "a few"], ["q.fact", "perhaps"], ["q.word", "x".repeat(201)]), paper, "en");
    expect(values).toEqual({ one: { kind: "single", option: "a" } });
    expect(problems).toEqual({ number: "errors:quiz.notANumber", fact: "errors:quiz.invalidAnswer", word: "errors:quiz.tooLong" });
  });

  it.each([
    ["abcd", "d", "2", "adbc"],
    ["abcd", "a", "3", "bcad"],
    ["abcd", "c", "1", "cabd"],
    ["abcd", "a", "99", "bcda"],
    ["dcba", "a", "1", "adcb"],
    ["abcd", "b", "2", "abcd"],
    ["abcd", "b", "", "abcd"],
  ])("shows %s, is told that %s goes to place %s, and makes it %s", (shown, item, place, expected) => {
    const positions = [...shown].map((key, index): [string, string] => [`q.steps.${key}`, key === item ? place : String(index + 1)]);
    expect(steps(["q.steps", [...shown].join(" ")], ...positions)).toBe(expected);
  });

  it("moves an item by button, and leaves it at the ends", () => {
    expect(steps(["q.steps", "a b c d"], ["move", moveValue("steps", "c", "up")])).toBe("acbd");
    expect(steps(["q.steps", "a b c d"], ["move", moveValue("steps", "c", "down")])).toBe("abdc");
    expect(steps(["q.steps", "a b c d"], ["move", moveValue("steps", "a", "up")])).toBe("abcd");
    expect(moveItem(["a", "b"], "x", "up")).toEqual(["a", "b"]);
    expect(findMovedQuestion(form(["move", moveValue("steps", "a", "up")]), paper)).toBe("steps");
    expect(findMovedQuestion(form(["move", "constructor.a.up"]), paper)).toBeNull();
  });

  it("never throws and never invents an answer that its question cannot have", () => {
    const name = fc.oneof(fc.constantFrom("asked", "move", "q.", "q.q0", "q.q1", "q.q0.q0i0", "q.q1.q1l0", "q.__proto__", "q.constructor"), fc.string());
    const value = fc.oneof(fc.constantFrom("", "q0", "q0o0", "q1o1", "true", "q0i1 q0i0", "1", "-1e999", "q0.q0i0.up", "NaN", "１２"), fc.string());
    fc.assert(
      fc.property(quizDefinition, random, fc.array(fc.tuple(name, value), { maxLength: 12 }), (definition, random, fields) => {
        const drawn = drawPaper(definition, random);
        const { values, problems } = parseAnswers(form(...fields), drawn, "pt");
        for (const key of [...Object.keys(values), ...Object.keys(problems)]) expect(drawn.questions.some((question) => question.key === key)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe("numbers as typed", () => {
  it.each([
    ["12", "en", 12],
    ["1,234.5", "en", 1234.5],
    ["1,234", "en", 1234],
    ["3,5", "en", 3.5],
    ["1.234", "en", 1.234],
    ["1.234,5", "es", 1234.5],
    ["1.234", "it", 1234],
    ["1 234,5", "sv", 1234.5],
    ["1 234,5", "fr", 1234.5],
    ["0.5", "ca", 0.5],
    ["0,5", "ca", 0.5],
    ["1,234,567", "fr", 1234567],
    ["−7", "sv", -7],
    ["+7", "pt", 7],
    ["５", "en", 5],
    [",5", "sv", 0.5],
  ] as const)("%s in %s is %d", (typed, locale, number) => {
    expect(parseNumber(typed, locale)).toBe(number);
  });

  it.each(["", "-", "1-2", "1e5", "0x10", "1,2,3", "1.2.3,4", "Infinity", "seven", "."])("%s is no number", (typed) => {
    expect(parseNumber(typed, "en")).toBeNull();
    expect(parseNumber(typed, "sv")).toBeNull();
  });
});
