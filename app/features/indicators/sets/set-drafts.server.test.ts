import { writeFile } from "node:fs/promises";
import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "#app/auth/actor.ts";
import { db } from "#app/db/client.server.ts";
import { getT } from "#app/i18n/i18n.server.ts";
import { locales, type Locale } from "#app/i18n/locales.ts";
import { fold } from "#app/lib/fold.ts";
import { newId } from "#app/lib/ids.server.ts";
import { importFile, makeImportFolder } from "#app/lib/imports/import-work.server.ts";
import { workbook } from "#tests/support/data-files.ts";
import { createActor, createRegion, createUser } from "#tests/support/factories.ts";
import { createIndicatorSet, createQuestionnaire } from "#tests/support/indicator-factory.ts";
import { getGaps } from "../gap-page.server.ts";
import { contentOf } from "../questionnaires.server.ts";
import { getProfile } from "../profile.server.ts";
import { getSet, listSets } from "../region-page.server.ts";
import { valueName } from "../set-texts.ts";
import { isOwnPublished, withdrawSet } from "./published-set.server.ts";
import { readSetFile } from "./read-set-file.server.ts";
import { beginEmptySet, beginSetChange, beginSetCopy, beginSetFromFile, discardSetDraft, getSetDraft, hasSetDraft, listSetDrafts, publishSetDraft, replaceSetDraft, saveSetSection, tagOf } from "./set-drafts.server.ts";
import { draftWorkbook, setWorkbook } from "./set-workbook.server.ts";
import { factNames, tableColumns, tableNames } from "./typed-set.ts";

const now = new Date("2026-11-27T09:00:00Z");
const refused = (code: string, detail: string) => expect.objectContaining({ code, detail: `sets:${detail}` }) as Error;

let coordinator: Actor;
let colleague: Actor;
let stranger: Actor;
let admin: Actor;
let region: { id: string; slug: string };
beforeEach(async () => {
  const made = await createRegion();
  region = { id: made.id, slug: made.slug };
  [coordinator, colleague, stranger, admin] = await Promise.all([
    createActor(createUser({ grants: ["coordinator"], regionId: region.id })), createActor(createUser({ grants: ["coordinator"], regionId: region.id })),
    createActor(createUser({ grants: ["coordinator"], regionId: (await createRegion()).id })), createActor(createUser({ grants: ["admin"] })),
  ]);
});

/** Lies on the disk as an uploaded file does. */
async function upload(content: Uint8Array | string, { fileName = "our set.xlsx", locale = "en" }: { fileName?: string; locale?: Locale } = {}) {
  const file = newId();
  await makeImportFolder();
  await writeFile(importFile(file), content);
  return { file, fileName, locale };
}

const participation = {
  Set: [["Field", "Entry"], ["Language", "en"], ["Title", "Participation"], ["About", "What our councils say."], ["Edition", "2026"]],
  Axes: [["Axis key", "Title", "Value key", "Name of the value"], ["field", "Field of participation", "", "Political rights"], ["", "", "", "Public life"], ["group", "Group", "newcomers", "Newcomers"], ["", "", "settled", "Settled people"]],
  Scales: [["Scale", "Score", "Answer"], ["", 0, "Never"], ["", "33,3", "Sometimes"], ["", 100, "Always"]],
  Indicators: [
    ["Code", "Question", "Guidance", "Scale", "Field of participation", "group"],
    ["council", "Is there a council of migrants?", "", "", "Political rights", "newcomers; Settled people"],
    ["heard", "Are people heard?", "Ask them.", "", "*", "Newcomers"],
  ],
};
const changed = (sheet: keyof typeof participation, row: number, column: number, cell: string) => workbook({ ...participation, [sheet]: participation[sheet].map((cells, at) => (at === row ? cells.map((one, index) => (index === column ? cell : one)) : cells)) });
const begin = async (content: Uint8Array | string = workbook(participation), actor = coordinator, options: { fileName?: string; locale?: Locale } = {}) => (await beginSetFromFile(actor, await upload(content, options), now)).id;
const problemsOf = async (id: string, actor = coordinator) => (await getSetDraft(actor, id, "en")).problems.map(({ section, number, column, code, language }) => [section, number, column, code, ...(language ? [language] : [])]);
const publish = async (id: string, actor = coordinator) => (await publishSetDraft(actor, id, (await getSetDraft(actor, id, "en")).tag)).set;

