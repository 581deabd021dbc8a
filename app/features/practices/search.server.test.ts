import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countStatements, db } from "#app/db/client.server.ts";
import { createPractice } from "#tests/support/practice-factory.ts";
import { periodsOf } from "./facet-table.server.ts";
import { parsePracticeSearch, searchPractices } from "./search.server.ts";

const ask = (address: string, locale: Parameters<typeof searchPractices>[2] = "en") => searchPractices(null, parsePracticeSearch(new URLSearchParams(address)), locale);
const slugs = async (address: string, locale?: Parameters<typeof ask>[1]) => (await ask(address, locale)).practices.map(({ slug }) => slug);

describe("words", () => {
  it("find what is said in another language, and say what else was looked for", async () => {
    await createPractice({ slug: "swedish", original: "sv", areas: ["education"], text: { title: "Samtal om psykisk hälsa", summary: "För nyanlända." } });
    const found = await ask("q=saúde mental", "pt");
    expect(found.practices.map(({ slug }) => slug)).toEqual(["swedish"]);
    expect(found.also).toEqual([{ typed: "saúde mental", labels: expect.arrayContaining([{ locale: "sv", label: "psykisk hälsa" }, { locale: "en", label: "mental health" }]) as unknown }]);
    expect(await slugs("q=saúde mental&words=exact", "pt")).toEqual([]);
  });

  it("find beginnings and other endings, without minding case and accents", async () => {
    await createPractice({ slug: "robots", text: { title: "Robótica nas escolas" } });
    expect(await slugs("q=ROBOTIC", "pt")).toEqual(["robots"]);
    expect(await slugs("q=robótica escola", "pt")).toEqual(["robots"]);
    expect(await slugs('q="nas escolas"', "pt")).toEqual(["robots"]);
    expect(await slugs('q="escolas nas"', "pt")).toEqual([]);
  });

  it("that stand together nowhere find what has some of them, and say so", async () => {
    await createPractice({ slug: "one", text: { title: "Beekeeping" } });
    expect(await ask("q=beekeeping zeppelin")).toMatchObject({ total: 1, anyWord: true });
    expect(await ask("q=beekeeping")).toMatchObject({ total: 1, anyWord: false });
    expect(await ask("q=zeppelin")).toMatchObject({ total: 0, anyWord: false });
  });

  it("in the title weigh most", async () => {
    await createPractice({ slug: "aside", text: { title: "Something", need: "Beekeeping, said in passing." } });
    await createPractice({ slug: "about", text: { title: "Beekeeping" } });
    expect(await slugs("q=beekeeping")).toEqual(["about", "aside"]);
  });

  it("are never a syntax error", async () => {
    await createPractice();
    await fc.assert(fc.asyncProperty(fc.oneof(fc.string({ unit: "binary" }), fc.array(fc.constantFrom('"', "*", "(", ")", "^", "-", ":", "NEAR", "AND", "{title}", "saúde", "mental health", "l·l", "+", "'")).map((parts) => parts.join(" "))), async (q) => {
      await ask(new URLSearchParams({ q }).toString());
    }), { numRuns: 150 });
  });

  it("follow what is published anew", async () => {
    await createPractice({ slug: "changing", text: { title: "Beekeeping" } });
    expect(await slugs("q=beekeeping")).toEqual(["changing"]);
    await createPractice({ slug: "changing", text: { title: "Sailing" } });
    expect(await slugs("q=beekeeping")).toEqual([]);
    expect(await slugs("q=sailing")).toEqual(["changing"]);
    expect(await db.practiceVersion.count()).toBe(2);
  });
});

