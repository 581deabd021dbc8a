import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { inject } from "vitest";

export type CourseFiles = Record<string, string | Uint8Array>;

/** A film of no length: only the head by which a WebM file is known. */
const webm = Buffer.concat([Buffer.from("1a45dfa39f4286810142f7810142f2810442f381084282847765626d42878104428581020000", "hex"), Buffer.alloc(64)]);

const line = (...lines: string[]) => `${lines.join("\n")}\n`;

/** A small course with one unit of each kind, in English and Swedish, that passes every check. */
export const sampleCourse: Readonly<CourseFiles> = {
  "course.yaml": line(
    "format: 1",
    "defaultLanguage: en",
    "themes: [governance, housing]",
    "level: introductory",
    "illustrative: false",
    "licence: CC-BY-4.0",
    "authors: [{ name: REGIN Academy }]",
    "completion: { units: all, quizzes: [final-test], minimumMinutes: 10 }",
    "modules:",
    "  - key: start",
    "    units:",
    "      - { key: welcome, kind: lesson, minutes: 8 }",
    "      - { key: film, kind: video, minutes: 3, video: { file: cycle.webm, duration: 62 } }",
    "      - { key: practice, kind: check, minutes: 5 }",
    "  - key: final",
    "    units:",
    "      - { key: final-test, kind: quiz, minutes: 15 }",
  ),
  "en.yaml": line(
    "title: Housing in regions",
    "summary: What a region can do about housing.",
    "description: About **housing**.",
    "audience: Staff of regions.",
    "outcomes: [Explain it, Apply it, Judge it]",
    "modules:",
    "  start: { title: The start, summary: How it begins. }",
    "  final: { title: The end }",
  ),
  "sv.yaml": line(
    "title: Bostäder i regioner",
    "summary: Vad en region kan göra åt bostäder.",
    "description: Om **bostäder**.",
    "audience: Anställda i regioner.",
    "outcomes: [Förklara det, Använda det, Bedöma det]",
    "modules:",
    "  start: { title: Början, summary: Hur det börjar. }",
    "  final: { title: Slutet }",
  ),
  "media/cycle.webm": webm,
  "media/cycle.en.vtt": line("WEBVTT", "", "00:00.000 --> 00:02.000", "Hello."),
  "media/cycle.sv.vtt": line("WEBVTT", "", "00:00.000 --> 00:02.000", "Hej."),
  "media/ring.svg": line('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><title>Ring</title><circle cx="4" cy="4" r="3"/></svg>'),
  "media/ring.sv.svg": line('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><title>Ring på svenska</title></svg>'),
  "modules/start/welcome/en.md": line(
    "---",
    "title: Welcome",
    "---",
    "A fact.[^one] A :term[right]{#right}.",
    "",
    "![A ring](ring.svg \"The ring.\")",
    "",
    "## First",
    "",
    ":::note[Mind this]",
    "Text.",
    ":::",
    "",
    ":::reflection{#my-region}",
    "What of your region?",
    ":::",
    "",
    "[^one]: Author, title, 2020. <https://example.org/one>",
  ),
  "modules/start/welcome/sv.md": line("---", "title: Välkommen", "---", "Text.", "", ":::reflection{#my-region}", "Hur är det i din region?", ":::"),
  "modules/start/film/en.md": line("---", "title: The film", "---", "After the film."),
  "modules/start/practice/quiz.yaml": line("questions:", "  - { key: open, kind: open }", "  - { key: number, kind: numeric, correct: 61 }"),
  "modules/start/practice/en.yaml": line("title: Practice", "questions:", "  open: { prompt: Why?, model: Because. }", "  number: { prompt: How many?, unit: indicators }"),
  "modules/final/final-test/quiz.yaml": line(
    "passMark: 70",
    "attempts: 3",
    "draw: 2",
    "questions:",
    "  - { key: one, kind: single, options: [state, region], correct: region }",
    "  - { key: many, kind: multiple, options: [a, b, c], correct: [a, c] }",
    "  - { key: fact, kind: true-false, correct: true }",
    "  - { key: steps, kind: ordering, order: [first, second] }",
    "  - { key: areas, kind: matching, pairs: { who: actors, what: actions }, distractors: [luck] }",
    "  - { key: acronym, kind: short-text }",
  ),
  "modules/final/final-test/en.yaml": line(
    "title: Final test",
    "intro: Six questions.",
    "questions:",
    "  one:",
    "    prompt: Who?",
    "    options: { state: { text: The state }, region: { text: The region, feedback: Yes. } }",
    "  many: { prompt: Which?, options: { a: { text: A }, b: { text: B }, c: { text: C } } }",
    "  fact: { prompt: Is it?, feedback: { true: Yes., false: No. } }",
    "  steps: { prompt: In which order?, items: { first: One, second: Two } }",
    "  areas: { prompt: What belongs to what?, left: { who: Who, what: What }, right: { actors: Actors, actions: Actions, luck: Luck } }",
    "  acronym: { prompt: Which acronym?, accepted: [MIPEX-R] }",
  ),
};

export const sampleTerms: ReadonlySet<string> = new Set(["right"]);

/** Writes a course folder into the tests' scratch folder: the sample, with files changed, added or (null) left out. */
export function writeCourse(changes: Record<string, string | Uint8Array | null> = {}, slug = "housing"): string {
  const folder = join(mkdtempSync(join(inject("scratchDir"), "course-")), slug);
  writeFiles(folder, { ...sampleCourse, ...changes });
  return folder;
}

/** Writes files below a folder; null removes one. */
export function writeFiles(folder: string, files: Record<string, string | Uint8Array | null>): void {
  mkdirSync(folder, { recursive: true });
  for (const [path, content] of Object.entries(files)) {
    const target = join(folder, path);
    if (content === null) {
      rmSync(target, { force: true });
    } else {
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, content);
    }
  }
}

/** The sample's text of one file with one part of it replaced. */
export function changed(path: string, from: string, to: string): Record<string, string> {
  const text = String(sampleCourse[path]);
  if (!text.includes(from)) throw new Error(`${path} does not contain ${from}`);
  return { [path]: text.replace(from, to) };
}
