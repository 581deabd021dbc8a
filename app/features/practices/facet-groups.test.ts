import { expect, it } from "vitest";
import { getT } from "#app/i18n/i18n.server.ts";
import { facetGroups } from "./facet-groups.ts";
import { facets } from "./facet-table.server.ts";
import { parsePracticeSearch } from "./search.server.ts";

it("what every object inherits is no value of a facet: it is called as it was typed, and counts nothing", () => {
  const { chosen } = parsePracticeSearch(new URLSearchParams(facets.map((facet) => [facet, "constructor"])));
  const counts = Object.fromEntries(facets.map((facet) => [facet, {}])) as Parameters<typeof facetGroups>[2];
  const groups = facetGroups(getT("en", "practices"), facets, counts, chosen, { regions: {}, countries: {} });
  expect(groups.flatMap(({ choices }) => choices.map(({ label, count }) => [label, count]))).toEqual(facets.map(() => ["constructor", 0]));
});
