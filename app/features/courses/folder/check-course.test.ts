import { symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { changed, sampleTerms, writeCourse, writeFiles } from "#tests/support/course-files.ts";
import { checkCourse } from "./check-course.ts";
import { formatProblem } from "./problem.ts";

type Changes = Parameters<typeof writeCourse>[0];

async function problemsOf(changes: Changes): Promise<string[]> {
  const { problems } = await checkCourse(writeCourse(changes), { terms: sampleTerms });
  return problems.map((problem) => formatProblem(problem));
}

const lesson = "modules/start/welcome/en.md";
const quiz = "modules/final/final-test/quiz.yaml";
const quizText = "modules/final/final-test/en.yaml";
const body = (text: string, title = "title: Welcome") => ({ [lesson]: `---\n${title}\n---\n${text}\n\n:::reflection{#my-region}\nAnd you?\n:::\n` });

describe("a course without problems", () => {
  it("comes back whole, in the order of course.yaml", async () => {
    const { course, problems } = await checkCourse(writeCourse(), { terms: sampleTerms });
    expect(problems).toEqual([]);
    expect(course?.units.map(({ unit, texts }) => `${unit.key}: ${[...texts.keys()].join(" ")}`)).toEqual(["welcome: en sv", "film: en", "practice: en", "final-test: en"]);
    expect(course?.units[0]?.texts.get("en")).toMatchObject({ title: "Welcome", markdown: expect.stringMatching(/^A fact\./) as string });
    expect(course?.media.map(({ path, type }) => `${path} ${type}`)).toContain("cycle.webm video/webm");
  });

  it("has the same hash wherever it lies, and another one when a byte changes", async () => {
    const hash = async (changes?: Changes) => (await checkCourse(writeCourse(changes), { terms: sampleTerms })).course?.hash;
    expect(await hash()).toBe(await hash());
    expect(await hash(changed("en.yaml", "housing.", "Housing."))).not.toBe(await hash());
  });

  it("may contain hidden files, which are left out", async () => {
    expect(await problemsOf({ ".DS_Store": "x", "modules/.gitkeep": "" })).toEqual([]);
  });

  it("finds its terms in the glossary beside it", async () => {
    const folder = writeCourse();
    expect((await checkCourse(folder)).course).not.toBeNull(); // no glossary that can be read: reported there, not here
    writeFiles(join(dirname(folder), "glossary"), { "en.yaml": "other: { term: other, definition: Another thing. }\n" });
    expect((await checkCourse(folder)).problems.map(({ message }) => message)).toEqual(["The glossary has no entry “right”."]);
  });
});

// [what is wrong, the files that make it so, what is said]
const faults: [string, Changes, RegExp][] = [
  ["no course.yaml", { "course.yaml": null }, /^course\.yaml:1: .*no course\.yaml/],
  ["an unknown theme", changed("course.yaml", "housing]", "weather]"), /^course\.yaml:3: “themes\[2\]” has a value that is not known\. → Write governance, .* or actions/],
  ["an unknown level", changed("course.yaml", "introductory", "hard"), /^course\.yaml:4: .*→ Write introductory, intermediate or advanced/],
  ["a misspelt field", changed("course.yaml", "licence", "license"), /^course\.yaml:6: “license” is not known here/],
  ["a missing field", changed("course.yaml", "licence: CC-BY-4.0\n", ""), /“licence” is missing\. → Add “licence:”/],
  ["a value of the wrong form", changed("course.yaml", "illustrative: false", "illustrative: no"), /^course\.yaml:5: .*true or false/],
  ["a key with capitals", changed("course.yaml", "key: welcome", "key: Welcome"), /^course\.yaml:12: .*lower-case/],
  ["two units with one key", changed("course.yaml", "key: film", "key: welcome"), /^course\.yaml:13: There are two units with the key “welcome”/],
  ["two modules with one key", changed("course.yaml", "key: final\n", "key: start\n"), /^course\.yaml:15: There are two modules/],
  ["a completion rule that names no unit", changed("course.yaml", "units: all", "units: [nowhere]"), /^course\.yaml:8: There is no unit “nowhere”/],
  ["a check that must be passed", changed("course.yaml", "[final-test]", "[practice]"), /^course\.yaml:8: “practice” is a check/],
  ["more time asked for than there is", changed("course.yaml", "minimumMinutes: 10", "minimumMinutes: 32"), /more time than its units have \(31 minutes\)/],
  ["a video unit without a film", changed("course.yaml", ", video: { file: cycle.webm, duration: 62 }", ""), /^course\.yaml:13: The video unit “film” names no film/],
  ["a lesson with a film", changed("course.yaml", "kind: lesson, minutes: 8", "kind: lesson, minutes: 8, video: { file: cycle.webm, duration: 62 }"), /has a film but is a lesson/],
  ["a film outside media/", changed("course.yaml", "file: cycle.webm", "file: ../cycle.webm"), /^course\.yaml:13: .*→ Write the name of a \.webm/],
  ["a film that is not there", { "media/cycle.webm": null }, /There is no film “cycle\.webm”/],
  ["a film that is something else", { "media/cycle.webm": "MZ not a film" }, /^media\/cycle\.webm:1: The content is .*, not video\/webm/],
  ["a film without captions", { "media/cycle.en.vtt": null }, /has no captions in “en”/],
  ["captions that are not WebVTT", { "media/cycle.en.vtt": "WEBVTT\n\n00:02.000 --> 00:01.000\nHello\n" }, /^media\/cycle\.en\.vtt:3: This caption ends before it starts/],
  ["a drawing with a script", { "media/ring.svg": '<svg xmlns="http://www.w3.org/2000/svg">\n<script>alert(1)</script></svg>' }, /^media\/ring\.svg:2: The element <script> is not accepted/],
  ["a module without a title", changed("en.yaml", "  final: { title: The end }\n", ""), /^en\.yaml:6: The module “final” has no title/],
  ["a title for no module", changed("en.yaml", "  final:", "  finale: { title: X }\n  final:"), /^en\.yaml:8: course\.yaml has no module “finale”/],
  ["too few outcomes", changed("en.yaml", "[Explain it, Apply it, Judge it]", "[Explain it]"), /^en\.yaml:5: “outcomes” is too short.* → The least is 3 entries/],
  ["no texts in the default language", { "en.yaml": null }, /^en\.yaml:1: The course has no texts in its default language/],
  ["a unit without its default language", { [lesson]: null }, /^course\.yaml:12: The unit “welcome” has no text/],
  ["a unit in a language that the course lacks", { "sv.yaml": null }, /^modules\/start\/welcome\/sv\.md:1: The course has no texts in this language/],
  ["a lesson without a title", { [lesson]: "Text.\n" }, /^modules\/start\/welcome\/en\.md:1: The lesson does not begin with its title/],
  ["a lesson without text", { [lesson]: "---\ntitle: X\n---\n" }, /The lesson has no text/],
  ["a mistake in the front matter", body("Text.", "title: Welcome\nauthor: Me"), /en\.md:3: “author” is not known/],
  ["HTML", body("Text <b>bold</b>."), /en\.md:4: HTML is not accepted/],
  ["a comment", body("<!-- hidden -->"), /en\.md:4: HTML is not accepted/],
  ["a link to a program", body("[x](javascript:alert(1))"), /“javascript:alert\(1\)” is not accepted/],
  ["a link without https", body("[x](http://example.org)"), /Use https:/],
  ["a link without a scheme", body("[x](//example.org)"), /is not accepted/],
  ["a link by reference to a program", body("[x][y]\n\n[y]: data:text/html,x"), /en\.md:6: The address “data:text\/html,x”/],
  ["a link without words", body("[](https://example.org)"), /This link has no words/],
  ["a picture without alternative text", body("![](ring.svg)"), /no alternative text/],
  ["a picture that is not there", body("![A](no.svg)"), /There is no picture “no\.svg”/],
  ["a picture from elsewhere", body("![A](https://example.org/a.png)"), /Pictures from elsewhere are not loaded/],
  ["a picture outside media/", body("![A](../../../course.yaml)"), /There is no picture/],
  ["headings of level 1", body("# One"), /→ Begin headings with ##/],
  ["a heading that skips a level", body("## One\n\n#### Three"), /en\.md:6: A heading of level 4 follows one of level 2\. → Use ### here/],
  ["an unknown term", body(":term[x]{#nowhere}"), /The glossary has no entry “nowhere”/],
  ["a term without a key", body(":term[x]"), /names no entry/],
  ["a term in a heading", body("## A :term[right]{#right}"), /cannot stand inside a heading/],
  ["an undefined footnote", body("Text.\n\nA fact.[^no]"), /en\.md:6: The footnote “no” is not defined/],
  ["an unused footnote", body("Text.\n\n[^no]: Source."), /Nothing in the text refers to the footnote “no”/],
  ["a footnote in a heading", body("## A[^a]\n\n[^a]: Source."), /en\.md:4: A footnote cannot stand in a heading/],
  ["an unknown box", body(":::danger\nText\n:::"), /“:::danger” is not known/],
  ["a box that is not closed", { [lesson]: "---\ntitle: W\n---\n:::reflection{#my-region}\nAnd?\n:::\n\n:::note\nText\n" }, /en\.md:8: The box “:::note” is not closed/],
  ["a box with a bare title", body(":::note Title\nText\n:::"), /neither open nor close a box/],
  ["a box inside which one reflects", body(":::note\n::::reflection{#inner}\nX\n::::\n:::"), /cannot stand inside a box/],
  ["a reflection without a key", body(":::reflection\nX\n:::"), /no proper key/],
  ["two reflections with one key", body(":::reflection{#my-region}\nX\n:::"), /two reflections with the key “my-region”/],
  ["the same reflection in two units", { "modules/start/film/en.md": "---\ntitle: F\n---\n:::reflection{#my-region}\nX\n:::\n" }, /The unit “welcome” has a reflection “my-region” too/],
  ["a reflection that one language lacks", { "modules/start/welcome/sv.md": "---\ntitle: V\n---\nText.\n" }, /sv\.md:1: The reflection “my-region” of en\.md is missing/],
  ["a list of tasks", body("- [ ] x"), /Lists of tasks/],
  ["a column without a heading", body("| a | |\n|---|---|\n| 1 | 2 |"), /A column of this table has no heading/],
  ["a quiz without a pass mark", changed(quiz, "passMark: 70\n", ""), /“passMark” is missing/],
  ["a check with a pass mark", changed("modules/start/practice/quiz.yaml", "questions:", "passMark: 50\nquestions:"), /quiz\.yaml:1: A check has no “passMark”/],
  ["more drawn than there are", changed(quiz, "draw: 2", "draw: 7"), /quiz\.yaml:3: There are only 6 questions/],
  ["a right answer that is no option", changed(quiz, "correct: region", "correct: town"), /quiz\.yaml:5: The right answer “town” is not among the options/],
  ["a right answer that is no option, of several", changed(quiz, "[a, c] }", "[a, d] }"), /quiz\.yaml:6: The right answer “d”/],
  ["two equal options", changed(quiz, "[state, region]", "[state, region, state]"), /“state” stands here twice/],
  ["a distractor that belongs to a pair", changed(quiz, "[luck]", "[actors]"), /“actors” belongs to a pair/],
  ["two questions with one key", changed(quiz, "key: fact", "key: one"), /quiz\.yaml:7: There are two questions with the key “one”/],
  ["an unknown kind of question", changed(quiz, "kind: ordering", "kind: essay"), /quiz\.yaml:8: .*→ Write single, multiple/],
  ["a quiz in which nothing counts", { [quiz]: "passMark: 50\nquestions: [{ key: a, kind: open }]\n" }, /None of these questions counts/],
  ["a quiz without quiz.yaml", { [quiz]: null }, /has no quiz\.yaml/],
  ["a question without text", changed(quizText, "  acronym: { prompt: Which acronym?, accepted: [MIPEX-R] }\n", ""), /en\.yaml:3: The question “acronym” has no text/],
  ["a text for no question", changed(quizText, "  acronym:", "  more: { prompt: X }\n  acronym:"), /quiz\.yaml has no question “more”/],
  ["an option without text", changed(quizText, "state: { text: The state }, ", ""), /en\.yaml:6: “state” has no text here/],
  ["a text for no option", changed(quizText, "state: { text: The state }", "state: { text: The state }, town: { text: T }"), /quiz\.yaml has no “town” in this question/],
  ["a short text without accepted answers", changed(quizText, ", accepted: [MIPEX-R]", ""), /“accepted” is missing/],
  ["a field of another kind", changed(quizText, "prompt: Is it?", "prompt: Is it?, unit: km"), /A true-false question has no “unit”/],
  ["a list in a prompt", changed(quizText, "prompt: Who?", 'prompt: "- a\\n- b"'), /en\.yaml:5: Here only one paragraph fits/],
  ["HTML in an option", changed(quizText, "text: The state", 'text: "<img src=x onerror=alert(1)>"'), /en\.yaml:6: HTML is not accepted/],
  ["a file that belongs to nothing", { "modules/start/welcom/en.md": "x" }, /^modules\/start\/welcom\/en\.md:1: This file belongs to nothing/],
  ["a kind of file that has no place", { "media/run.exe": "MZ" }, /This kind of file has no place/],
  ["a text that is not UTF-8", { [lesson]: new Uint8Array([0xff, 0xfe, 0x41]) }, /not UTF-8/],
  ["a file that is too large", { [lesson]: "x".repeat(300_000) }, /too large \(300000 bytes\)/],
  ["a name that reaches out", { "media/a..b.svg": "<svg/>" }, /This name cannot be used/],
  ["a folder that lies too deep", { "media/a/b/c/d/e/f/g.svg": "<svg/>" }, /too deep/],
  ["a tag", changed("en.yaml", "title: Housing", "title: !!js/function Housing"), /^en\.yaml:1: Anchors/],
  ["an alias", changed("en.yaml", "title: Housing in regions\nsummary: What a region can do about housing.", "title: &a Housing\nsummary: *a"), /^en\.yaml:1: Anchors/],
  ["a key twice", changed("en.yaml", "audience:", "title: Again\naudience:"), /^en\.yaml:4: This key stands here twice/],
  ["broken YAML", changed("en.yaml", "[Explain it", "[[Explain it"), /^en\.yaml:6: The indentation does not fit, or a bracket or quote above is not closed/],
  ["YAML with an open quote", changed("en.yaml", "title: Housing", 'title: "Housing'), /^en\.yaml:\d+: This is not valid YAML/],
  ["YAML that nests without end", { "en.yaml": "[".repeat(50_000) }, /^en\.yaml:1: Brackets are nested too deep/],
  ["Markdown that nests without end", body(">".repeat(20_000)), /This text cannot be read/],
  ["boxes that nest without end", body(":::note\n".repeat(20_000)), /This text cannot be read/],
];

describe("the checker finds", () => {
  it.each(faults)("%s", async (_what, changes, said) => {
    const problems = await problemsOf(changes);
    expect(problems).toEqual(expect.arrayContaining([expect.stringMatching(said) as string]));
    for (const problem of problems) expect(problem).toMatch(/^[^:]+:[1-9]\d*: .+[.!?] → .+[.!?)]$/);
  });
});

it("says what is wrong with each file also while course.yaml is wrong", async () => {
  const problems = await problemsOf({
    ...changed("course.yaml", "level: introductory", "level: hard"),
    ...changed("en.yaml", "audience:", "audiense:"),
    ...changed(quiz, "kind: ordering", "kind: essay"),
    ...changed(quizText, "prompt: Who?", "prompt: 7"),
    ...body("<b>HTML</b>"),
  });
  for (const file of ["course.yaml", "en.yaml", quiz, quizText, lesson]) expect(problems).toEqual(expect.arrayContaining([expect.stringContaining(`${file}:`) as string]));
});

it("says everything that is wrong at once", async () => {
  const problems = await problemsOf({ ...changed("course.yaml", "minimumMinutes: 10", "minimumMinutes: 99"), ...body("<b>x</b>\n\n# One"), ...changed(quiz, "draw: 2", "draw: 99"), "media/stray.txt": "" });
  expect(problems.map((problem) => problem.split(":")[0])).toEqual(["course.yaml", "media/stray.txt", quiz, lesson, lesson, lesson]);
});

it("refuses a billion laughs without laughing", async () => {
  const bomb = ["a: &a [lol,lol,lol,lol,lol,lol,lol,lol,lol]", ..."bcdefghi".split("").map((name, i) => `${name}: &${name} [${Array(9).fill(`*${"abcdefgh"[i]}`).join(",")}]`)].join("\n");
  const started = performance.now();
  expect(await problemsOf({ "en.yaml": bomb })).toEqual(expect.arrayContaining([expect.stringMatching(/^en\.yaml:1: Anchors/) as string]));
  expect(performance.now() - started).toBeLessThan(2_000);
});

describe("links in the file system", () => {
  it("are refused for files", async () => {
    const folder = writeCourse({ "media/ring.svg": null });
    symlinkSync("/etc/hostname", join(folder, "media/ring.svg"));
    const { course, problems } = await checkCourse(folder, { terms: sampleTerms });
    expect(course).toBeNull();
    expect(problems).toContainEqual(expect.objectContaining({ file: "media/ring.svg", message: "This is a link or a special file." }));
  });

  it("are refused for folders, so that nothing outside is read", async () => {
    const outside = writeCourse();
    const folder = writeCourse();
    symlinkSync(join(outside, "media"), join(folder, "media", "more"));
    const { problems } = await checkCourse(folder, { terms: sampleTerms });
    expect(problems).toEqual([expect.objectContaining({ file: "media/more", message: "This is a link or a special file." })]);
  });

  it("are refused for the course itself", async () => {
    const folder = writeCourse();
    const link = join(dirname(folder), "linked");
    symlinkSync(folder, link);
    expect((await checkCourse(link)).problems[0]?.message).toBe("This is not a folder.");
  });
});

it("says so when there is no such folder", async () => {
  expect((await checkCourse("/nowhere/at-all")).problems[0]).toMatchObject({ file: ".", line: 1, message: "This is not a folder." });
});

describe("a case study", () => {
  const withCase = (changes: Changes = {}): Changes => ({
    ...changed("course.yaml", "kind: check, minutes: 5 }", "kind: check, minutes: 5 }\n      - { key: case, kind: case-study, minutes: 10 }"),
    "modules/start/case/case.yaml": "practice: some-record\nquestions: [need, transfer]\nplan: transfer\n",
    "modules/start/case/en.yaml": "title: A case\nintro: Read it.\nquestions:\n  need: { prompt: What was the need?, help: Whose? }\n  transfer: { prompt: What will you take over? }\nnotes: For facilitators.\n",
    ...changes,
  });

  it("comes back with its record, its questions and its words", async () => {
    const { course, problems } = await checkCourse(writeCourse(withCase()), { terms: sampleTerms });
    expect(problems).toEqual([]);
    const unit = course?.units.find(({ unit: { key } }) => key === "case");
    expect(unit?.caseStudy).toEqual({ practice: "some-record", questions: ["need", "transfer"], plan: "transfer" });
    expect(unit?.texts.get("en")).toMatchObject({ title: "A case", markdown: "Read it.", caseStudy: { notes: "For facilitators." } });
  });

  it.each<[string, Changes, RegExp]>([
    ["without case.yaml", { "modules/start/case/case.yaml": null }, /^modules\/start\/case\/case\.yaml:1: The case study “case” has no case\.yaml/],
    ["without a record", { "modules/start/case/case.yaml": "questions: [need, transfer]\n" }, /case\.yaml:1: “practice” is missing/],
    ["with a record that cannot be", { "modules/start/case/case.yaml": "practice: Some Record\nquestions: [need, transfer]\n" }, /case\.yaml:1: “practice” cannot be used as a name/],
    ["with a question twice", { "modules/start/case/case.yaml": "practice: some-record\nquestions: [need, transfer, need]\n" }, /case\.yaml:2: There are two questions with the key “need”/],
    ["with a plan that is not asked for", { "modules/start/case/case.yaml": "practice: some-record\nquestions: [need, transfer]\nplan: other\n" }, /case\.yaml:3: The transfer plan “other” is not among the questions\. → Name one/],
    ["with a question without words", { "modules/start/case/en.yaml": "title: A case\nquestions:\n  need: { prompt: What? }\n" }, /en\.yaml:2: The question “transfer” has no text here/],
    ["with words for no question", { "modules/start/case/en.yaml": "title: A case\nquestions:\n  need: { prompt: What? }\n  transfer: { prompt: What? }\n  odd: { prompt: What? }\n" }, /en\.yaml:5: case\.yaml has no question “odd”/],
    ["with HTML in its notes", { "modules/start/case/en.yaml": "title: A case\nquestions:\n  need: { prompt: What? }\n  transfer: { prompt: What? }\nnotes: A <b>word</b>.\n" }, /en\.yaml:5: HTML is not accepted/],
    ["without its default language", { "modules/start/case/en.yaml": null }, /^course\.yaml:15: The unit “case” has no text in the default language/],
  ])("is refused %s", async (_what, changes, said) => {
    expect((await problemsOf(withCase(changes))).join("\n")).toMatch(said);
  });

  it("is judged even while course.yaml cannot be read", async () => {
    expect((await problemsOf(withCase({ "course.yaml": "format: 2\n", "modules/start/case/case.yaml": "practice: x\nquestions: []\n" }))).join("\n")).toMatch(/case\.yaml:2: “questions” is too short/);
  });
});
