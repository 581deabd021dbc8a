import { expect, it } from "vitest";
import { getT } from "#app/i18n/i18n.server.ts";
import { createPractice } from "#tests/support/practice-factory.ts";
import { practicesCsv, practicesJson } from "./practice-files.ts";
import { listPractices, parsePracticeSearch } from "./search.server.ts";

const context = { locale: "pt", origin: "https://academy.example", regionName: (code: string) => `<${code}>` } as const;

it("takes along all that a search finds, past its first page; what is invented says so, and nothing runs as a formula", async () => {
  for (let index = 0; index < 25; index++) await createPractice({ areas: ["housing"] });
  await createPractice({ slug: "risky", illustrative: true, regions: ["SE224"], outcome: "abandoned", text: { title: "=1+1; beekeeping" } });
  await createPractice({ areas: ["education"] });
  const found = await listPractices(null, parsePracticeSearch(new URLSearchParams("area=housing&area=health")), "pt");
  expect(found).toHaveLength(26);
  const lines = practicesCsv(found, getT("pt", "practices"), context).split("\r\n");
  expect(lines).toHaveLength(28);
  expect(lines.find((line) => line.includes("beekeeping"))).toBe('"\'=1+1; beekeeping";What it is about.;Abandonada;Saúde;<SE224>;SE224;;;Ilustrativa (inventada);https://academy.example/practices/risky');
  expect(practicesJson(found, context)).toMatchObject({ format: 1, practices: expect.arrayContaining([expect.objectContaining({ slug: "risky", illustrative: true, outcome: "abandoned", regions: [{ nuts: "SE224", name: "<SE224>" }] })]) as unknown });
});
