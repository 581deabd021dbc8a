import { beforeEach, describe, expect, it } from "vitest";
import { countStatements, db } from "#app/db/client.server.ts";
import type { CourseTextContent } from "./course.schema.ts";
import { fold } from "#app/lib/fold.ts";
import { createCourse } from "#tests/support/factories.ts";
import { listCourses, parseCatalogueSearch } from "./catalogue.server.ts";
import { findCourse } from "./course-page.server.ts";
import { getGlossary } from "./glossary.server.ts";

const content = (title: string): CourseTextContent => ({ description: title, audience: title, outcomes: [`${title} 1`, `${title} 2`, `${title} 3`], modules: {}, units: {} });

async function translate(versionId: string, locale: string, title: string, completeness = 50): Promise<void> {
  await db.courseText.create({ data: { versionId, locale, title, summary: `${title}.`, search: fold(title), completeness, content: content(title) } });
}

async function slugs(filter: Partial<Parameters<typeof listCourses>[0]>): Promise<string[]> {
  return (await listCourses({ locale: "en", ...filter })).courses.map(({ slug }) => slug);
}

describe("the catalogue", () => {
  beforeEach(async () => {
    const housing = await createCourse({ slug: "housing", title: "Housing 100% explained", themes: ["housing", "governance"], level: "advanced", units: [{ key: "a", minutes: 30 }] });
    await translate(housing.version.id, "sv", "Bostäder i Skåne");
    await createCourse({ slug: "schools", title: "Schools", themes: ["education"], units: [{ key: "a", minutes: 31, title: "São Miguel" }] });
    const old = await createCourse({ slug: "work", title: "Old title", themes: ["labour-market"], units: [{ key: "a", minutes: 20 }] });
    await createCourse({ course: old.course, title: "Work", themes: ["governance"], units: [{ key: "a", minutes: 200 }] });
  });

  it("lists current versions by title, in the reader's language or the best there is", async () => {
    const page = await listCourses({ locale: "sv" });
    expect(page.courses.map(({ slug, title, locale, minutes, languages }) => ({ slug, title, locale, minutes, languages }))).toEqual([
      { slug: "housing", title: "Bostäder i Skåne", locale: "sv", minutes: 30, languages: ["en", "sv"] },
      { slug: "schools", title: "Schools", locale: "en", minutes: 31, languages: ["en"] },
      { slug: "work", title: "Work", locale: "en", minutes: 200, languages: ["en"] },
    ]);
    expect(page.courses[0]).toMatchObject({ summary: "Bostäder i Skåne.", outcomes: ["Bostäder i Skåne 1", "Bostäder i Skåne 2", "Bostäder i Skåne 3"], themes: ["governance", "housing"], level: "advanced", illustrative: false });
    expect(page).toMatchObject({ total: 3, page: 1, pages: 1 });
  });

  it("finds every word of a query in any language, without case, accents or order", async () => {
    expect(await slugs({ query: "SKANE bostader" })).toEqual(["housing"]);
    expect(await slugs({ query: "  sao   " })).toEqual(["schools"]);
    expect(await slugs({ query: "housing skåne" })).toEqual([]); // no one language has both
    expect(await slugs({ query: "old title" })).toEqual([]); // only what is published now
  });

  it("takes signs of the database's own language literally", async () => {
    expect(await slugs({ query: "100%" })).toEqual(["housing"]);
    expect(await slugs({ query: "%" })).toEqual(["housing"]);
    expect(await slugs({ query: "_" })).toEqual([]);
    expect(await slugs({ query: "\\ ' \" ; --" })).toEqual([]);
  });

  it("filters by theme, language, level and length together", async () => {
    expect(await slugs({ theme: "governance" })).toEqual(["housing", "work"]);
    expect(await slugs({ theme: ["education", "housing"] })).toEqual(["housing", "schools"]);
    expect(await slugs({ language: "sv" })).toEqual(["housing"]);
    expect(await slugs({ level: "introductory" })).toEqual(["schools", "work"]);
    expect([await slugs({ length: "short" }), await slugs({ length: "medium" }), await slugs({ length: "long" })]).toEqual([["housing"], ["schools"], ["work"]]);
    expect(await slugs({ theme: "governance", length: "long" })).toEqual(["work"]);
  });

  it("counts what each choice would leave with the other filters kept", async () => {
    const { facets } = await listCourses({ locale: "en", theme: "governance" });
    expect(facets).toEqual({ theme: { housing: 1, governance: 2, education: 1 }, language: { en: 2, sv: 1 }, level: { advanced: 1, introductory: 1 }, length: { short: 1, long: 1 } });
  });

  it("reads a large catalogue from memory, in two statements, until something else is published", async () => {
    await slugs({});
    const { result, statements } = await countStatements(() => slugs({ query: "work" }));
    expect(result).toEqual(["work"]);
    expect(statements, statements.join("\n")).toHaveLength(2);
    const { course } = await createCourse({ slug: "new", title: "New work", units: [{ key: "a" }] });
    expect(await slugs({ query: "work" })).toEqual(["new", "work"]);
    await createCourse({ course, title: "Renamed", units: [{ key: "a" }] });
    expect([await slugs({ query: "work" }), await slugs({ query: "renamed" })]).toEqual([["work"], ["new"]]);
    await db.course.delete({ where: { id: course.id } });
    expect(await slugs({ query: "renamed" })).toEqual([]);
  });

  it("takes at most five statements however many courses there are", async () => {
    const count = async () => (await countStatements(() => listCourses({ locale: "en", query: "e", theme: "governance" }))).statements.length;
    const few = await count();
    for (let i = 0; i < 30; i += 1) await createCourse({ units: [{ key: "a" }] });
    expect(await count()).toBe(few);
    expect(few).toBeLessThanOrEqual(5);
    const second = await listCourses({ locale: "en", page: 2 });
    expect(second).toMatchObject({ total: 33, page: 2, pages: 3 });
    expect(second.courses).toHaveLength(12);
    expect(await listCourses({ locale: "en", page: 99 })).toMatchObject({ page: 3 });
  });
});

