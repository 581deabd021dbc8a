import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, inject, it } from "vitest";
import { writeFiles } from "#tests/support/course-files.ts";
import { checkPractice } from "./check-practice.ts";

const record = `format: 1
original: en
illustrative: false
areas: [health]
targets: []
roles: []
settings: []
regions: [SE224]
sources:
  page: { title: A page, publisher: Somebody, url: "https://region.example/page" }
from:
  areas: [page]
  regions: [page]
  need: [page]
`;
const english = "title: A title\nsummary: A summary\nneed: |\n  A need.\n";

async function problemsOf(files: Record<string, string>): Promise<string[]> {
  const folder = join(mkdtempSync(join(inject("scratchDir"), "practice-")), "some-practice");
  writeFiles(folder, { "practice.yaml": record, "en.yaml": english, ...files });
  return (await checkPractice(folder)).problems.map(({ file, message }) => `${file}: ${message}`);
}

describe("a record's folder", () => {
  it("is sound when every field has its source", async () => {
    expect(await problemsOf({ "sv.yaml": "title: En titel\nsummary: En sammanfattning\n" })).toEqual([]);
  });

  it.each([
    ["a field without a source", { "en.yaml": `${english}goal: A goal.\n` }, "practice.yaml: Nothing says where “goal” comes from."],
    ["a source without a field", { "practice.yaml": `${record}  goal: [page]\n` }, "practice.yaml: “goal” has a source but says nothing."],
    ["a source that is not there", { "practice.yaml": record.replace("need: [page]", "need: [other]") }, "practice.yaml: There is no source “other”."],
    ["a translation that says more", { "sv.yaml": "title: En titel\nsummary: En sammanfattning\ngoal: Ett mål\n" }, "sv.yaml: The original does not say “goal”."],
    ["a stray file", { "notes.txt": "x" }, "notes.txt: This does not belong into a record's folder."],
    ["no text in the original language", { "practice.yaml": record.replace("original: en", "original: fr") }, "practice.yaml: There is no fr.yaml."],
    ["an end before the start", { "practice.yaml": record.replace("regions:", 'starts: "2021-05"\nends: "2020"\nregions:').replace("from:", "from:\n  period: [page]") }, "practice.yaml: It ends before it starts."],
    ["a figure that nobody explains", { "practice.yaml": record.replace("regions:", 'figures: [{ key: people, value: "5" }]\nregions:').replace("from:", "from:\n  figures: [page]") }, "practice.yaml: The original text does not say what “people” counts."],
  ])("with %s is refused", async (_, files, problem) => {
    expect(await problemsOf(files as Record<string, string>)).toContain(problem);
  });

  it("that is invented needs no sources", async () => {
    expect(await problemsOf({ "practice.yaml": record.replace("illustrative: false", "illustrative: true").replace(/sources:[^]*$/, "sources: {}\nfrom: {}\n") })).toEqual([]);
  });
});
