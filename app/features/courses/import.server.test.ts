import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { config } from "#app/config.server.ts";
import { countStatements, db } from "#app/db/client.server.ts";
import { changed, sampleTerms as terms, writeCourse, writeFiles } from "#tests/support/course-files.ts";
import { createAdminActor } from "#tests/support/factories.ts";
import { importAllCourses, importCourse, importGlossary } from "./import.server.ts";
import { findCourseMedia, getMediaAddresses, getTranscript, mediaFile } from "./media.server.ts";
import type { QuizDefinition } from "./quiz.schema.ts";
import { hashQuiz } from "./version-rows.server.ts";

const now = new Date("2026-05-04T10:00:00.000Z");

describe("importing a course", () => {
  it("publishes everything of its folder as version 1", async () => {
    expect(await importCourse(writeCourse(), { now, terms })).toEqual({ slug: "housing", status: "published", version: 1 });
    const course = await db.course.findUniqueOrThrow({ where: { slug: "housing" }, include: { currentVersion: { include: { texts: true, units: { include: { texts: true }, orderBy: { position: "asc" } }, themes: true, media: true } } } });
    const version = course.currentVersion;
    expect(version).toMatchObject({ number: 1, minutes: 31, level: "introductory", defaultLanguage: "en", publishedAt: now });
    expect(version?.units.map(({ key, kind, moduleKey, position }) => `${position} ${moduleKey}/${key} ${kind}`)).toEqual(["0 start/welcome lesson", "1 start/film video", "2 start/practice check", "3 final/final-test quiz"]);
    expect(version?.texts.map(({ locale, completeness }) => `${locale} ${completeness}`).sort()).toEqual(["en 100", "sv 25"]);
    expect(version?.texts.find(({ locale }) => locale === "sv")?.search).toBe("bostader i regioner vad en region kan gora at bostader. forklara det anvanda det bedoma det borjan slutet valkommen");
    expect(version?.themes.map(({ theme }) => theme).sort()).toEqual(["governance", "housing"]);
    expect(version?.units[3]?.texts[0]).toMatchObject({ locale: "en", title: "Final test", markdown: "Six questions." });
    expect(version?.units[0]).toMatchObject({ quiz: null, quizHash: null });
  });

  it("does nothing the second time, in one statement", async () => {
    const folder = writeCourse();
    await importCourse(folder, { terms });
    const { result, statements } = await countStatements(() => importCourse(folder, { terms }));
    expect(result).toEqual({ slug: "housing", status: "unchanged", version: 1 });
    expect(statements.length).toBeLessThanOrEqual(2);
    expect(await db.courseVersion.count()).toBe(1);
  });

  it("publishes the next version on any change and leaves the earlier one as it was", async () => {
    const folder = writeCourse();
    await importCourse(folder, { terms });
    const first = await db.courseVersion.findFirstOrThrow({ include: { units: true, texts: true } });
    writeFiles(folder, changed("en.yaml", "Housing in regions", "Homes in regions"));
    expect(await importCourse(folder, { terms })).toMatchObject({ status: "published", version: 2 });
    expect(await db.courseVersion.findUniqueOrThrow({ where: { id: first.id }, include: { units: true, texts: true } })).toEqual(first);
    expect((await db.course.findUniqueOrThrow({ where: { slug: "housing" }, include: { currentVersion: true } })).currentVersion?.number).toBe(2);
    expect(await db.course.count()).toBe(1);
  });

  it("makes an earlier version current again when its content comes back", async () => {
    const folder = writeCourse();
    await importCourse(folder, { terms });
    const change = changed("en.yaml", "Housing in regions", "Homes in regions");
    writeFiles(folder, change);
    await importCourse(folder, { terms });
    expect(await importCourse(writeCourse(), { terms })).toMatchObject({ status: "published", version: 1 });
    expect(await db.courseVersion.count()).toBe(2);
  });

  it("publishes once when asked twice at the same time", async () => {
    const folder = writeCourse();
    const results = await Promise.all([importCourse(folder, { terms }), importCourse(folder, { terms })]);
    expect(results.map(({ status }) => status).sort()).toEqual(["published", "unchanged"]);
    expect(await db.courseVersion.count()).toBe(1);
  });

  it("publishes nothing of a folder with problems and names them all", async () => {
    const folder = writeCourse({ "media/x.svg": "<script/>", ...changed("course.yaml", "housing]", "weather]") });
    await expect(importCourse(folder, { terms })).rejects.toMatchObject({ name: "CourseProblemsError", problems: expect.arrayContaining([expect.objectContaining({ file: "course.yaml", line: 3 }), expect.objectContaining({ file: "media/x.svg" })]) as unknown });
    expect(await db.course.count()).toBe(0);
  });

  it("notes who published", async () => {
    const actor = await createAdminActor();
    await importCourse(writeCourse(), { terms, actor });
    expect(await db.auditEntry.findMany()).toMatchObject([{ action: "course.published", actorId: actor.id, detail: { version: 1 } }]);
  });

  it("takes the same number of statements however many units there are", async () => {
    const count = async (slug: string, more: number) => {
      const units = Array.from({ length: more }, (_, i) => `      - { key: extra-${i}, kind: lesson, minutes: 5 }`).join("\n");
      const lessons = Object.fromEntries(Array.from({ length: more }, (_, i) => [`modules/final/extra-${i}/en.md`, `---\ntitle: Extra ${i}\n---\nText.\n`]));
      const folder = writeCourse({ ...changed("course.yaml", "  - key: final\n    units:\n", `  - key: final\n    units:\n${units}${more > 0 ? "\n" : ""}`), ...lessons }, slug);
      return (await countStatements(() => importCourse(folder, { terms }))).statements.length;
    };
    expect(await count("large", 40)).toBe(await count("small", 1));
  });
});

