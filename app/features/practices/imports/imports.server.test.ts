import { mkdtempSync, writeFileSync } from "node:fs";
import path from "node:path";
import { beforeEach, describe, expect, inject, it } from "vitest";
import type { Actor } from "#app/auth/actor.ts";
import { db } from "#app/db/client.server.ts";
import { newId } from "#app/lib/ids.server.ts";
import { setStopping, settleImports, startImports } from "#app/lib/imports/import-work.server.ts";
import { nextNumber } from "#tests/support/counter.ts";
import { createActor } from "#tests/support/factories.ts";
import { createPractice } from "#tests/support/practice-factory.ts";
import { getForApi } from "../api/api.server.ts";
import { parsePracticeSearch, searchPractices } from "../search.server.ts";
import { checkImport } from "./check-import.server.ts";
import { confirmImport, discardImport, getImport, resumePracticeImports } from "./imports.server.ts";
import { publishImport } from "./publish-import.server.ts";
import { templateCsv } from "./template.ts";

const head = "title,summary,language,areas,regions,source_title,source_publisher,source_url,distinct";
const source = () => `Report,Region,https://region.example/report-${nextNumber()}`;
const line = (title: string, { areas = "health", regions = "SE224", from = source(), distinct = "" } = {}) => `${title},What it is about.,sv,${areas},${regions},${from},${distinct}`;

const withRole = async (role: "editor" | "reviewer"): Promise<Actor> => ({ ...(await createActor()), roles: [role] });

let folder: string;
let editor: Actor;
let reviewer: Actor;
beforeEach(async () => {
  folder = mkdtempSync(path.join(inject("scratchDir"), "import-"));
  [editor, reviewer] = [await withRole("editor"), await withRole("reviewer")];
  setStopping(false);
});

/** A file that an editor brought, checked. */
async function brought(text: string, format: "csv" | "json" = "csv"): Promise<string> {
  const id = newId();
  const file = path.join(folder, id);
  writeFileSync(file, text);
  await db.practiceImport.create({ data: { id, fileName: `file.${format}`, format, size: text.length, state: "checking", authorId: editor.id, createdAt: new Date() } });
  await checkImport(id, file);
  return id;
}
const find = async (words: string) => (await searchPractices(null, parsePracticeSearch(new URLSearchParams({ q: words, words: "exact" })), "sv")).total;

