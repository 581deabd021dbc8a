import { readdirSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { formatProblem } from "#app/features/courses/folder/problem.ts";
import { locales } from "#app/i18n/locales.ts";
import { checkPractice } from "./check-practice.ts";

const folder = path.resolve("practices");
const slugs = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);

it.each(slugs)("%s is sound: every field has its source, titles and summaries stand in seven languages", async (slug) => {
  const { content, problems } = await checkPractice(path.join(folder, slug));
  expect(problems.map((problem) => formatProblem(problem, slug))).toEqual([]);
  expect(Object.keys(content?.texts ?? {})).toEqual(expect.arrayContaining([...locales]));
  expect(content?.record.illustrative).toBe(slug.startsWith("illustrative-"));
});

it("has no region for what was invented: nothing is said of a real one", async () => {
  for (const slug of slugs.filter((name) => name.startsWith("illustrative-"))) expect((await checkPractice(path.join(folder, slug))).content?.record.regions, slug).toEqual([]);
});
