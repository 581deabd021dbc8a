import { expect, it } from "vitest";
import { createPractice } from "#tests/support/practice-factory.ts";
import { parsePracticeSearch, searchPractices } from "./search.server.ts";

it("lists what is in one region of the map: as many as the map says there are, of the same search", async () => {
  for (const [area, regions] of [["housing", ["SE224"]], ["housing", ["SE224", "PT20"]], ["housing", ["ITF4"]], ["education", ["SE224"]]] as const) await createPractice({ areas: [area], regions: [...regions] });
  const search = parsePracticeSearch(new URLSearchParams("area=housing"));
  const whole = await searchPractices(null, search, "en");
  const at = await searchPractices(null, { ...search, at: "SE224", pageSize: 1 }, "en");
  expect(at).toMatchObject({ total: whole.total, listed: whole.counts.region.SE224, pages: 2, counts: whole.counts });
  expect(at.practices.map(({ regions }) => regions.includes("SE224"))).toEqual([true]);
});