describe("a file of practices", () => {
  it("is checked row by row: what is wrong, where, and how to mend it; nothing is published", async () => {
    const id = await brought([`${head},colour`, `${line("Zebra one")},blue`, `${line("", { areas: "health|aliens", regions: "XX99" })},`, line("Short row"), `${line("Zebra two", { from: ",," })},`].join("\n"));
    const page = await getImport(editor, id);
    expect(page).toMatchObject({ state: "checked", good: 0, wrong: 4, twice: 0, can: { publish: false, discard: true } });
    const codes = Object.fromEntries(page.rows.map(({ number, problems }) => [number, problems.map(({ column, code }) => `${column} ${code}`)]));
    expect(codes[2]).toEqual(["colour unknownColumn"]);
    expect(codes[3]).toEqual(expect.arrayContaining(["title missing", "areas choice"]));
    expect(codes[4]).toEqual([" cells"]);
    expect(codes[5]).toEqual(expect.arrayContaining(["source_title sources", "source_url sources"]));
    expect(await find("zebra")).toBe(0);
  });

  it("tells what is there already: same title and region, or same source; who has looked may say that it is not", async () => {
    await createPractice({ regions: ["SE224"], text: { title: "Émile’s house" }, sources: { a: { title: "A", publisher: "B", url: "https://www.region.example/known/" } } });
    const shared = `Report,Region,https://region.example/shared-${nextNumber()}`;
    const id = await brought([head, line("EMILE S HOUSE"), line("Other name", { from: "Report,Region,http://region.example/known" }), line("First", { from: shared }), line("Second", { from: shared }), line("Third", { from: shared, distinct: "yes" }), line("first", { regions: "SE232" }), line("First")].join("\n"));
    const { good, wrong, twice, rows } = await getImport(editor, id);
    expect({ good, wrong, twice }).toEqual({ good: 3, wrong: 0, twice: 4 });
    expect(rows.filter(({ state }) => state === "twice").map(({ number, problems }) => [number, problems[0]?.code])).toEqual([[2, "twiceHere"], [3, "sourceHere"], [5, "sourceInFile"], [8, "twiceInFile"]]);
  });

  it("is published whole by somebody else than who brought it, and never twice", async () => {
    const word = `walrus${nextNumber()}`;
    const id = await brought(`${head}\n${Array.from({ length: 250 }, (_, index) => line(`${word} ${index}`)).join("\n")}`);
    await expect(confirmImport(editor, id)).rejects.toMatchObject({ code: "forbidden" });
    await expect(confirmImport(await createActor(), id)).rejects.toMatchObject({ code: "forbidden" });
    await confirmImport(reviewer, id);
    await expect(confirmImport(reviewer, id)).rejects.toMatchObject({ code: "conflict" });
    await settleImports();
    expect(await getImport(reviewer, id)).toMatchObject({ state: "published", good: 250, rows: [] });
    expect(await find(word)).toBe(250);
    const record = await getForApi(null, { slug: `${word}-7` }, "https://academy.example");
    expect(record).toMatchObject({ illustrative: false, record: { original: "sv", regions: ["SE224"], from: { areas: ["source"], regions: ["source"] } }, texts: { sv: { title: `${word} 7` } } });
    await expect(discardImport(editor, id)).rejects.toMatchObject({ code: "conflict" });
  });

  it("cut off in the middle leaves nothing that can be found, and is taken up at the next start", async () => {
    const word = `heron${nextNumber()}`;
    const id = await brought(`${head}\n${Array.from({ length: 350 }, (_, index) => line(`${word} ${index}`)).join("\n")}`);
    await db.practiceImport.update({ where: { id }, data: { state: "publishing" } });
    const cut = publishImport(id, new Date());
    while ((await db.practice.count({ where: { importId: id } })) < 100) await new Promise((resolve) => setImmediate(resolve));
    setStopping(true);
    await expect(cut).rejects.toThrow();
    const written = await db.practice.count({ where: { importId: id } });
    expect(written).toBeGreaterThan(0);
    expect(written).toBeLessThan(350);
    expect(await find(word)).toBe(0);
    await expect(getForApi(null, { slug: `${word}-0` }, "https://academy.example")).rejects.toMatchObject({ code: "not-found" });
    const stop = startImports([resumePracticeImports], () => undefined);
    while ((await getImport(editor, id)).state === "publishing") await new Promise((resolve) => setImmediate(resolve));
    await stop();
    expect(await find(word)).toBe(350);
    expect(await db.practice.count({ where: { importId: id } })).toBe(350);
  });

  it("may be JSON: a list, or an object with practices", async () => {
    const record = { title: "Otter", summary: "About.", language: "en", areas: ["housing"], regions: [], lessons: ["One", "Two"], source_title: "R", source_publisher: "P", source_url: `https://region.example/otter-${nextNumber()}` };
    expect(await getImport(editor, await brought(JSON.stringify([record, { ...record, title: "" }]), "json"))).toMatchObject({ good: 1, wrong: 1 });
    expect(await getImport(editor, await brought(JSON.stringify({ format: 1, practices: [{ ...record, outcome: "partly" }] }), "json"))).toMatchObject({ good: 1, wrong: 0 });
    await expect(brought('[{"title": "broken', "json")).rejects.toMatchObject({ detail: "imports:failed.json" });
    await expect(brought('title\n"never closed', "csv")).rejects.toMatchObject({ detail: "imports:failed.csv" });
    await expect(brought(head)).rejects.toMatchObject({ detail: "imports:failed.empty" });
  });

  it("may be the template, which is right as it stands", async () => {
    const { rows, ...page } = await getImport(editor, await brought(templateCsv()));
    expect({ good: page.good, rows: rows.map(({ problems }) => problems) }).toEqual({ good: 2, rows: [[], []] });
  });
});