describe("a set from a file", () => {
  it("is a draft of the region until it is published, and then everybody's to read and answer", async () => {
    const id = await begin();
    expect(await problemsOf(id)).toEqual([]);
    expect((await listSets("en")).map(({ title }) => title)).not.toContain("Participation");
    const set = await publish(id);
    expect(set).toBe(`${region.slug}-participation-2026`);
    const { content, owner } = await getSet(null, set, "sv");
    expect(content.structure).toMatchObject({ kind: "self-assessment", overallAxis: "field", scales: { extent: [0, 33.3, 100] }, source: { title: owner } });
    expect(content.indicators.map(({ code, tags }) => [code, tags])).toEqual([["council", { field: ["political-rights"], group: ["newcomers", "settled"] }], ["political-rights.heard", { field: ["political-rights"], group: ["newcomers"] }], ["public-life.heard", { field: ["public-life"], group: ["newcomers"] }]]);
    expect(await listSetDrafts(coordinator)).toEqual([]);
    expect(await db.auditEntry.findFirst({ where: { action: "indicator-set.published", subjectId: set } })).toMatchObject({ actorId: coordinator.id });
  });

  it("says every mistake with its row, and publishes nothing before all are mended", async () => {
    const id = await begin(changed("Indicators", 2, 4, "Sports"));
    expect(await problemsOf(id)).toEqual([["indicators", 3, "@field", "noValue"], ["indicators", 3, "@field", "noPlace"]]);
    await expect(publish(id)).rejects.toThrow(refused("conflict", "errors.notReady"));
    const { tag } = await getSetDraft(coordinator, id, "en");
    await replaceSetDraft(colleague, id, await upload(workbook(participation)), tag, now);
    expect(await problemsOf(id)).toEqual([]);
  });

  it.each<[keyof typeof participation, number, number, string, unknown[]]>([
    ["Set", 2, 1, "", ["facts", null, "title", "missing"]],
    ["Set", 4, 1, "20/26", ["facts", null, "edition", "edition"]],
    ["Axes", 2, 3, "Political rights", ["axes", 3, "value", "twice"]],
    ["Axes", 1, 0, "Fields!", ["axes", 2, "axis", "key"]],
    ["Axes", 3, 2, "constructor", ["axes", 4, "value", "key"]],
    ["Scales", 2, 1, "130", ["scales", 3, "score", "score"]],
    ["Scales", 3, 1, "0", ["scales", 4, "score", "twice"]],
    ["Scales", 1, 2, "", ["scales", 2, "answer", "missing"]],
    ["Indicators", 1, 0, "heard", ["indicators", 3, "code", "twice"]],
    ["Indicators", 1, 1, "", ["indicators", 2, "question", "missing"]],
    ["Indicators", 2, 3, "marks", ["indicators", 3, "scale", "noScale"]],
    ["Indicators", 2, 5, "*", ["indicators", 3, "@group", "twoStars"]],
    ["Indicators", 0, 5, "Moon", ["indicators", null, "@Moon", "noAxis"]],
  ])("finds what is wrong in sheet %s, row %i, cell %i", async (sheet, row, column, cell, problem) => {
    expect(await problemsOf(await begin(changed(sheet, row, column, cell)))).toContainEqual(problem);
  });

  it("may be the questions alone, as CSV: axes are the other columns, and three answers serve", async () => {
    const id = await begin("Fråga;Område;Grupp\nFinns en plan?;Hälsa;Nyanlända\nFinns pengar?;Bostad | Hälsa;\n", coordinator, { fileName: "vara-fragor.csv", locale: "sv" });
    const { typed, content, problems } = await getSetDraft(coordinator, id, "sv");
    expect(problems.map(({ column, code }) => [column, code])).toEqual([["about", "missing"]]);
    expect(typed).toMatchObject({ language: "sv", tables: { facts: { title: "vara fragor", edition: "2026" } } });
    expect(content.structure.axes).toEqual([{ key: "omrade", values: ["halsa", "bostad"] }, { key: "grupp", values: ["nyanlanda"] }]);
    expect(content.texts.sv?.scales.extent).toEqual(["Nej", "Delvis", "Ja"]);
  });

  it("is refused when there is no set in it at all, and nothing of it stays", async () => {
    for (const [content, detail] of [[workbook({ Data: [["a"], ["b"]] }), "errors.nothing"], ['{"a": 1}', "errors.format"], [changed("Set", 1, 1, "Latin"), "errors.language"]] as const) {
      await expect(begin(content)).rejects.toThrow(refused("invalid", detail));
    }
    await expect(beginEmptySet(await createActor(createUser()), "en")).rejects.toThrow(refused("forbidden", "errors.forbidden"));
    await expect(beginEmptySet(await createActor(createUser({ grants: ["coordinator"] })), "en")).rejects.toThrow(refused("forbidden", "errors.noRegion"));
  });

  it("gains a language by a file in it; what is missing there is said", async () => {
    const id = await begin();
    const { typed, tag } = await getSetDraft(coordinator, id, "en");
    await replaceSetDraft(coordinator, id, await upload(draftWorkbook(typed, "sv")), tag);
    expect(await problemsOf(id)).toContainEqual(["indicators", 2, "question", "missing", "sv"]);
    await expect(publish(id)).rejects.toThrow(refused("conflict", "errors.notReady"));
  });

  it.each(locales)("comes back as it was from a workbook in %s", async (locale) => {
    const { id } = await createIndicatorSet();
    const { content } = await getSet(null, id, locale);
    const { file } = await upload(setWorkbook(content, locale));
    const { tables, language } = await readSetFile(importFile(file), { name: "set.xlsx", locale: "en", now });
    expect(language).toBe(locale);
    expect(tables.indicators).toHaveLength(7);
    const draft = await beginSetFromFile(coordinator, { file, fileName: "set.xlsx", locale: "en" }, now);
    const found = await getSetDraft(coordinator, draft.id, locale);
    expect(found.problems).toEqual([]);
    expect(found.content).toMatchObject({ indicators: content.indicators, structure: { axes: content.structure.axes, scales: content.structure.scales } });
    expect(found.content.texts[locale]).toEqual(content.texts[locale]);
  });

  it("knows columns by names that are never two things in one table", () => {
    for (const keys of [["language", ...factNames], ...tableNames.map((table) => tableColumns[table])]) {
      const names = new Map<string, string>();
      for (const locale of locales) for (const key of keys) { const name = fold(getT(locale, "sets")(`columns.${key}`)); expect([name, names.get(name) ?? key]).toEqual([name, key]); names.set(name, key); }
    }
  });
});

