import { expect, it } from "vitest";
import { createRegion } from "#tests/support/factories.ts";
import { createWorkshop } from "#tests/support/workshop-factory.ts";
import { getRegionPage } from "./region-page.server.ts";

it("a region's page names its workshops that everybody may see, the newest first, and no others", async () => {
  const region = await createRegion();
  const at = (day: number) => new Date(Date.UTC(2026, 5, day));
  const first = await createWorkshop({ regionId: region.id, title: "Housing first", startsAt: at(1) });
  const second = await createWorkshop({ regionId: region.id, title: "Housing second", startsAt: at(2) });
  await createWorkshop({ regionId: region.id, audience: "invitation", startsAt: at(3) });
  await createWorkshop({ regionId: region.id, status: "draft", startsAt: at(4) });
  const { workshops } = await getRegionPage(null, { slug: region.slug, locale: "en" });
  expect(workshops.map(({ id, startsAt }) => [id, startsAt])).toEqual([[second.id, at(2).toISOString()], [first.id, at(1).toISOString()]]);
});
