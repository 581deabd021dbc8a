import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { inject, it } from "vitest";
import { sampleCourse, sampleTerms, writeFiles } from "#tests/support/course-files.ts";
import { checkCourse } from "./check-course.ts";

const paths = Object.keys(sampleCourse).sort();
const fragments = ["{", "[", "]", "}", ":", "- ", "\n", "  ", "*a", "&a ", "!!js ", "<script>", ":::", "[^x]", "](", "#", "|", ">", "\t", "\0", "\u2028", "é", "__proto__", "constructor", "null", "-1", "1e999", "..", "/etc/passwd", '"', "'", "---\n", "?"];

const mutation = fc.record({
  path: fc.constantFrom(...paths),
  at: fc.nat(600),
  length: fc.nat(40),
  insert: fc.oneof(fc.constantFrom(...fragments), fc.string({ maxLength: 30 }), fc.constantFrom(...paths.map((path) => String(sampleCourse[path]).slice(0, 200)))),
});
const strange = fc.dictionary(
  fc.constantFrom("course.yaml", "fr.yaml", "media/x.svg", "media/x.png", "media/x.vtt", "media/x.mp4", "modules/a/b/en.md", "modules/start/welcome/quiz.yaml", "README.md", "x", "modules/start/film/fr.md"),
  fc.oneof(fc.string({ maxLength: 300 }), fc.uint8Array({ maxLength: 300 })),
  { maxKeys: 3 },
);

it("answers whatever a folder contains: with a course, or with problems that name file, line and remedy", async () => {
  const root = mkdtempSync(join(inject("scratchDir"), "property-"));
  await fc.assert(
    fc.asyncProperty(fc.array(mutation, { maxLength: 4 }), strange, fc.option(fc.constantFrom(...paths)), async (mutations, extra, removed) => {
      const files: Record<string, string | Uint8Array | null> = { ...sampleCourse };
      for (const { path, at, length, insert } of mutations) {
        const text = String(files[path]);
        files[path] = text.slice(0, at) + insert + text.slice(at + length);
      }
      Object.assign(files, extra);
      if (removed !== null) files[removed] = null;
      const folder = join(root, "housing");
      rmSync(folder, { recursive: true, force: true });
      writeFiles(folder, files);
      const { course, problems } = await checkCourse(folder, { terms: sampleTerms });
      if ((course === null) !== problems.length > 0) throw new Error("Neither a course nor a problem, or both");
      for (const { file, line, message, remedy } of problems) {
        if (file === "" || !Number.isInteger(line) || line < 1 || message === "" || remedy === "") throw new Error(`Not a helpful problem: ${JSON.stringify({ file, line, message, remedy })}`);
      }
    }),
    { numRuns: 120 },
  );
}, 60_000);