describe("a draft", () => {
  it("is shared by the region's coordinators and administrators, and there for nobody else", async () => {
    const id = await begin();
    for (const actor of [colleague, admin]) expect((await getSetDraft(actor, id, "en")).id).toBe(id);
    await expect(getSetDraft(stranger, id, "en")).rejects.toThrow(refused("not-found", "errors.noDraft"));
    await expect(discardSetDraft(stranger, id)).rejects.toThrow(refused("not-found", "errors.noDraft"));
    await discardSetDraft(colleague, id);
    await expect(getSetDraft(coordinator, id, "en")).rejects.toThrow(refused("not-found", "errors.noDraft"));
  });

  it("never lets one person overwrite what they have not seen", async () => {
    const id = await begin();
    const { typed, tag } = await getSetDraft(coordinator, id, "en");
    const facts = { ...typed.tables.facts, title: "Mine" };
    const seen = tagOf(typed.tables.facts);
    expect(await saveSetSection(coordinator, id, { section: "facts", content: facts, seen })).toEqual({ saved: true });
    expect(await saveSetSection(colleague, id, { section: "facts", content: { ...facts, title: "Theirs" }, seen })).toEqual({ newer: { by: coordinator.name } });
    // Another section is another matter.
    expect(await saveSetSection(colleague, id, { section: "scales", content: typed.tables.scales, seen: tagOf(typed.tables.scales) })).toEqual({ saved: true });
    const file = await upload(workbook(participation));
    for (const act of [() => publishSetDraft(coordinator, id, tag), () => replaceSetDraft(coordinator, id, file, tag)]) await expect(act()).rejects.toThrow(refused("conflict", "errors.changedMeanwhile"));
  });

  it("begins empty with a scale, and says what is missing", async () => {
    const { id } = await beginEmptySet(coordinator, "fr", now);
    expect(await problemsOf(id)).toEqual([["axes", null, "", "none"], ["indicators", null, "", "none"], ["facts", null, "title", "missing"], ["facts", null, "about", "missing"]]);
  });
});

