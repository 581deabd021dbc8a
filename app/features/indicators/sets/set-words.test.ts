import { expect, it } from "vitest";
import { checkSet } from "./check-set.ts";
import { readWords, translatedCells, withOriginal, withWords, wordField } from "./set-words.ts";
import { alignWords, emptyTables, type TypedSet } from "./typed-set.ts";

const context = { maker: "A region", mayBePolicy: false };

/** A set that is complete in English and Swedish. */
function makeSet(): TypedSet {
  const tables = {
    facts: { ...emptyTables().facts, title: "Homes", about: "About homes", edition: "2026" },
    axes: [{ axis: "area", title: "Area", value: "rent", name: "Rent" }, { axis: "area", title: "Area", value: "own", name: "Own" }],
    scales: [{ scale: "yes-no", score: "0", answer: "No" }, { scale: "yes-no", score: "100", answer: "Yes" }],
    indicators: [{ code: "q1", question: "Is there a plan?", guidance: "", scale: "yes-no", "@area": "rent" }],
  };
  const bare: TypedSet = { language: "en", tables, words: {} };
  const form = new FormData();
  const swedish = ["Hem", "Om hem", "Område", "Hyra", "Äga", "Nej", "Ja", "Finns en plan?"];
  for (const [index, { key }] of translatedCells(bare, "sv").entries()) form.set(wordField(key), swedish[index] ?? "");
  const { words, still } = readWords(form, bare, "sv");
  return withWords(bare, "sv", words, still);
}

const problems = (typed: TypedSet) => checkSet(typed, context).problems.map(({ code, language, column }) => [code, language, column]);

it("every word is asked for once beside the original, and what is typed there makes the set whole", () => {
  const typed = makeSet();
  expect(translatedCells(typed, "sv").map(({ words, translation }) => [words, translation])).toEqual([["Homes", "Hem"], ["About homes", "Om hem"], ["Area", "Område"], ["Rent", "Hyra"], ["Own", "Äga"], ["No", "Nej"], ["Yes", "Ja"], ["Is there a plan?", "Finns en plan?"]]);
  expect(problems(typed)).toEqual([]);
  expect(checkSet(typed, context).content.texts.sv).toMatchObject({ title: "Hem", axes: { area: { title: "Område", values: { own: "Äga" } } }, indicators: { q1: { question: "Finns en plan?" } } });
});

it("a translation is out of date once its original has another wording, until it is changed or found fitting", () => {
  const typed = makeSet();
  const renamed = withOriginal(typed, { ...typed.tables, facts: { ...typed.tables.facts, title: "Houses", edition: "2027" } });
  expect(problems(renamed)).toEqual([["outdated", "sv", "title"]]);
  const save = (entries: Record<string, string>) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(entries)) form.set(name, value);
    const { words, still } = readWords(form, renamed, "sv");
    return withWords(renamed, "sv", words, still);
  };
  expect(problems(save({ "word.facts title": "Hem", "word.facts about": "Om hemmen" }))).toEqual([["outdated", "sv", "title"]]);
  expect(problems(save({ "word.facts title": "Hus" }))).toEqual([]);
  expect(problems(save({ "word.facts title": "Hem", "fits.facts title": "yes" }))).toEqual([]);
});

it("words of what is new are missing, of what is gone are forgotten", () => {
  const typed = makeSet();
  const [first] = typed.tables.indicators;
  const more = withOriginal(typed, { ...typed.tables, indicators: [{ ...first, code: "q2", question: "Who pays?" }] });
  expect(problems(more)).toEqual([["missing", "sv", "question"]]);
  expect(alignWords(more.tables, more.words.sv).indicators).toMatchObject([{ code: "q2", question: "" }]);
});
