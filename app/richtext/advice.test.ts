import { expect, it } from "vitest";
import { adviceFor } from "./advice.ts";
import { documentFromMarkdown } from "./markdown.ts";

const advice = (markdown: string) => adviceFor(documentFromMarkdown(markdown));

it("warns of skipped headings and of links that say nothing", () => {
  expect(advice("## A\n\n### B\n\n#### C\n\n## D\n\n[The report](https://example.org)")).toEqual([]);
  expect(advice("### A")).toEqual(["skippedHeading"]);
  expect(advice("## A\n\n#### B")).toEqual(["skippedHeading"]);
  expect(advice("[Here](https://example.org)")).toEqual(["vagueLink"]);
  expect(advice("read **[he](https://example.org)**[re](https://example.org)")).toEqual(["vagueLink"]);
  expect(adviceFor({ type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text: " ", marks: [{ type: "link", attrs: { href: "/a" } }] }] }] })).toEqual(["emptyLink"]);
});
