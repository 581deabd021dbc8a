import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { getGaps } from "#app/features/indicators/gap-page.server.ts";
import { importIndicatorSets } from "#app/features/indicators/import-sets.server.ts";
import { getProfile } from "#app/features/indicators/profile.server.ts";
import { getT } from "#app/i18n/i18n.server.ts";
import { locales } from "#app/i18n/locales.ts";
import { seedDemoIndicators, seedIllustrativeRegions } from "../../prisma/seed/demo-indicators.ts";

const project = join(import.meta.dirname, "../..");
const modules = join(project, "courses/from-indicator-to-action/modules");
const t = getT("en", "common");
const whole = (value: number | null | undefined) => Math.round(value ?? NaN);

/** The cells of a lesson's table rows, without the first one: its words depend on the language. */
const figuresOf = (unit: string, locale: string) =>
  readFileSync(join(modules, unit, `${locale}.md`), "utf8").split("\n").filter((line) => /^\| [^|]+ \| \d/.test(line)).map((line) => line.split("|").slice(2, -1).map((cell) => cell.trim().replace("−", "-")));

it("shows the figures of Vistamar that the course on actions prints, in every language", async () => {
  await importIndicatorSets(join(project, "indicators"));
  await seedIllustrativeRegions();
  await seedDemoIndicators(new Date("2026-11-27T09:00:00Z"));
  const profile = await getProfile({ slug: "vistamar", locale: "en", t });
  const areas = profile.axes?.[0]?.rows.map(({ score, spread, change }) => [whole(score.mean), whole(spread?.median), whole(change)]) ?? [];
  const { gaps, rest } = await getGaps({ slug: "vistamar", locale: "en", t });
  const sizes = [...gaps.map(({ area, size }) => [area, whole(size)]), ...rest.map(({ area, size }) => [area, whole(size)])];
  expect(Object.fromEntries(sizes)).toMatchObject({ language: 71, housing: 64, "social-security": 14 });
  expect(gaps.slice(0, 2).map(({ area }) => area)).toEqual(["language", "housing"]);
  for (const locale of locales) {
    const printed = figuresOf("read-the-figures/read-a-profile", locale);
    expect(printed.slice(0, 8).map((cells) => cells.map(Number)), locale).toEqual(areas);
    expect(printed.slice(8).map(([score]) => Number(score)), locale).toEqual([75, 0, 17, 0]);
    expect(figuresOf("gap-and-cause/from-score-to-gap", locale).map((cells) => Number(cells.at(-1))), locale).toEqual([71, 64, 14]);
  }
});
