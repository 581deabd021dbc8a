import { writeFileSync } from "node:fs";
import { zipSync } from "fflate";
import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "#app/auth/actor.ts";
import { db } from "#app/db/client.server.ts";
import { newId } from "#app/lib/ids.server.ts";
import { importFile, makeImportFolder, setStopping, settleImports } from "#app/lib/imports/import-work.server.ts";
import { jsonStat, sdmxCsv, workbook } from "#tests/support/data-files.ts";
import { createActor, createAdminActor, createRegion, createUser } from "#tests/support/factories.ts";
import { createIndicatorSet } from "#tests/support/indicator-factory.ts";
import { listSeries } from "../outcomes/figures.server.ts";
import { importOutcomes } from "../outcomes/import-outcomes.server.ts";
import { checkData } from "./check-data.server.ts";
import { beginDataImport, discardDataImport, getDataImport, mapDataImport, publishDataImport, resumeDataImports, undoDataImport } from "./data-imports.server.ts";
import type { MappingInput } from "./mapping.schema.ts";

let admin: Actor;
let skane: string;
let campania: string;
beforeEach(async () => {
  setStopping(false);
  await importOutcomes("indicators/outcomes.yaml");
  admin = await createAdminActor();
  skane = (await db.region.findUnique({ where: { nutsCode: "SE224" } }) ?? (await createRegion({ nutsCode: "SE224", nutsLevel: 3, countryCode: "SE" }))).id;
  campania = (await db.region.findUnique({ where: { nutsCode: "ITF3" } }) ?? (await createRegion({ nutsCode: "ITF3", countryCode: "IT" }))).id;
  await db.dataSource.deleteMany();
});

const from = { title: "Eurostat", url: "https://ec.europa.eu/eurostat", edition: "2026-10-15", licence: "CC BY 4.0", retrievedOn: "2026-11-01" };
const plain: MappingInput = { region: "geo", year: "year", value: "value", indicator: "", group: "", flags: "", fixedIndicator: "unemployment", fixedGroup: "all", only: [], ...from };
const eurostat: MappingInput = { ...plain, year: "TIME_PERIOD", value: "OBS_VALUE", flags: "OBS_FLAG", group: "citizen", only: ["sex=T"] };

async function brought(bytes: string | Uint8Array, { actor = admin, set = "" } = {}): Promise<string> {
  const id = newId();
  await makeImportFolder();
  writeFileSync(importFile(id), bytes);
  await beginDataImport(actor, { id, fileName: "figures", set });
  return id;
}
async function checked(bytes: string | Uint8Array, mapping: MappingInput, options: { actor?: Actor; set?: string } = {}): Promise<string> {
  const id = await brought(bytes, options);
  await mapDataImport(options.actor ?? admin, id, mapping);
  await settleImports();
  return id;
}
const seriesOf = async (regionId: string) => (await listSeries(regionId, "en")).map(({ group, figures }) => [group, figures.map(({ year, value, flags, forCode }) => [year, value, flags, forCode])]);
const codesOf = async (id: string) => Object.fromEntries((await getDataImport(admin, id)).rows.map(({ number, problems }) => [number, problems.map(({ code }) => code)]));