describe("facets", () => {
  it("count exactly what each choice would leave", async () => {
    await createPractice({ slug: "a", areas: ["health", "housing"], outcome: "unsuccessful", regions: ["SE224"], causes: ["staff"], starts: "2021" });
    await createPractice({ slug: "b", areas: ["health"], outcome: "successful", regions: ["SE224", "ITF4"], illustrative: true });
    await createPractice({ slug: "c", areas: ["housing"], regions: ["EL30"], starts: "2014", ends: "2016" });
    const { total, counts } = await ask("area=health");
    expect(total).toBe(2);
    expect(counts).toMatchObject({ area: { health: 2, housing: 2 }, outcome: { unsuccessful: 1, successful: 1 }, country: { SE: 2, IT: 1 }, region: { SE224: 2, ITF4: 1 }, lessons: { failure: 1 }, period: { "2020-2022": 1, unsaid: 1 }, basis: { sourced: 1, illustrative: 1 } });
    expect((await ask("country=GR")).practices.map(({ slug }) => slug)).toEqual(["c"]);
    expect(await slugs("area=health&area=housing&sort=begun")).toEqual(["a", "c", "b"]);
    expect(await slugs("area=health&outcome=successful&outcome=unsuccessful&region=ITF4")).toEqual(["b"]);
    expect(await slugs("area=no-such-area")).toEqual([]);
    expect(await slugs("period=2015-2019")).toEqual(["c"]);
  });

  it("agree with plain SQL over many records", async () => {
    const areas = ["health", "housing", "education", "language"] as const;
    for (let index = 0; index < 30; index++) await createPractice({ areas: areas.filter((_, bit) => (index >> bit) & 1).length > 0 ? areas.filter((_, bit) => (index >> bit) & 1) : ["governance"], regions: index % 3 === 0 ? ["SE224"] : [] });
    const { counts } = await ask("region=SE224");
    const rows = await db.$queryRaw<{ value: string; count: bigint }[]>`SELECT t."value", count(*) AS "count" FROM "PracticeTag" t WHERE t."kind" = 'area' AND EXISTS (SELECT 1 FROM "PracticeRegion" r WHERE r."practiceId" = t."practiceId" AND r."nutsCode" = 'SE224') GROUP BY 1`;
    expect(counts.area).toEqual(Object.fromEntries(rows.map(({ value, count }) => [value, Number(count)])));
  });

  it("know in which periods something ran", () => {
    expect(periodsOf("2014-05", "2021")).toEqual(["before-2015", "2015-2019", "2020-2022"]);
    expect(periodsOf("2021", null)).toEqual(["2020-2022"]);
    expect(periodsOf(null, "2024")).toEqual(["since-2023"]);
    expect(periodsOf(null, null)).toEqual(["unsaid"]);
  });
});

describe("a page of results", () => {
  it("is in the reader's language, or in the record's own", async () => {
    await createPractice({ slug: "both", original: "sv", texts: { sv: { title: "Svensk titel", summary: "Om något", state: "human" }, pt: { title: "Título", summary: "Sobre algo", state: "human" } } });
    expect((await ask("", "pt")).practices[0]).toMatchObject({ title: "Título", locale: "pt", state: "human", original: "sv", languages: ["pt", "sv"] });
    expect((await ask("", "it")).practices[0]).toMatchObject({ title: "Svensk titel", locale: "sv", state: "original" });
  });

  it("takes as many statements for many records as for one", async () => {
    await createPractice({ text: { title: "Beekeeping" } });
    await ask("q=beekeeping");
    const few = await countStatements(() => ask("q=beekeeping"));
    for (let index = 0; index < 45; index++) await createPractice({ text: { title: "Beekeeping" } });
    await ask("");
    const { result, statements } = await countStatements(() => ask("q=beekeeping&page=2&area=health"));
    expect(statements.length).toBe(few.statements.length);
    expect(statements.length).toBeLessThanOrEqual(4);
    expect(result).toMatchObject({ total: 46, page: 2, pages: 3 });
    expect(result.practices).toHaveLength(20);
    expect((await ask("page=99")).page).toBe(3);
  });
});

it("reads rows by their keys and words by the index, whatever is asked: no statement goes through a table from end to end", async () => {
  await createPractice({ regions: ["SE224"], text: { title: "Beekeeping" } });
  await ask("q=beekeeping"); // the picture of all records is made once
  const { statements } = await countStatements(() => ask("q=beekeeping honey&area=health&region=SE224"));
  expect(statements.length).toBeGreaterThanOrEqual(3);
  for (const statement of statements) {
    const plan = await db.$queryRawUnsafe<{ detail: string }[]>(`EXPLAIN QUERY PLAN ${statement}`, ...(statement.match(/\?/g) ?? []).map(() => "x"));
    const scans = plan.map(({ detail }) => detail).filter((detail) => detail.startsWith("SCAN") && !/VIRTUAL TABLE|\(subquery|^SCAN json_each/.test(detail));
    expect(scans, statement).toEqual([]);
  }
});
