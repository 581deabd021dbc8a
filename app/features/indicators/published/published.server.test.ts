import { beforeEach, describe, expect, it } from "vitest";
import { db } from "#app/db/client.server.ts";
import { getT } from "#app/i18n/i18n.server.ts";
import { createRegion, longAgo } from "#tests/support/factories.ts";
import { createIndicatorSet, createPublished, createQuestionnaire } from "#tests/support/indicator-factory.ts";
import { getProfile } from "../profile.server.ts";
import { publishedCsv, publishedJson, publishedSvg } from "./published-files.server.ts";
import { getPublished } from "./published.server.ts";

const [common, t, figures] = [getT("en", "common"), getT("en", "scores"), getT("en", "figures")];
const context = { axis: null, locale: "en" as const, t, figures };
const read = (slug: string, year: number | null = null) => getPublished({ slug, set: null, year, locale: "en", t: common });

let region: { id: string; slug: string };
let setId: string;

beforeEach(async () => {
  region = await createRegion();
  ({ id: setId } = await createIndicatorSet({ kind: "policy" }));
});

describe("getPublished", () => {
  it("shows what was published as it was published, the newest year first, and calculates nothing", async () => {
    await createPublished({ setId, regionId: region.id, year: 2023, scores: { overall: 20 } });
    await createPublished({ setId, regionId: region.id, scores: { "area.health": 70.4, "area.housing": 30, "health.plan": 100 } });
    const page = await read(region.slug);
    expect(page.options.map(({ year }) => year)).toEqual([2025, 2023]);
    expect(page.shown).toMatchObject({ year: 2025, overall: null, axes: [{ key: "area", rows: [{ key: "health", score: 70.4 }, { key: "housing", score: 30 }] }], indicators: [{ key: "health.plan", score: 100 }] });
    expect((await read(region.slug, 2023)).shown).toMatchObject({ overall: { score: 20 }, axes: [] });
  });

  it("counts of two sources the one that was published last, and nothing that is not published", async () => {
    await createPublished({ setId, regionId: region.id, scores: { overall: 20 } });
    await createPublished({ setId, regionId: region.id, scores: { overall: 25 }, source: { publishedAt: new Date(longAgo.getTime() + 1), title: "A newer one" } });
    await createPublished({ setId, regionId: region.id, scores: { overall: 99 }, source: { publishedAt: null } });
    await createPublished({ setId, regionId: region.id, year: 2026, scores: { overall: 99 }, source: { publishedAt: null } });
    expect((await read(region.slug)).shown).toMatchObject({ year: 2025, overall: { score: 25, source: { title: "A newer one" } } });
  });

  it("says wherever a score is shown that it is for the country around the region", async () => {
    await createPublished({ setId, regionId: region.id, forCode: "IT", scores: { "area.health": 70 } });
    const page = await read(region.slug);
    const note = figures("forCountry", { code: "IT" });
    expect(page.shown?.axes[0]?.rows[0]?.forCode).toBe("IT");
    expect(publishedCsv(page, context)).toContain(note);
    expect(publishedSvg(page, context).replace(/(<[^>]+>|\s)+/g, " ")).toContain(note);
    expect(JSON.parse(publishedJson(page))).toMatchObject({ basis: "published", axes: [{ rows: [{ forCode: "IT", source: { title: "An institute", licence: "CC BY 4.0", retrievedOn: "2026-11-01" } }] }] });
  });

  it("keeps apart what a region says of itself and what is published of it, both ways", async () => {
    await createPublished({ setId, regionId: region.id, scores: { "area.health": 70 } });
    const slugs = { slug: region.slug, locale: "en" as const, t: common };
    expect((await getProfile(slugs)).axes).toBeNull();
    await createQuestionnaire({ setId, regionId: region.id, year: 2025, scores: { "health.plan": 0, "housing.plan": 50 } });
    expect((await read(region.slug)).shown?.axes[0]?.rows.map(({ key, score }) => [key, score])).toEqual([["health", 70]]);
    const profile = await getProfile(slugs);
    expect(profile.axes?.[0]?.rows.find(({ key }) => key === "health")?.score.mean).toBe(0);
  });

  it("says of invented regions and sources that they are invented", async () => {
    await db.region.update({ where: { id: region.id }, data: { role: "illustrative" } });
    await createPublished({ setId, regionId: region.id, scores: { "area.health": 70 } });
    const page = await read(region.slug);
    expect(page.shown?.illustrative).toBe(true);
    for (const file of [publishedSvg(page, context), publishedCsv(page, context)]) expect(file).toContain(figures("illustrative"));
  });

  it("has nothing to show, and no file, of a region of which nothing was published", async () => {
    const page = await read(region.slug);
    expect(page.shown).toBeNull();
    expect(() => publishedJson(page)).toThrow(expect.objectContaining({ code: "not-found" }));
  });
});
