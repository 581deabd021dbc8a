/**
 * Checks course folders: `npm run courses:check [folder…]`, all of courses/ if none is named. Exit code 1 on problems.
 * `npm run courses:check -- --schema` writes the JSON Schemas of docs/schemas/ anew.
 */
import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { parseArgs } from "node:util";
import { checkCourse } from "#app/features/courses/folder/check-course.ts";
import { checkGlossary } from "#app/features/courses/folder/check-glossary.ts";
import { courseJsonSchemas } from "#app/features/courses/folder/json-schemas.ts";
import { type CourseProblem, formatProblem } from "#app/features/courses/folder/problem.ts";

const project = join(import.meta.dirname, "..");

function writeSchemas(): void {
  const target = join(project, "docs/schemas");
  mkdirSync(target, { recursive: true });
  for (const [name, schema] of Object.entries(courseJsonSchemas())) {
    writeFileSync(join(target, name), schema);
    console.log(relative(process.cwd(), join(target, name)));
  }
}

function allFolders(): string[] {
  const courses = join(project, "courses");
  if (!existsSync(courses)) return [];
  return readdirSync(courses, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => join(courses, entry.name));
}

async function check(folder: string): Promise<CourseProblem[]> {
  const { problems } = basename(folder) === "glossary" ? await checkGlossary(folder) : await checkCourse(folder);
  const shown = relative(process.cwd(), folder) || ".";
  for (const problem of problems) console.log(formatProblem(problem, shown));
  console.log(problems.length === 0 ? `${shown}: no problems` : `${shown}: ${problems.length} ${problems.length === 1 ? "problem" : "problems"}`);
  return problems;
}

const { values, positionals } = parseArgs({ options: { schema: { type: "boolean", default: false } }, allowPositionals: true });
if (values.schema) {
  writeSchemas();
} else {
  const folders = positionals.length > 0 ? positionals : allFolders();
  if (folders.length === 0) console.log("There is no course in courses/.");
  for (const folder of folders) if ((await check(folder)).length > 0) process.exitCode = 1;
}