describe("a published set", () => {
  it("has no other in its place: neither a set of the same name nor a folder's", async () => {
    await publish(await begin());
    await expect(publish(await begin())).rejects.toThrow(refused("conflict", "errors.taken"));
    // Another region's set of the same title is another set.
    expect(await publish(await begin(workbook(participation), stranger), stranger)).not.toContain(region.slug);
  });

  it("changes only its words once somebody has answered it; a new edition changes everything", async () => {
    const set = await publish(await begin());
    await createQuestionnaire({ setId: set, regionId: region.id, scores: { council: 100, "public-life.heard": 33.3 } });
    const { id } = await beginSetChange(coordinator, set, "en");
    expect(await beginSetChange(colleague, set, "en")).toEqual({ id });
    await expect(beginSetChange(stranger, set, "en")).rejects.toMatchObject({ code: "not-found" });
    const replace = async (content: Uint8Array) => replaceSetDraft(coordinator, id, await upload(content), (await getSetDraft(coordinator, id, "en")).tag);
    await replace(changed("Scales", 2, 1, "50"));
    expect(await problemsOf(id)).toEqual([["indicators", null, "", "answered"]]);
    await replace(changed("Set", 4, 1, "2027"));
    expect(await problemsOf(id)).toEqual([["facts", null, "edition", "editionStays"]]);
    await replace(changed("Indicators", 1, 1, "Is there a council?"));
    expect(await publish(id)).toBe(set);
    const { content } = await getSet(null, set, "en");
    expect(content.texts.en?.indicators.council?.question).toBe("Is there a council?");
    const copy = await beginSetCopy(colleague, set, "en");
    const { typed } = await getSetDraft(colleague, copy.id, "en");
    expect(await problemsOf(copy.id, colleague)).toEqual([["facts", null, "edition", "missing"]]);
    await saveSetSection(colleague, copy.id, { section: "facts", content: { ...typed.tables.facts, edition: "2027", title: "Another title" }, seen: tagOf(typed.tables.facts) });
    expect(await publish(copy.id, colleague)).toBe(`${region.slug}-participation-2027`);
  });

  it("works in profile and gaps with axes that are no policy areas of the product, and says whose it is", async () => {
    const set = await publish(await begin());
    await createQuestionnaire({ setId: set, regionId: region.id, scores: { council: 100, "political-rights.heard": 100, "public-life.heard": 0 } });
    const t = getT("en", "common");
    const profile = await getProfile({ slug: region.slug, locale: "en", t });
    if (profile.axes === null) throw new Error("There is a profile.");
    expect(profile).toMatchObject({ overall: { mean: 50 }, set: { kind: "self-assessment", owner: profile.region.name } });
    expect(profile.axes.map(({ title, rows }) => [title, rows.map(({ name, score }) => [name, score.mean])])).toEqual([["Field of participation", [["Political rights", 100], ["Public life", 0]]], ["Group", [["Newcomers", 200 / 3], ["Settled people", 100]]]]);
    const { gaps, set: shown } = await getGaps({ slug: region.slug, locale: "en", t });
    expect(gaps).toMatchObject([{ area: "public-life", name: "Public life", isTheme: false, courses: [], practices: [] }]);
    expect(shown).toMatchObject({ owner: profile.region.name, kind: "self-assessment" });
  });

  it("is of an institution only where an administrator publishes it, with its source", async () => {
    const policy = (source: string) => workbook({ ...participation, Set: [...participation.Set, ["Kind", "Policy indicators"], ["Source", source]] });
    expect(await problemsOf(await begin(policy("An institute")))).toEqual([["facts", null, "kind", "kindAdmin"]]);
    expect(await problemsOf(await begin(policy(""), admin), admin)).toEqual([["facts", null, "source", "missing"]]);
    const set = await publish(await begin(policy("An institute"), admin), admin);
    const row = await db.indicatorSet.findUniqueOrThrow({ where: { id: set } });
    expect(row).toMatchObject({ origin: "browser", ownerRegionId: null });
    expect(contentOf(row.content).structure.kind).toBe("policy");
  });

  it("names a value as the product does where its key is one of the product's areas", async () => {
    const id = await begin(workbook({ ...participation, Axes: [participation.Axes[0] ?? [], ["field", "Field of participation", "health", ""], ["", "", "", "Political rights"], ["group", "Group", "newcomers", "Newcomers"], ["", "", "settled", "Settled people"]] }));
    expect(await problemsOf(id)).toEqual([]);
    const { content } = await getSetDraft(coordinator, id, "en");
    expect(valueName(content.texts.en ?? { title: "", about: "", axes: {}, scales: {}, indicators: {} }, "field", "health", getT("es", "common"))).toBe("Salud");
  });
});

