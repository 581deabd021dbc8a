import { expect, it } from "vitest";
import { locales } from "#app/i18n/locales.ts";
import { createPractice, practiceContent } from "#tests/support/practice-factory.ts";
import { publishPractice } from "./import.server.ts";
import { renderPracticePdf } from "./practice-pdf.server.ts";

const latin = async (asked: Parameters<typeof renderPracticePdf>[1], now?: Date) => Buffer.from(await renderPracticePdf(null, asked, now)).toString("latin1");

const sources = { report: { title: "Slutrapport", publisher: "Region Skåne", url: "https://example.org/report", language: "sv" as const } };
const told = (words: string) => ({ title: "Rent bank", need: words, lessons: ["First point.", "Second point."], failed: "Nobody came." });

it("puts a record on paper: tagged, in the reader's language, with its sources and where to find it", async () => {
  const slug = await createPractice({ slug: "record-on-paper", areas: ["housing"], outcome: "abandoned", regions: ["SE224"], sources, from: { need: ["report"] }, text: told("Łódź and 🌱. ".repeat(900)) });
  const file = await latin({ slug, locale: "sv" });
  for (const part of ["/Marked true", "/Lang (sv)", "/Lang (en)", "<pdfuaid:part>1</pdfuaid:part>", "/S /H1", "/S /H2", "/S /H3", "/S /LBody", "/S /Link", "/practices/record-on-paper)", "https://example.org/report)"]) expect(file).toContain(part);
  expect(file.match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(2);
  expect(file).not.toMatch(/Helvetica|\/Subtype \/Type1/);
});

it("has an earlier version as it was, and refuses one that there never was", async () => {
  const slug = await createPractice({ slug: "record-versions", text: { title: "Before" } });
  await publishPractice(slug, practiceContent({ text: { title: "After" } }), { now: new Date("2026-02-01") });
  expect(await latin({ slug, locale: "en", version: 1 })).toContain("(Before)");
  expect(await latin({ slug, locale: "en" })).toContain("(After)");
  await expect(renderPracticePdf(null, { slug, locale: "en", version: 3 })).rejects.toMatchObject({ code: "not-found" });
});

it.each(locales)("is drawn the same twice, labels and all, in %s", async (locale) => {
  const slug = await createPractice({ slug: `record-${locale}`, illustrative: true, roles: ["leader"], causes: ["staff"], assessed: { by: "Region", on: "2026-01" }, text: { ...told("A need."), assessment: { inclusion: { inspiring: "All of it.", improve: "Less of it." } } } });
  const now = new Date("2026-05-01");
  expect(await latin({ slug, locale }, now)).toBe(await latin({ slug, locale }, now));
});
