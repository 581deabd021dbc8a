import { expect, it } from "vitest";
import { createRegion } from "#tests/support/factories.ts";
import { createSpace } from "#tests/support/forum-factory.ts";
import { createFigures } from "#tests/support/indicator-factory.ts";
import { findRegionBrief } from "./region-brief.server.ts";

it("a region is looked at in brief: of every indicator the newest figure with its year and source, and whom to ask", async () => {
  const { id: regionId, slug, nutsCode } = await createRegion({ asked: ["housing", "language"] });
  await createSpace({ slug: "its-space", regionId });
  await createFigures({ regionId, values: { 2023: 12, 2024: 11.5 }, source: { title: "An office" } });
  const brief = await findRegionBrief(nutsCode, "en");
  expect(brief?.figures).toMatchObject({ rows: [{ value: "11.5%", year: 2024, source: 1 }], all: { to: `/regions/${slug}/figures` } });
  expect(brief?.figures?.sources.map(({ number, said }) => [number, said])).toEqual([[1, expect.stringContaining("An office")]]);
  expect(brief?.people).toMatchObject({ text: expect.stringMatching(/Housing.*Language/i) as string, space: { to: "/forum/spaces/its-space" } });
});

it("without a source there are no figures, and outside the network nothing is said", async () => {
  const { nutsCode } = await createRegion();
  expect(await findRegionBrief(nutsCode, "sv")).toMatchObject({ figures: null, people: { space: null } });
  expect(await findRegionBrief("XX99", "sv")).toBeNull();
});
