import { beforeEach, describe, expect, it } from "vitest";
import { db } from "#app/db/client.server.ts";
import { regionAnchors } from "#app/features/network/map/map.server.ts";
import { getT } from "#app/i18n/i18n.server.ts";
import { createRegion } from "#tests/support/factories.ts";
import { createFigures, createIndicatorSet, createPublished, createQuestionnaire } from "#tests/support/indicator-factory.ts";
import { scoresKey } from "./across-address.ts";
import { mapCsv, mapSvg } from "./map-files.server.ts";
import { describeMap } from "./map-picture.ts";
import { classOf, sayClass } from "./score-classes.ts";
import { readScoredRegions } from "./scored-regions.server.ts";
import { scatterCsv, scatterSvg } from "./scatter-files.server.ts";
import { describeScatter } from "./scatter-picture.ts";
import { readScatter } from "./scatter.server.ts";

const [common, t, figures] = [getT("en", "common"), getT("en", "scores"), getT("en", "figures")];
const asked = { of: null, value: null, locale: "en" as const, t: common };
const context = { locale: "en" as const, t, figures };

let setId: string;
let [high, low, invented] = ["", "", ""];

beforeEach(async () => {
  const { id, codes } = await createIndicatorSet();
  setId = id;
  const all = (score: number) => Object.fromEntries(codes.map((code) => [code, score]));
  [high, low, invented] = [(await createRegion({ nutsCode: "ES51" })).id, (await createRegion({ nutsCode: "SE224", nutsLevel: 3 })).id, (await createRegion({ role: "illustrative" })).id];
  await createQuestionnaire({ setId, regionId: high, scores: all(100) });
  await createQuestionnaire({ setId, regionId: low, scores: { ...all(0), "health.plan": 100 } });
  await createQuestionnaire({ setId, regionId: invented, scores: all(50) });
});

describe("readScoredRegions", () => {
  it("orders regions by one score of one set and year, those without one last", async () => {
    const { id: without } = await createRegion();
    const page = await readScoredRegions({ ...asked, value: "area.health" });
    expect(page.shown?.regions.map(({ id }) => id)).toEqual([high, invented, low, without]);
    expect(page.shown?.regions[2]?.score).toBeCloseTo(100 / 7);
    expect(page.shown?.regions[1]).toMatchObject({ illustrative: true, exists: false, score: 50 });
  });

  it("never mixes editions, years, or what is published with what regions say of themselves", async () => {
    await createPublished({ setId, regionId: high, year: 2026, scores: { overall: 7 } });
    const other = await createIndicatorSet();
    await createQuestionnaire({ setId: other.id, regionId: low, scores: Object.fromEntries(other.codes.map((code) => [code, 50])) });
    const scores = async (of: string) => Object.fromEntries((await readScoredRegions({ ...asked, of })).shown?.regions.map(({ id, score }) => [id, score]) ?? []);
    expect(await scores(scoresKey(setId, 2026, "published"))).toEqual({ [high]: 7, [low]: null, [invented]: null });
    expect(await scores(scoresKey(other.id, 2026, "self"))).toEqual({ [high]: null, [low]: 50, [invented]: null });
    expect((await scores(scoresKey(setId, 2026, "self")))[high]).toBe(100);
  });
});

describe("the map by score", () => {
  it("classes a score as it is read", () => {
    for (let score = 0; score <= 100; score += 0.1) {
      const [from = NaN, to = NaN] = sayClass(classOf(score)).split("–").map(Number);
      expect(Math.round(score)).toBeGreaterThanOrEqual(from);
      expect(Math.round(score)).toBeLessThanOrEqual(to);
    }
    expect(sayClass(classOf(null))).toBe("–");
  });

  it("shows every region with a score, on the map or beneath it, and says of invented ones that they are", async () => {
    const page = await readScoredRegions({ ...asked, value: "area.health" });
    const svg = mapSvg(page, context);
    const drawn = [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text);
    for (const { name, said, score } of describeMap(page.shown!, (code) => regionAnchors[code] ?? null, t, "en").regions) if (score !== null) expect(drawn).toContain(`${name} ${said}`);
    expect(drawn).toEqual(expect.arrayContaining(["0–24", "25–49", "50–74", "75–100", t("map.offMap"), t("regions:illustrative")]));
    expect(svg).not.toMatch(/var\(|class=|<use/);
    const csv = mapCsv(page, context);
    expect(csv.split("\r\n").filter((line) => line.includes(t("across.bases.self")))).toHaveLength(3);
    expect(csv.split("\r\n").filter((line) => line.includes(figures("illustrative")))).toHaveLength(1);
  });
});

describe("scores beside outcomes", () => {
  it("sets the newest figure of every region beside its score, and names those without one", async () => {
    await createFigures({ regionId: high, values: { 2023: 9, 2024: 8 } });
    await createFigures({ regionId: low, values: { 2022: 12, 2023: null }, forCode: "SE22" });
    const page = await readScatter({ ...asked, value: "area.health", figure: "unemployment:all" });
    expect(page.points.map(({ id, figure }) => [id, figure.year, figure.value])).toEqual([[high, 2024, 8], [low, 2022, 12]]);
    expect(page.without).toEqual([page.shown?.regions.find(({ id }) => id === invented)?.name]);
  });

  it("says in picture and file that a figure is for the region around, and that no cause is shown", async () => {
    await createFigures({ regionId: high, values: { 2024: 8 } });
    await createFigures({ regionId: low, values: { 2024: 12 }, forCode: "SE22" });
    await createFigures({ regionId: invented, values: { 2024: 10 }, source: { illustrative: true } });
    const page = await readScatter({ ...asked, figure: null });
    const words = scatterSvg(page, context).replace(/(<[^>]+>|\s)+/g, " ");
    for (const said of [figures("forAround", { code: "SE22" }), t("scatter.caution"), t("regions:illustrative"), "Statistics of the region"]) expect(words).toContain(said);
    for (const { name, score, figure } of describeScatter(page, t, figures, "en")?.said ?? []) {
      expect(words).toContain(name);
      expect(scatterCsv(page, context)).toContain(name);
      expect(words).toContain(`${name}: ${score}; ${figure} (2024)`);
    }
    expect(scatterCsv(page, context)).toContain(figures("forAround", { code: "SE22" }));
  });

  it("shows nothing of a source that is not published", async () => {
    await createFigures({ regionId: high, values: { 2024: 8 }, source: { publishedAt: null } });
    expect(await readScatter({ ...asked, figure: null })).toMatchObject({ outcomes: [], outcome: null, points: [] });
    expect(await db.outcomeFigure.count()).toBe(1);
  });
});
