import { expect, test } from "vitest";
import { safePath } from "./safe-path.ts";

test.each(["/", "/courses?q=housing#top", "/learning/a%20b"])("lets our own path %s pass", (path) => {
  expect(safePath(path)).toBe(path);
});

test.each(["//evil.example", "/\\evil.example", "\\/evil.example", "https://evil.example", "javascript:alert(1)", "/\t/evil.example", "/.//evil.example", "", "courses", null, 7, `/${"a".repeat(3000)}`])(
  "turns %j into the home page",
  (target) => {
    expect(safePath(target)).toBe("/");
  },
);
