import { describe, expect, it } from "vitest";
import { blankCriterion, blankQuestion, checkTyped, completeIn, countTexts, missingOf, readTyped, rearranged, typedIn, type TypedFramework } from "./framework-content.ts";
import type { FrameworkContent } from "./framework.schema.ts";

const empty: FrameworkContent = { source: "", title: {}, about: {}, criteria: [] };
const question = (text: string, key = "", phases = blankQuestion().phases) => ({ key, text, phases });
const typed: TypedFramework = { title: "Close", about: "Ours.", source: "", criteria: [{ key: "", title: "Reach", questions: [question("Who?"), question("Where?"), question("")] }, blankCriterion()] };
const kept = (): FrameworkContent => {
  const checked = checkTyped(typed, empty, "en");
  if ("wrong" in checked) throw new Error("Nothing was wrong.");
  return checked.content;
};

describe("what is kept of a framework's form", () => {
  it("is what somebody has words for, under keys of its own", () => {
    expect(kept().criteria).toEqual([{ key: "c1", title: { en: "Reach" }, questions: [{ key: "q1", phases: blankQuestion().phases, text: { en: "Who?" } }, { key: "q2", phases: blankQuestion().phases, text: { en: "Where?" } }] }]);
  });

  it("leaves the words of other languages, and the keys, where they are", () => {
    const swedish = { ...typedIn(kept(), "sv"), title: "Nära", criteria: [{ key: "c1", title: "", questions: [question("Vem?", "q1"), question("", "q2")] }] };
    const after = checkTyped(swedish, kept(), "sv");
    expect(after).toMatchObject({ content: { title: { en: "Close", sv: "Nära" }, criteria: [{ key: "c1", title: { en: "Reach" }, questions: [{ key: "q1", text: { en: "Who?", sv: "Vem?" } }, { key: "q2", text: { en: "Where?" } }] }] } });
    expect("content" in after && typedIn(after.content, "en")).toEqual(typedIn(kept(), "en"));
  });

  it("never gives a new row the key, and so the other languages' words, of one that was taken out", () => {
    const both = { ...kept(), criteria: kept().criteria.map((one) => ({ ...one, title: { en: "Reach", fr: "Portée" } })) };
    const after = checkTyped({ ...typed, criteria: [{ key: "", title: "Cost", questions: [question("How much?")] }] }, both, "en");
    expect(after).toMatchObject({ content: { criteria: [{ key: "c2", title: { en: "Cost" } }] } });
    const twice = checkTyped({ ...typed, criteria: [{ key: "c1", title: "One", questions: [] }, { key: "c1", title: "Two", questions: [] }] }, both, "en");
    expect("content" in twice && twice.content.criteria.map(({ key }) => key)).toEqual(["c1", "c2"]);
  });

  it("is nothing while a text is too long: the field says so", () => {
    expect(checkTyped({ ...typed, criteria: [{ key: "", title: "x".repeat(61), questions: [question("y".repeat(301))] }] }, empty, "en")).toEqual({ wrong: { "c0.title": "frameworks:errors.tooLong", "c0.q0.text": "frameworks:errors.tooLong" } });
  });
});

describe("the form", () => {
  it("is read as it was posted, and no further than it may go", () => {
    const form = new FormData();
    for (const [name, value] of [["title", "Close"], ["c0.key", "c1"], ["c0.title", "Reach"], ["c0.q0.text", "Who?"], ["c0.q0.phases", "end"], ["c0.q0.phases", "never"], ["c99.title", "far"], ["c0.q77.text", "far"]] as const) form.append(name, value);
    const read = readTyped(form);
    expect(read.criteria).toHaveLength(20);
    expect(read.criteria[0]).toMatchObject({ key: "c1", title: "Reach" });
    expect(read.criteria[0]?.questions).toHaveLength(5);
    expect(read.criteria[0]?.questions[0]).toEqual({ key: "", text: "Who?", phases: ["end"] });
  });

  it("gets rows and loses them by its buttons, and keeps the rest", () => {
    expect(rearranged(typed, "save")).toBeNull();
    expect(rearranged(typed, "more-criteria")).toMatchObject({ focus: "c2.title", typed: { title: "Close", criteria: [{ title: "Reach" }, { title: "" }, { title: "" }] } });
    expect(rearranged(typed, "more-questions-0")?.typed.criteria[0]?.questions.map(({ text }) => text)).toEqual(["Who?", "Where?", "", ""]);
    expect(rearranged(typed, "drop-question-0-0")?.typed.criteria[0]?.questions.map(({ text }) => text)).toEqual(["Where?", ""]);
    expect(rearranged(typed, "drop-criterion-0")?.typed.criteria).toEqual([blankCriterion()]);
    expect(rearranged(typed, "drop-criterion-9")?.typed).toEqual(typed);
  });
});

describe("a language", () => {
  it("counts once every text is there in it", () => {
    expect(countTexts(kept(), "en")).toEqual({ said: 5, of: 5 });
    expect(countTexts(kept(), "sv")).toEqual({ said: 0, of: 5 });
    expect(completeIn(kept())).toEqual(["en"]);
  });

  it("lacks what its framework cannot be published without", () => {
    expect(missingOf(kept(), "en")).toEqual([]);
    expect(missingOf(empty, "en").map(({ key }) => key)).toEqual(["frameworks:missing.title", "frameworks:missing.about", "frameworks:missing.criteria"]);
    expect(missingOf({ ...kept(), criteria: [{ key: "c1", title: {}, questions: [] }, { key: "c2", title: { en: "Two" }, questions: [{ key: "q1", phases: [], text: { sv: "Vad?" } }] }] }, "en")).toEqual([
      { key: "frameworks:missing.criterionTitle", number: 1 }, { key: "frameworks:missing.questions", number: 1 }, { key: "frameworks:missing.text", number: 2 }, { key: "frameworks:missing.phases", number: 2 },
    ]);
  });
});