describe("media of a course", () => {
  beforeEach(async () => {
    await importCourse(writeCourse(), { terms });
  });

  it("lie in the store by their content and are found by course, version and path", async () => {
    const media = await findCourseMedia("housing", 1, "ring.svg");
    expect(media?.type).toBe("image/svg+xml");
    expect(readFileSync(media?.file ?? "", "utf8")).toContain("<title>Ring</title>");
    expect(media?.file).toBe(mediaFile(media?.hash ?? ""));
    for (const path of ["no.svg", "../course.yaml", "/etc/passwd", "ring.svg/", ""]) expect(await findCourseMedia("housing", 1, path)).toBeNull();
    expect(await findCourseMedia("housing", 2, "ring.svg")).toBeNull();
    expect(readdirSync(join(config.dataDir, "media")).filter((name) => name.endsWith(".part"))).toEqual([]);
  });

  it("are put right when the store lost or broke them", async () => {
    const media = await findCourseMedia("housing", 1, "ring.svg");
    writeFileSync(media?.file ?? "", "broken");
    await importCourse(writeCourse(changed("en.yaml", "Housing in regions", "Homes")), { terms });
    expect(readFileSync(media?.file ?? "", "utf8")).toContain("<title>Ring</title>");
  });

  it("have addresses in the reader's language, and only if they exist", async () => {
    const version = await db.courseVersion.findFirstOrThrow();
    const of = (locale: "sv" | "fr") => getMediaAddresses({ slug: "housing", versionId: version.id, number: 1, locale });
    const swedish = await of("sv");
    expect(swedish.picture("ring.svg")).toBe("/courses/housing/media/1/ring.sv.svg");
    expect((await of("fr")).picture("ring.svg")).toBe("/courses/housing/media/1/ring.svg");
    expect(swedish.picture("cycle.webm")).toBeNull();
    const film = swedish.video("cycle.webm", ["sv", "fr"]);
    expect(film).toMatchObject({ src: "/courses/housing/media/1/cycle.webm", type: "video/webm", poster: null, captions: [{ locale: "sv" }] });
    expect(await getTranscript(film?.captions[0]?.hash ?? "")).toEqual([{ start: 0, end: 2, text: "Hej." }]);
  });
});