it("shows an empty catalogue when nothing is published", async () => {
  expect(await listCourses({ locale: "en" })).toMatchObject({ courses: [], total: 0, pages: 1 });
});

it("reads any address as a search", () => {
  expect(parseCatalogueSearch(new URLSearchParams("q= Skåne &theme=housing&language=sv&level=advanced&length=long&page=3"))).toEqual({ query: "Skåne", theme: "housing", language: "sv", level: "advanced", length: "long", page: 3 });
  expect(parseCatalogueSearch(new URLSearchParams("theme=x&language=de&level=&length=1&page=-2"))).toEqual({ query: "", theme: "", language: "", level: "", length: "", page: 1 });
});

describe("a course's page", () => {
  it("has modules, units, languages and the rule of completion, in at most four statements", async () => {
    const { version } = await createCourse({ slug: "housing", title: "Housing", units: [{ key: "lesson", minutes: 10, title: "Lesson" }, { key: "test", kind: "quiz", minutes: 5, title: "Test" }], completion: { units: ["lesson"], minimumMinutes: 9 } });
    await translate(version.id, "sv", "Bostäder");
    const { result, statements } = await countStatements(() => findCourse("housing", "sv"));
    expect(statements.length).toBeLessThanOrEqual(4);
    expect(result).toMatchObject({
      slug: "housing", version: 1, locale: "sv", title: "Bostäder", minutes: 15, unitCount: 2, authors: ["REGIN Academy"], licence: "CC-BY-4.0",
      languages: [{ locale: "en", completeness: 100 }, { locale: "sv", completeness: 50 }],
      modules: [{ key: "first-module", minutes: 15, units: [{ key: "lesson", kind: "lesson", title: "Lesson", locale: "en" }, { key: "test", kind: "quiz" }] }],
      completion: { units: [{ key: "lesson" }], quizzes: [{ key: "test", title: "Test", passMark: 70 }], minimumMinutes: 9 },
    });
    expect((await findCourse("housing", "fr"))?.descriptionHtml).toBe("<p>About <strong>Housing</strong>.</p>");
    expect(await findCourse("nowhere", "en")).toBeNull();
  });
});

it("gives the glossary in the reader's language and falls back to English term by term", async () => {
  await db.glossaryTerm.createMany({ data: [{ key: "a", locale: "en", term: "A", definition: "a" }, { key: "a", locale: "sv", term: "Å", definition: "å" }, { key: "b", locale: "en", term: "B", definition: "b" }, { key: "b", locale: "fr", term: "F", definition: "f" }] });
  expect(await getGlossary("sv")).toEqual({ a: { term: "Å", definition: "å", source: null, locale: "sv" }, b: { term: "B", definition: "b", source: null, locale: "en" } });
});