describe("a file of figures", () => {
  it("of Eurostat is recognised, narrowed, checked row by row, and published whole; flags are kept, and for whom the figure is", async () => {
    const id = await checked(sdmxCsv, eurostat);
    expect(await getDataImport(admin, id)).toMatchObject({ format: "sdmx-csv", state: "checked", good: 4, wrong: 0, left: 2, flagged: 3, replaces: 0 });
    expect(await codesOf(id)).toMatchObject({ 3: ["flag"], 5: ["notWanted"], 6: ["region"] });
    expect(await seriesOf(skane)).toEqual([]);
    await publishDataImport(admin, id);
    expect(await seriesOf(skane)).toEqual([["all", [[2022, null, "u:", "SE22"], [2023, 8.9, "", "SE22"], [2024, 9.4, "b", "SE22"]].map(([year, value, flags, code]) => [year, value, flags === "u:" ? expect.stringMatching(/^[u:]{2}$/) as string : flags, code])], ["non-eu", [[2024, 21.5, "bu", "SE22"]]]]);
  });

  it("leaves out people of whom nothing is shown here, and still has a wrong word mended", async () => {
    const id = await checked("geo,year,value,who\nITF3,2023,4,TOTAL\nITF3,2023,5,EU27_2020_FOR\nITF3,2023,6,nationls", { ...plain, group: "who" });
    expect(await getDataImport(admin, id)).toMatchObject({ good: 1, left: 1, wrong: 1 });
    expect(await codesOf(id)).toMatchObject({ 3: ["group"], 4: ["group"] });
  });

  it("says how many figures of several regions it would replace", async () => {
    const lines = (value: number) => ["geo,year,value", ...[2021, 2022, 2023].flatMap((year) => [`ITF3,${year},${value}`, `SE22,${year},${value}`])].join("\n");
    await publishDataImport(admin, await checked(lines(1), plain));
    expect(await getDataImport(admin, await checked(`${lines(2)}\nITF3,2024,9`, plain))).toMatchObject({ good: 7, replaces: 6 });
  });

  it("guesses what the columns mean, and remembers it", async () => {
    const first = await getDataImport(admin, await brought(sdmxCsv));
    expect(first.mapping.columns).toEqual({ region: "geo", year: "TIME_PERIOD", indicator: "", group: "citizen", value: "OBS_VALUE", flags: "OBS_FLAG" });
    await checked(sdmxCsv, eurostat);
    expect((await getDataImport(admin, await brought(sdmxCsv))).mapping).toMatchObject({ only: { sex: "T" }, fixed: { indicator: "unemployment" }, source: from });
  });

  it("says of a wrong row what is wrong, and publishes nothing as long as there is one", async () => {
    const id = await checked(["geo,year,value,what", "ITF3,2024,12.5,neet", "ITF3,199,12.5,neet", "ITF3,2024,many,arope", "ITF3,2024,120,arope", "ITF3,2024,3,nothing", "ITF3,2024,13,neet", "ITF3,2024"].join("\n"), { ...plain, indicator: "what" });
    expect(await codesOf(id)).toEqual({ 2: [], 3: ["year"], 4: ["number"], 5: ["range"], 6: ["indicator"], 7: ["twice"], 8: ["cells"] });
    await expect(publishDataImport(admin, id)).rejects.toMatchObject({ code: "conflict" });
    expect(await seriesOf(campania)).toEqual([]);
  });

  it("is undone as a whole: what was there before counts again", async () => {
    const old = await checked("geo;year;value\nITF3;2024;10", plain);
    await publishDataImport(admin, old, new Date("2026-01-01"));
    const id = await checked("geo;year;value\nITF3;2024;20\nITF3;2025;21", plain);
    expect(await getDataImport(admin, id)).toMatchObject({ replaces: 1 });
    await publishDataImport(admin, id);
    expect(await seriesOf(campania)).toEqual([["all", [[2024, 20, "", ""], [2025, 21, "", ""]]]]);
    await undoDataImport(admin, id);
    expect(await seriesOf(campania)).toEqual([["all", [[2024, 10, "", ""]]]]);
    await settleImports();
    expect(await db.outcomeFigure.count()).toBe(1);
    await expect(undoDataImport(admin, id)).rejects.toMatchObject({ code: "conflict" });
  });

  it("of a coordinator counts for the own region only, and is nobody else's", async () => {
    const coordinator = await createActor(createUser({ grants: ["coordinator"], regionId: campania }));
    const id = await checked("geo,year,value\nITF3,2024,10\nSE22,2024,11", plain, { actor: coordinator });
    expect(await getDataImport(coordinator, id)).toMatchObject({ good: 1, left: 1 });
    await expect(getDataImport(await createActor(createUser({ grants: ["coordinator"], regionId: skane })), id)).rejects.toMatchObject({ code: "not-found" });
    await expect(brought("a,b\n1,2", { actor: await createActor(createUser({ grants: ["editor"] })) })).rejects.toMatchObject({ code: "forbidden" });
    await discardDataImport(coordinator, id);
    expect(await db.dataSource.count()).toBe(0);
  });

  it("cut off in the middle leaves nothing to be seen, and is taken up at the next start", async () => {
    const lines = Array.from({ length: 1_500 }, (_, index) => `ITF3,${1950 + (index % 75)},${index % 90},${["unemployment", "neet", "arope"][Math.floor(index / 75) % 3]},${["all", "nationals", "non-eu", "non-eu-women"][Math.floor(index / 225) % 4]}`).slice(0, 900);
    const id = await brought(["geo,year,value,what,who", ...lines].join("\n"));
    const sourceId = newId();
    await db.dataSource.create({ data: { id: sourceId, ...from } });
    await db.dataImport.update({ where: { id }, data: { state: "checking", sourceId, mapping: { seen: { columns: [], sample: [] }, scope: null, chosen: { columns: { region: "geo", year: "year", value: "value", indicator: "what", group: "who", flags: "" }, fixed: { indicator: "", group: "" }, only: {}, source: from } } } });
    const cut = checkData(id, importFile(id));
    while ((await db.outcomeFigure.count()) === 0) await new Promise((resolve) => setImmediate(resolve));
    setStopping(true);
    await expect(cut).rejects.toThrow();
    expect(await seriesOf(campania)).toEqual([]);
    setStopping(false);
    await resumeDataImports();
    await settleImports();
    expect(await getDataImport(admin, id)).toMatchObject({ state: "checked", good: 900, wrong: 0 });
  });
});

