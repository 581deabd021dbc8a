import { expect, it } from "vitest";
import { createPractice } from "#tests/support/practice-factory.ts";
import { getPractice } from "./practice-page.server.ts";

it("names the three records that are filed most like one, the closest first; what nobody has said makes none alike", async () => {
  const own = await createPractice({ areas: ["housing"], targets: ["women"], settings: ["rural"], regions: ["SE224"] });
  await createPractice({ areas: ["education"], targets: ["children"] });
  const area = await createPractice({ areas: ["housing"], targets: ["children"], settings: ["urban"], regions: ["PT20"] });
  const all = await createPractice({ areas: ["housing"], targets: ["women"], settings: ["rural"], regions: ["SE224"] });
  const most = await createPractice({ areas: ["housing"], targets: ["women"], settings: ["rural"], regions: ["PT20"] });
  await createPractice({ areas: ["housing"], targets: ["children"], settings: ["urban"], regions: ["ES62"] });
  const related = async (slug: string) => (await getPractice(null, { slug, locale: "en" })).related.map((card) => card.slug);
  expect(await related(own)).toEqual([all, most, area]);
  expect(await related(await createPractice({ areas: ["labour-market"] }))).toEqual([]);
});
