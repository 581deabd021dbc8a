import { beforeEach, describe, expect, it } from "vitest";
import { getT } from "#app/i18n/i18n.server.ts";
import { createRegion } from "#tests/support/factories.ts";
import { createIndicatorSet, createQuestionnaire } from "#tests/support/indicator-factory.ts";
import { changeCsv, changeJson, changeSvg } from "./change-files.server.ts";
import { getChange } from "./change.server.ts";
import { pairKey } from "./change-address.ts";
import { sayChange, sayStep } from "./say-change.ts";

const [common, t] = [getT("en", "common"), getT("en", "scores")];
const change = (slug: string, from: string | null = null, to: string | null = null) => getChange({ slug, from, to, locale: "en", t: common });
const context = { axis: null, locale: "en" as const, t };

let slug: string;
let [first, second] = ["", ""];

beforeEach(async () => {
  const region = await createRegion();
  slug = region.slug;
  const [one, two] = [await createIndicatorSet(), await createIndicatorSet()];
  [first, second] = [one.id, two.id];
  const all = (score: number) => Object.fromEntries(one.codes.map((code) => [code, score]));
  await createQuestionnaire({ setId: first, regionId: region.id, year: 2023, scores: { ...all(0), "health.plan": 100 } });
  await createQuestionnaire({ setId: first, regionId: region.id, year: 2024, scores: all(50) });
  await createQuestionnaire({ setId: second, regionId: region.id, year: 2025, scores: all(100) });
});

describe("getChange", () => {
  it("joins two years of one edition, the earlier first whichever way they are asked for", async () => {
    for (const [from, to] of [[2023, 2024], [2024, 2023]] as const) {
      const page = await change(slug, pairKey(first, from), pairKey(first, to));
      expect([page.sides?.then.year, page.sides?.now.year]).toEqual([2023, 2024]);
      const health = page.axes?.[0]?.rows.find(({ key }) => key === "health");
      expect(health?.change).toBe((health?.now.mean ?? 0) - (health?.then.mean ?? 0));
      expect(page.axes?.[0]?.rows.find(({ key }) => key === "housing")).toMatchObject({ then: { mean: 0 }, now: { mean: 50 }, change: 50 });
    }
  });

  it("never joins two editions: it shows both, without any change", async () => {
    const page = await change(slug, pairKey(first, 2024), pairKey(second, 2025));
    expect(page).toMatchObject({ axes: null, overall: null, sides: { then: { set: { id: first }, overall: 50 }, now: { set: { id: second }, overall: 100 } } });
    expect(() => changeSvg(page, context)).toThrow(expect.objectContaining({ detail: "scores:errors.notJoined" }));
    expect(JSON.parse(changeJson(page))).toMatchObject({ joined: false, change: null });
    expect(changeCsv(page, context)).not.toContain(t("change.points"));
  });

  it("takes the year before of the same edition where nothing is asked for but one", async () => {
    expect((await change(slug, null, pairKey(first, 2024))).sides).toMatchObject({ then: { year: 2023 }, now: { year: 2024 } });
    expect((await change(slug)).sides?.now.year).toBe(2025);
  });

  it("has nothing to compare before there are two years", async () => {
    const region = await createRegion();
    await createQuestionnaire({ setId: first, regionId: region.id, scores: { "health.plan": 50 } });
    expect(await change(region.slug)).toMatchObject({ sides: null, axes: null });
    await expect(change("no-such-region")).rejects.toMatchObject({ code: "not-found" });
  });

  it("says the same in the picture, the table's words and the file", async () => {
    const page = await change(slug, pairKey(first, 2023), pairKey(first, 2024));
    const [axis] = page.axes ?? [];
    const svg = changeSvg(page, { ...context, axis: axis?.key ?? null });
    const drawn = [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text?.replaceAll("&amp;", "&"));
    for (const row of axis?.rows ?? []) {
      const said = sayChange(row, t, "en");
      expect(drawn).toContain(said.name);
      expect(drawn[drawn.indexOf(said.name) + 1]).toBe(sayStep(said));
      expect(changeCsv(page, context)).toContain(`${axis?.key}.${row.key},`);
    }
    expect(drawn).toEqual(expect.arrayContaining(["2023", "2024"]));
  });
});
