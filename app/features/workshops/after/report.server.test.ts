import { expect, test } from "vitest";
import { createRegion } from "#tests/support/factories.ts";
import { holdWorkshop } from "#tests/support/held-workshop.ts";
import { saveEvaluation } from "./evaluation.server.ts";
import { reportCsv } from "./report-csv.ts";
import { readReport } from "./report.server.ts";

test("a report adds up a region's workshops of a year, and does not tell of fewer than five people or answers", async () => {
  const { id: regionId } = await createRegion();
  const year = new Date().getUTCFullYear();
  const start = new Date(Date.now() - 3 * 3_600_000);
  const big = await holdWorkshop({ size: 5, regionId, start });
  await holdWorkshop({ size: 2, regionId, start });
  await holdWorkshop({ size: 2, start });
  for (const person of big.people) await saveEvaluation(person, big.id, { usefulness: 4, willUse: "yes", what: "", better: "" });
  const report = await readReport(big.lead, { year: start.getUTCFullYear(), regionId, locale: "en" });
  expect(report.total).toEqual({ workshops: 2, participants: 7, minutes: 420, agreed: 2, answers: 5, mean: 4 });
  expect(report.rows.find(({ id }) => id === big.id)).toMatchObject({ participants: 5, minutes: 300, mean: 4 });
  expect(report.rows.find(({ id }) => id !== big.id)).toMatchObject({ participants: null, minutes: null, agreed: 1, mean: null });
  const csv = reportCsv(report, { locale: "en", t: ((key: string) => key) as never });
  expect(csv).toContain(",<5,,1,0,");
  expect((await readReport(big.lead, { year: year - 3, regionId, locale: "en" })).rows).toEqual([]);
  await expect(readReport(big.people[0], { year, regionId, locale: "en" })).rejects.toMatchObject({ code: "forbidden" });
});
