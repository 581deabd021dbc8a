import { expect, it } from "vitest";
import { db } from "#app/db/client.server.ts";
import { createRegion, createUser } from "#tests/support/factories.ts";
import { createWorkshop } from "#tests/support/workshop-factory.ts";
import { findRegionBrief } from "./region-brief.server.ts";
import { getRegionPage } from "./region-page.server.ts";

it("a region's page names who agreed to be asked, to everybody, and so does the map; nobody else", async () => {
  const region = await createRegion();
  const agreed = await createUser({ name: "Åsa Öberg", regionId: region.id, organisationName: "Lakeland County" });
  await createUser({ name: "Somebody Else", regionId: region.id });
  await db.askedPerson.create({ data: { userId: agreed.id, regionId: region.id, role: "Housing officer", areas: ["housing"], languages: ["sv"], agreedAt: new Date() } });
  const { people } = await getRegionPage(null, { slug: region.slug, locale: "en" });
  expect(people).toEqual([{ id: agreed.id, regionId: region.id, name: "Åsa Öberg", place: "Lakeland County", role: "Housing officer", areas: ["housing"], languages: ["sv"] }]);
  expect((await findRegionBrief(region.nutsCode, "en"))?.people.named).toEqual([{ label: "Åsa Öberg", to: `/regions/${region.slug}#ask`, about: "Housing officer · Lakeland County · Housing" }]);
});

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
