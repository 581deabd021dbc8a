import path from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { locales } from "#app/i18n/locales.ts";
import { golden, hardQueries } from "#tests/support/golden-queries.ts";
import { publishNearMisses } from "#tests/support/near-misses.ts";
import { importPractices } from "./import.server.ts";
import { parsePracticeSearch, searchPractices } from "./search.server.ts";

beforeEach(async () => {
  await importPractices(path.resolve("practices"));
});

async function measure(queries: typeof golden, words = "") {
  const missed: string[] = [];
  const byLocale = new Map(locales.map((locale) => [locale, { wanted: 0, found: 0 }]));
  for (const [locale, query, slugs] of queries) {
    const found = (await searchPractices(null, parsePracticeSearch(new URLSearchParams({ q: query, ...(words === "" ? {} : { words }) })), locale)).practices.slice(0, 5).map(({ slug }) => slug);
    const row = byLocale.get(locale);
    for (const slug of slugs) {
      if (row) row.wanted += 1;
      if (found.includes(slug)) row!.found += 1;
      else missed.push(`  ${locale} “${query}”: ${slug} (found ${found.join(", ")})`);
    }
  }
  const all = [...byLocale.values()];
  const recall = all.reduce((sum, { found }) => sum + found, 0) / all.reduce((sum, { wanted }) => sum + wanted, 0);
  return { recall, missed, byLocale };
}

function report(name: string, count: number, { recall, missed, byLocale }: Awaited<ReturnType<typeof measure>>): void {
  const languages = [...byLocale].map(([locale, { wanted, found }]) => `${locale} ${found}/${wanted}`).join(", ");
  process.stdout.write(`${name}: ${count} queries, recall at 5 ${(recall * 100).toFixed(1)} % (${languages})\n${missed.join("\n")}${missed.length > 0 ? "\n" : ""}`);
}

it("finds what people look for among the first five, in seven languages", async () => {
  const measured = await measure(golden);
  report("Golden set", golden.length, measured);
  expect(golden.length).toBeGreaterThanOrEqual(60);
  expect(measured.recall).toBeGreaterThanOrEqual(0.97);
});

it("finds less without the thesaurus: it is worth its lines", async () => {
  expect((await measure(golden, "exact")).recall).toBeLessThan((await measure(golden)).recall);
});

describe("among two hundred others about the same things", () => {
  it("still finds it, and what is asked otherwise, with other endings, without accents", async () => {
    await publishNearMisses(200);
    const [easy, hard] = [await measure(golden), await measure(hardQueries)];
    report("Golden set among near misses", golden.length, easy);
    report("Asked otherwise, among near misses", hardQueries.length, hard);
    expect(easy.recall).toBeGreaterThanOrEqual(0.9);
    expect(hard.recall).toBeGreaterThanOrEqual(0.8);
  });
});