describe("other formats", () => {
  it("JSON-stat: values in the order of its dimensions, with gaps", async () => {
    const id = await checked(jsonStat, { ...plain, year: "time", flags: "status" });
    expect(await getDataImport(admin, id)).toMatchObject({ format: "json-stat", good: 2, left: 1 });
    await publishDataImport(admin, id);
    expect(await seriesOf(skane)).toEqual([["all", [[2023, 8.9, "", "SE22"], [2024, 9.4, "b", "SE22"]]]]);
  });

  it("a spreadsheet with one sheet a country, in blocks by year, for scores of the set that was chosen", async () => {
    const { id: set } = await createIndicatorSet({ kind: "policy" });
    const book = workbook({ IT: [["Overall Scores", 2020, 2025], ["Italy", 58, 60.5], [], ["Policy strand", 2020, 2025], ["Health", 79, 80], ["Salute", "", ""], ["Housing", 30, "n"]], XX: [["Overall Scores", 2020], ["Nowhere", 1]] });
    const id = await brought(book, { set });
    const page = await getDataImport(admin, id);
    expect(page).toMatchObject({ format: "xlsx", target: "scores", mapping: { columns: { region: "sheet", year: "year", indicator: "item", value: "value" } } });
    await mapDataImport(admin, id, { ...plain, region: "sheet", indicator: "item", only: ["block=Policy strand"], fixedIndicator: "" });
    await settleImports();
    expect(await getDataImport(admin, id)).toMatchObject({ good: 4, wrong: 0 });
    await publishDataImport(admin, id);
    expect((await db.publishedScore.findMany({ where: { regionId: campania }, orderBy: [{ code: "asc" }, { year: "asc" }] })).map(({ code, year, score, flags, forCode, setId }) => [code, year, score, flags, forCode, setId])).toEqual([["area.health", 2020, 79, "", "IT", set], ["area.health", 2025, 80, "", "IT", set], ["area.housing", 2020, 30, "", "IT", set], ["area.housing", 2025, null, "n", "IT", set]]);
  });

  it("a spreadsheet as a table, with a head", async () => {
    const id = await checked(workbook({ Data: [["geo", "year", "value"], ["ITF3", 2024, 12.5]] }), plain);
    expect(await getDataImport(admin, id)).toMatchObject({ good: 1, wrong: 0 });
  });

  it("scores only of sets whose scores are published", async () => {
    const { id: set } = await createIndicatorSet();
    await expect(brought("a,b\n1,2", { set })).rejects.toMatchObject({ detail: "figureImports:errors.set" });
  });

  it("what is unsound is refused in words: broken, grown without measure, no spreadsheet, no dataset, empty", async () => {
    const refusal = (bytes: string | Uint8Array) => brought(bytes).then(() => null, (error: unknown) => (error as { detail: string }).detail);
    const bomb = workbook({ Data: [["geo"]] }, { "xl/worksheets/sheet1.xml": new TextEncoder().encode(`<worksheet><sheetData><row r="1"><c r="A1"><v>${" ".repeat(40_000_000)}</v></c></row></sheetData></worksheet>`) });
    expect(await refusal(bomb)).toBe("imports:failed.xlsx");
    const laughs = workbook({ Data: [["geo"]] }, { "xl/worksheets/sheet1.xml": new TextEncoder().encode('<!DOCTYPE a [<!ENTITY b "c">]><worksheet><sheetData><row><c><v>&b;</v></c></row></sheetData></worksheet>') });
    expect(await refusal(laughs)).toBe("imports:failed.xlsx");
    expect(await refusal(zipSync({ "readme.txt": new Uint8Array(10) }))).toBe("imports:failed.xlsx");
    expect(await refusal(workbook({ Data: [["geo"]] }).slice(0, 300))).toBe("imports:failed.xlsx");
    expect(await refusal('{"version":"2.0"}')).toBe("imports:failed.jsonStat");
    expect(await refusal('{"id":["a"],"size":[2],"dimension":{"a":{"category":{"index":["x"]}}},"value":[1,2]}')).toBe("imports:failed.jsonStat");
    expect(await refusal("geo,year,value")).toBe("figureImports:failed.empty");
  });
});
