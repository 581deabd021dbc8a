import { expect, it } from "vitest";
import { createPractice } from "#tests/support/practice-factory.ts";
import { getPracticeFeed } from "./feed.server.ts";
import { mostOnPaper, renderPracticesPdf } from "./practices-pdf.server.ts";
import { parsePracticeSearch } from "./search.server.ts";

const asked = (query: string) => parsePracticeSearch(new URLSearchParams(query));

it("puts a search on paper: tagged, in its language, a heading and a link a practice", async () => {
  await createPractice({ slug: "on-paper", areas: ["housing"], outcome: "abandoned", regions: ["SE224"], illustrative: true, text: { title: "Rent bank" } });
  await createPractice({ areas: ["housing"], text: { title: "Łódź and 🌱", summary: "Word ".repeat(90) } });
  const file = Buffer.from(await renderPracticesPdf(null, asked("area=housing"), "sv")).toString("latin1");
  for (const part of ["/Marked true", "/Lang (sv)", "<pdfuaid:part>1</pdfuaid:part>", "/S /H1", "/S /Link", "/practices/on-paper)"]) expect(file).toContain(part);
  expect(file.match(/\/S \/H2\b/g)).toHaveLength(2);
});

it("bounds what goes on paper, whatever is found", async () => {
  for (let index = 0; index < mostOnPaper + 5; index++) await createPractice({ areas: ["antidiscrimination"] });
  const file = Buffer.from(await renderPracticesPdf(null, asked("area=antidiscrimination"), "en")).toString("latin1");
  expect(file.match(/\/S \/H2\b/g)).toHaveLength(mostOnPaper);
}, 60_000);

it("tells in a feed what is new, of any search, in the language asked for", async () => {
  await createPractice({ slug: "fed-first", areas: ["culture-religion"], now: new Date("2026-03-01T10:00:00Z"), illustrative: true, text: { title: "Tea & <talk>" } });
  await createPractice({ slug: "fed-second", areas: ["culture-religion"], now: new Date("2026-03-02T10:00:00Z") });
  const { text, updatedAt, tag } = await getPracticeFeed(null, asked("area=culture-religion&sort=begun"), "fr");
  expect(updatedAt.toISOString()).toBe("2026-03-02T10:00:00.000Z");
  expect([...text.matchAll(/<id>[^<]*\/practices\/([^<]+)<\/id>/g)].map(([, slug]) => slug)).toEqual(["fed-second", "fed-first"]);
  expect(text).toContain("<title>Tea &amp; &lt;talk&gt;</title>");
  expect(text).toContain("/practices.atom?area=culture-religion&amp;lang=fr");
  expect(text).toMatch(/<summary type="text">[^<]*démonstration/);
  expect((await getPracticeFeed(null, asked("area=culture-religion"), "sv")).tag).not.toBe(tag);
});
