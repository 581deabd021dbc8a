import { expect, test } from "vitest";
import { findLinks } from "./mailbox.server.ts";

test("addresses in a mail are links into this site, without what ends the sentence around them", () => {
  const text = "Read (http://localhost:3000/accessibility). Or: http://localhost:3000/a?b=c\nBye.";
  const parts = findLinks(text);
  expect(parts.filter(({ path }) => path).map(({ path }) => path)).toEqual(["/accessibility", "/a?b=c"]);
  expect(parts.map((part) => part.text).join("")).toBe(text);
});
