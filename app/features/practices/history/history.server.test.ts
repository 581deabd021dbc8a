import { expect, it } from "vitest";
import { createPractice, practiceContent } from "#tests/support/practice-factory.ts";
import { publishPractice } from "../import.server.ts";
import { getPracticeHistory } from "./history.server.ts";

const asked = { locale: "en" as const, from: null, to: null, wanted: null };

it("tells what became of a record between its last two versions, field by field", async () => {
  const slug = await createPractice({ outcome: "partly", regions: ["SE224"], text: { title: "Rent bank", need: "Rents are high.", lessons: ["Ask early."] } });
  await publishPractice(slug, practiceContent({ outcome: "abandoned", regions: ["SE224"], assessed: { by: "Region Skåne", on: "2026-02-01" }, text: { title: "Rent bank", need: "Rents are very high.", lessons: ["Ask early.", "Ask twice."] } }));
  const { versions, compared, current } = await getPracticeHistory(null, { slug, ...asked });
  expect(versions.map(({ number, basis, assessedBy }) => ({ number, basis, assessedBy }))).toEqual([{ number: 2, basis: "sourced", assessedBy: "Region Skåne" }, { number: 1, basis: "sourced", assessedBy: null }]);
  expect([current, compared?.from, compared?.to]).toEqual([2, 1, 2]);
  expect(compared?.changes.map(({ key }) => key)).toEqual(["fact outcome", "need", "lessons"]);
  expect(compared?.changes[1]?.words).toContainEqual({ kind: "added", text: "very " });
});

it("compares in a language that is asked for, and says which others have changed", async () => {
  const text = (title: string) => ({ title, summary: "About it.", state: "human" as const });
  const slug = await createPractice({ texts: { en: text("Rent bank"), sv: text("Hyresbank"), pt: text("Banco") } });
  await publishPractice(slug, practiceContent({ texts: { en: text("Rent bank"), sv: text("Hyresbanken"), pt: text("Banco de rendas") } }));
  const own = (await getPracticeHistory(null, { slug, ...asked })).compared;
  expect([own?.changes, own?.elsewhere]).toEqual([[], ["pt", "sv"]]);
  const swedish = (await getPracticeHistory(null, { slug, ...asked, wanted: "sv" })).compared;
  expect([swedish?.changes.map(({ key, lang }) => [key, lang]), swedish?.elsewhere]).toEqual([[["title", "sv"]], ["pt"]]);
});

it("has nothing to compare in a record of one version, and refuses versions that there never were", async () => {
  const slug = await createPractice();
  expect((await getPracticeHistory(null, { slug, ...asked })).compared).toBeNull();
  await expect(getPracticeHistory(null, { slug, ...asked, to: 7 })).rejects.toMatchObject({ code: "not-found" });
  await expect(getPracticeHistory(null, { ...asked, slug: "no-such-practice" })).rejects.toMatchObject({ code: "not-found" });
});