describe("a published set", () => {
  it("is taken back while nobody has answered it, and is a draft with all that was in it", async () => {
    const set = await publish(await begin());
    expect((await getSet(coordinator, set, "en")).canWithdraw).toBe(true);
    await expect(withdrawSet(stranger, set, "en")).rejects.toMatchObject({ code: "not-found" });
    const { draft } = await withdrawSet(colleague, set, "en", now);
    expect((await listSets("en")).map(({ id }) => id)).not.toContain(set);
    expect((await getSetDraft(coordinator, draft, "en")).problems).toEqual([]);
    expect(await publish(draft)).toBe(set);
  });

  it("gives its changes that were begun back as one draft", async () => {
    const set = await publish(await begin());
    const { id } = await beginSetChange(coordinator, set, "en", now);
    expect(await withdrawSet(coordinator, set, "en")).toEqual({ draft: id });
    expect(await publish(id)).toBe(set);
  });

  it("stays once somebody has answered it", async () => {
    const set = await publish(await begin());
    await createQuestionnaire({ setId: set, regionId: region.id, year: 2026, status: "draft", scores: {} });
    expect((await getSet(coordinator, set, "en")).canWithdraw).toBe(false);
    await expect(withdrawSet(admin, set, "en")).rejects.toMatchObject({ code: "conflict", detail: "regions:sets.withdrawNot" });
  });

  it("is what a second press of the button finds, of those who may change it", async () => {
    const id = await begin();
    const set = await publish(id);
    expect([await hasSetDraft(id), await isOwnPublished(colleague, set), await isOwnPublished(stranger, set)]).toEqual([false, true, false]);
  });
});
