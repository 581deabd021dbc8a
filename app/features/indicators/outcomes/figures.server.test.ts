import { beforeEach, describe, expect, it } from "vitest";
import { getT } from "#app/i18n/i18n.server.ts";
import { createRegion } from "#tests/support/factories.ts";
import { createFigures } from "#tests/support/indicator-factory.ts";
import { figuresCsv, figuresJson, figuresPng, figuresSvg } from "./figure-files.server.ts";
import { linesOf, numberSources, spreadYears } from "./figure-table.ts";
import { getFigures, listSeries } from "./figures.server.ts";

const t = getT("en", "figures");
const context = { indicator: null, locale: "en" as const, t };

let region: Awaited<ReturnType<typeof createRegion>>;
beforeEach(async () => { region = await createRegion(); });

describe("figures about a region", () => {
  it("are those of the source that was published last; nothing is seen of one that is not published", async () => {
    await createFigures({ regionId: region.id, values: { 2023: 10, 2024: 11 }, source: { title: "Old", publishedAt: new Date("2026-01-01") } });
    await createFigures({ regionId: region.id, values: { 2024: 12 }, source: { title: "New", publishedAt: new Date("2026-02-01") } });
    await createFigures({ regionId: region.id, values: { 2024: 99, 2025: 99 }, source: { title: "Not yet", publishedAt: null } });
    const [series] = await listSeries(region.id, "en");
    expect(series?.figures.map(({ year, value, source }) => [year, value, source.title])).toEqual([[2023, 10, "Old"], [2024, 12, "New"]]);
  });

  it("say in table, picture and files where they come from, and what they are for", async () => {
    await createFigures({ regionId: region.id, values: { 2023: 10.5, 2024: 11 }, forCode: "SE22" });
    const page = await getFigures(region.slug, "en");
    const { sources, numberOf } = numberSources(page.series.flatMap(({ figures }) => figures), t, "en");
    expect(sources.map(({ said }) => said)).toEqual(["Statistics of the region; CC BY 4.0; retrieved on 1 November 2026"]);
    expect(spreadYears(page.series, numberOf, t, "en")[0]).toEqual({ year: 2024, cells: [{ value: "11%", notes: ["for the NUTS 2 region SE22 around it"], source: 1 }] });
    expect(figuresCsv(page, context)).toContain("Statistics of the region,,CC BY 4.0,2026-11-01");
    expect(JSON.parse(figuresJson(page))).toMatchObject({ series: [{ figures: [{ year: 2023, forCode: "SE22", illustrative: false, source: { licence: "CC BY 4.0" } }, {}] }] });
    expect(figuresSvg(page, context)).toContain("CC BY 4.0");
    expect((await figuresPng(page, context)).length).toBeGreaterThan(1_000);
  });

  it("of an invented region are labelled in table, picture and every file", async () => {
    const invented = await createRegion({ role: "illustrative" });
    await createFigures({ regionId: invented.id, values: { 2023: 10, 2024: 11 } });
    const page = await getFigures(invented.slug, "en");
    const label = t("illustrative");
    const { numberOf } = numberSources(page.series.flatMap(({ figures }) => figures), t, "en");
    expect(spreadYears(page.series, numberOf, t, "en").every(({ cells }) => cells[0]?.notes.includes(label))).toBe(true);
    expect(figuresSvg(page, context)).toContain(label);
    expect(figuresCsv(page, context).split("\r\n").slice(1, 3).every((line) => line.includes(label))).toBe(true);
    expect(figuresJson(page).match(/"illustrative": true/g)).toHaveLength(2);
  });

  it("are the same in a picture and its table", async () => {
    for (const group of ["all", "non-eu"]) await createFigures({ regionId: region.id, values: { 2022: 9, 2023: null, 2024: group === "all" ? 11.25 : 20 }, group });
    const page = await getFigures(region.slug, "en");
    const { numberOf } = numberSources(page.series.flatMap(({ figures }) => figures), t, "en");
    const table = spreadYears(page.series, numberOf, t, "en").flatMap(({ year, cells }) => cells.flatMap((cell, index) => (cell && cell.value !== t("noValue") ? [`${index} ${year} ${cell.value}`] : [])));
    const picture = linesOf(page.series, t, "en").flatMap(({ points }, index) => points.map(({ year, said }) => `${index} ${year} ${said}`));
    expect(picture.toSorted()).toEqual(table.toSorted());
    const svg = figuresSvg(page, context);
    expect([...svg.matchAll(/<title>(\d{4}): ([^<]+)<\/title>/g)].map(([, year, value]) => `${year} ${value}`).toSorted()).toEqual(table.map((one) => one.slice(2)).toSorted());
  });
});
