import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { courseJsonSchemas } from "#app/features/courses/folder/json-schemas.ts";
import { writeCourse } from "#tests/support/course-files.ts";

const project = join(import.meta.dirname, "..");

async function run(...args: string[]): Promise<{ code: number; output: string }> {
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [join(project, "scripts/courses-check.ts"), ...args], { cwd: project });
    return { code: 0, output: stdout };
  } catch (error) {
    const { code, stdout } = error as { code: number; stdout: string };
    return { code, output: stdout };
  }
}

describe("courses:check", () => {
  it("finds no problem in the courses of this repository", async () => {
    const { code, output } = await run();
    expect(output).toContain("courses/essentials: no problems");
    expect(code, output).toBe(0);
  });

  it("prints file, line, problem and remedy, and fails", async () => {
    const { code, output } = await run(writeCourse({ "modules/start/film/en.md": "---\ntitle: Film\n---\n<b>x</b>\n" }));
    expect(output).toMatch(/housing\/modules\/start\/film\/en\.md:4: HTML is not accepted\. → Write it in Markdown\./);
    expect(output).toMatch(/housing: \d+ problems?\n$/);
    expect(code).toBe(1);
  });
});

it("docs/schemas holds what the validators say (else: npm run courses:check -- --schema)", () => {
  const schemas = courseJsonSchemas();
  expect(readdirSync(join(project, "docs/schemas")).sort()).toEqual(Object.keys(schemas).sort());
  for (const [name, schema] of Object.entries(schemas)) expect(readFileSync(join(project, "docs/schemas", name), "utf8")).toBe(schema);
});
