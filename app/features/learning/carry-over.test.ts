import { describe, expect, it } from "vitest";
import { judgeCompletion } from "./completion.ts";
import { carryOver } from "./carry-over.ts";
import { findReflectionPrompt } from "./reflection-prompt.ts";
import { findResumePlace } from "./resume.ts";
import type { CourseStructure } from "#app/features/courses/course.schema.ts";

const lesson = (key: string) => ({ key, kind: "lesson", quizHash: null });
const test = (key: string, quizHash: string, kind = "quiz") => ({ key, kind, quizHash });

describe("carrying over", () => {
  const work = { doneUnits: [], passes: [], bookmarks: [], notes: [] };

  it("keeps units by key and says what is dropped and new", () => {
    const carry = carryOver([lesson("a"), lesson("b"), lesson("c")], [lesson("d"), lesson("a"), lesson("c")], { ...work, doneUnits: ["a", "b"], bookmarks: ["b", "c"], notes: ["a", "a", "b"] });
    expect(carry).toEqual({ keptUnits: ["a"], droppedUnits: ["b"], retakenQuizzes: [], newUnits: ["d"], keptBookmarks: 1, droppedBookmarks: 1, keptNotes: 2, detachedNotes: 1 });
  });

  it("keeps a pass only when the questions are those that were passed", () => {
    const passed = { ...work, doneUnits: ["t"], passes: [{ unitKey: "t", quizHash: "one" }] };
    expect(carryOver([test("t", "one")], [test("t", "one")], passed).keptUnits).toEqual(["t"]);
    expect(carryOver([test("t", "one")], [test("t", "two")], passed)).toMatchObject({ keptUnits: [], retakenQuizzes: ["t"] });
  });

  it("asks for a pass where a practice quiz or lesson became a test", () => {
    expect(carryOver([test("t", "one", "check")], [test("t", "one")], { ...work, doneUnits: ["t"] }).retakenQuizzes).toEqual(["t"]);
    expect(carryOver([lesson("t")], [test("t", "one")], { ...work, doneUnits: ["t"] }).retakenQuizzes).toEqual(["t"]);
  });

  it("keeps practice quizzes done whatever changed in them", () => {
    expect(carryOver([test("c", "one", "check")], [test("c", "two", "check")], { ...work, doneUnits: ["c"] }).keptUnits).toEqual(["c"]);
  });
});

describe("resuming", () => {
  const seen = new Date("2026-03-02T10:00:00Z");
  const later = new Date("2026-03-02T10:05:00Z");
  const earlier = new Date("2026-03-01T10:00:00Z");
  const unit = (key: string, doneAt: Date | null = null, block = 0) => ({ key, doneAt, block });

  it.each([
    ["the first unit before anything was opened", [unit("a"), unit("b")], null, { unitKey: "a", block: 0 }],
    ["the exact block", [unit("a"), unit("b", null, 12)], "b", { unitKey: "b", block: 12 }],
    ["the next unit after one finished in that visit", [unit("a", later), unit("b", null, 3)], "a", { unitKey: "b", block: 3 }],
    ["a unit that is being reread", [unit("a", earlier, 7), unit("b")], "a", { unitKey: "a", block: 7 }],
    ["what was skipped, once the end is reached", [unit("a"), unit("b", later)], "b", { unitKey: "a", block: 0 }],
    ["the last place when all is done", [unit("a", earlier), unit("b", later, 4)], "b", { unitKey: "b", block: 4 }],
    ["the first undone unit when the last one is gone", [unit("a", earlier), unit("b")], "gone", { unitKey: "b", block: 0 }],
  ])("leads to %s", (_, units, lastUnitKey, expected) => {
    expect(findResumePlace({ units, lastUnitKey, lastSeenAt: seen })).toEqual(expected);
  });

  it("leads nowhere in a course without units", () => {
    expect(findResumePlace({ units: [], lastUnitKey: null, lastSeenAt: null })).toBeNull();
  });
});

describe("the completion rule", () => {
  const structure = (completion: CourseStructure["completion"]): CourseStructure => ({
    format: 1,
    defaultLanguage: "en",
    themes: ["governance"],
    level: "introductory",
    illustrative: false,
    licence: "CC-BY-4.0",
    authors: [{ name: "Nobody" }],
    completion,
    modules: [{ key: "m", units: [{ key: "a", kind: "lesson", minutes: 5 }, { key: "t", kind: "quiz", minutes: 5 }] }],
  });

  it("asks for all units, tests and minutes, and says what is missing", () => {
    const rule = structure({ units: "all", quizzes: ["t"], minimumMinutes: 2 });
    expect(judgeCompletion(rule, { doneUnits: new Set(["a"]), activeSeconds: 119 })).toEqual({
      complete: false,
      parts: [
        { kind: "units", met: false, done: 1, required: 2, missing: ["t"] },
        { kind: "quiz", met: false, unitKey: "t" },
        { kind: "minutes", met: false, minutes: 1, required: 2 },
      ],
    });
    expect(judgeCompletion(rule, { doneUnits: new Set(["a", "t"]), activeSeconds: 120 }).complete).toBe(true);
  });

  it("leaves out what the rule leaves out", () => {
    expect(judgeCompletion(structure({ units: ["a"], quizzes: [] }), { doneUnits: new Set(["a"]), activeSeconds: 0 }).complete).toBe(true);
    expect(judgeCompletion(structure({ units: [], quizzes: [] }), { doneUnits: new Set(["a", "t"]), activeSeconds: 9_999 })).toEqual({ complete: false, parts: [] });
  });
});

describe("the question of a reflection", () => {
  const markdown = "## Title\n\n:::note[Box]\nText\n:::\n\n:::reflection{#my-region}\nWhich of these\ndoes your region decide?\n:::\n\nMore :term[x]{#other}.";
  it("is found by its key", () => {
    expect(findReflectionPrompt(markdown, "my-region")).toBe("Which of these\ndoes your region decide?");
  });
  it("is not found under another key or in another directive", () => {
    expect(findReflectionPrompt(markdown, "my")).toBeNull();
    expect(findReflectionPrompt(markdown, "other")).toBeNull();
  });
});