describe("importing the glossary", () => {
  const glossary = { "en.yaml": "right: { term: right, definition: What one may do. }\nduty: { term: duty, definition: What one must do. }\n", "sv.yaml": "right: { term: rättighet, definition: Det man får. }\n" };
  const write = (files: Record<string, string>) => {
    const folder = join(dirname(writeCourse()), "glossary");
    writeFiles(folder, files);
    return folder;
  };

  it("stores it, does nothing the second time, and follows changes", async () => {
    const folder = write(glossary);
    expect(await importGlossary(folder)).toMatchObject({ status: "published", terms: new Set(["right", "duty"]) });
    expect(await importGlossary(folder)).toMatchObject({ status: "unchanged" });
    writeFiles(folder, { "en.yaml": "right: { term: right, definition: Something else. }\n" });
    expect(await importGlossary(folder)).toMatchObject({ status: "published" });
    expect(await db.glossaryTerm.findMany({ orderBy: { locale: "asc" } })).toMatchObject([{ locale: "en", definition: "Something else." }, { locale: "sv", term: "rättighet" }]);
  });

  it("refuses a term that English lacks", async () => {
    await expect(importGlossary(write({ ...glossary, "sv.yaml": "other: { term: a, definition: b }\n" }))).rejects.toMatchObject({ problems: [{ file: "sv.yaml", message: "“other” is not in en.yaml." }] });
  });
});

describe("importing all courses", () => {
  it("publishes the good ones, reports the others, and leaves out invented data when asked to", async () => {
    const folder = dirname(writeCourse());
    writeFiles(join(folder, "glossary"), { "en.yaml": "right: { term: right, definition: What one may do. }\n" });
    writeFiles(join(folder, "broken"), { "course.yaml": "format: 2\n" });
    const invented = writeCourse(changed("course.yaml", "illustrative: false", "illustrative: true"), "invented");
    const messages: string[] = [];
    expect((await importAllCourses(folder, { now, onProgress: (message) => messages.push(message) })).map(({ slug, status }) => `${slug} ${status}`)).toEqual(["broken refused", "housing published"]);
    expect(messages.join("\n")).toMatch(/broken\/course\.yaml:1: /);
    expect(await importAllCourses(dirname(invented), { illustrative: false })).toEqual([{ slug: "invented", status: "left-out" }]);
    expect(await importAllCourses(join(folder, "nowhere"))).toEqual([]);
  });
});

describe("a quiz's hash", () => {
  const quiz: QuizDefinition = { passMark: 70, shuffle: false, questions: [{ key: "a", kind: "single", options: ["x", "y"], correct: "x", points: 1 }, { key: "b", kind: "matching", pairs: { p: "q", r: "s" }, distractors: [], points: 1 }] };

  it("stays when rules, order of questions or order of pairs change", () => {
    const [first, second] = quiz.questions;
    if (!first || second?.kind !== "matching") throw new Error("unexpected");
    expect(hashQuiz({ passMark: 50, attempts: 2, timeLimit: 5, draw: 1, shuffle: true, questions: [{ ...second, pairs: { r: "s", p: "q" } }, first] })).toBe(hashQuiz(quiz));
  });

  it("changes with a question or a right answer", () => {
    expect(hashQuiz({ ...quiz, questions: quiz.questions.slice(0, 1) })).not.toBe(hashQuiz(quiz));
    expect(hashQuiz({ ...quiz, questions: quiz.questions.map((question) => (question.kind === "single" ? { ...question, correct: "y" } : question)) })).not.toBe(hashQuiz(quiz));
  });
});
