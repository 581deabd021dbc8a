import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import path from "node:path";
import { beforeEach, describe, expect, inject, it } from "vitest";
import type { Actor } from "#app/auth/actor.ts";
import { db } from "#app/db/client.server.ts";
import type { Locale } from "#app/i18n/locales.ts";
import { createActor, createUser } from "#tests/support/factories.ts";
import { createPractice, practiceContent } from "#tests/support/practice-factory.ts";
import { importPractices, publishPractice, readCurrent } from "../import.server.ts";
import { getPractice } from "../practice-page.server.ts";
import type { PracticeText } from "../practice.schema.ts";
import { parsePracticeSearch, searchPractices } from "../search.server.ts";
import { getLanguages, getTranslating } from "./languages.server.ts";
import { carryTranslations, markAll } from "./marks.ts";
import { decideOnTranslation, getProposal, listTranslationQueue } from "./proposals.server.ts";
import { discardTranslation, handInTranslation, keepTranslation, listOwnTranslations, takeBackTranslation } from "./translations.server.ts";

const person = (locale: Locale, ...grants: ("editor" | "reviewer" | "admin")[]): Promise<Actor> => createActor(createUser({ locale, grants }));

const english: Partial<PracticeText> = { title: "Rent guarantee", summary: "A guarantee for landlords.", need: "Landlords were afraid.", lessons: ["Ask early.", "Ask twice."], figures: { flats: "flats let" }, assessment: { inclusion: { inspiring: "Tenants decided." } } };
const swedish = { title: "Hyresgaranti", summary: "En garanti för hyresvärdar.", need: "Hyresvärdar var rädda.", lessons: "Fråga tidigt.\n- Fråga två gånger.", "figure-flats": "uthyrda lägenheter", "inspiring-inclusion": "Hyresgästerna bestämde." };
const figures = [{ key: "flats", value: "14" }];

let slug: string;
let swede: Actor;
let editor: Actor;
beforeEach(async () => {
  slug = await createPractice({ text: english, figures });
  [swede, editor] = [await person("sv"), await person("en", "editor")];
});

const form = (words: Record<string, string> = swedish, original = 1) => ({ slug, locale: "sv" as const, words, original });
const latest = async (who: Actor) => (await listOwnTranslations(who))[0]?.id ?? "";
const decide = async (who: Actor, id: string, decision: "publish" | "return", remarks = "") => decideOnTranslation(who, { id, decision, remarks, seen: (await getProposal(who, id)).seen });
async function publish(who: Actor = swede, words: Record<string, string> = swedish, original = 1): Promise<void> {
  await handInTranslation(who, form(words, original));
  await decide(editor, await latest(who), "publish");
}

describe("a translation", () => {
  it("is handed in, returned with remarks, changed, published by somebody else, read and found in its language, with its translator's name", async () => {
    await handInTranslation(swede, form({ ...swedish, need: "" }));
    const id = await latest(swede);
    expect(await listTranslationQueue(editor)).toMatchObject([{ id, title: "Rent guarantee", locale: "sv", isOwn: false }]);
    await expect(decide(editor, id, "return")).rejects.toMatchObject({ code: "invalid", detail: "translations:errors.remarks" });
    await decide(editor, id, "return", "The need is missing.");
    expect((await getTranslating(swede, { slug, locale: "sv" })).own).toMatchObject({ id, state: "returned", remarks: "The need is missing." });
    expect((await searchPractices(null, parsePracticeSearch(new URLSearchParams("q=uthyrda&words=exact")), "sv")).total).toBe(0);
    await publish();
    expect(await getPractice(null, { slug, locale: "sv" })).toMatchObject({ version: 2, title: "Hyresgaranti", state: "human", isPartial: false, translators: [swede.name], figures: [{ label: "uthyrda lägenheter", locale: "sv" }], assessment: [{ inspiring: "Hyresgästerna bestämde.", locale: "sv" }], languages: [{ locale: "en", state: "original" }, { locale: "sv", state: "human", completeness: 100, outdated: 0 }] });
    expect(await getPractice(null, { slug, locale: "en", shownIn: "sv" })).toMatchObject({ title: "Hyresgaranti", locale: "sv" });
    expect((await searchPractices(null, parsePracticeSearch(new URLSearchParams("q=uthyrda lägenheter&language=sv&words=exact")), "sv")).practices).toMatchObject([{ slug, title: "Hyresgaranti", locale: "sv" }]);
    expect(await db.notification.findMany({ where: { userId: swede.id }, orderBy: { createdAt: "asc" }, select: { kind: true, path: true } })).toEqual([{ kind: "translation", path: `/practices/${slug}/translate/sv` }, { kind: "translation", path: `/practices/${slug}?in=sv` }]);
    expect(await db.notification.findMany({ where: { userId: editor.id }, select: { kind: true, path: true } })).toContainEqual({ kind: "review", path: `/practices/translations/${id}` });
  });

  it("may leave out parts, which are shown in the original, never title, summary or single points", async () => {
    await expect(handInTranslation(swede, form({ title: "Hyresgaranti", lessons: "Fråga tidigt." }))).rejects.toMatchObject({ code: "invalid", detail: "translations:errors.incomplete" });
    expect((await getTranslating(swede, { slug, locale: "sv" })).problems).toEqual([{ key: "summary", message: "submissions:errors.required" }, { key: "lessons", message: "translations:errors.points" }]);
    await publish(swede, { title: "Hyresgaranti", summary: "En garanti.", lessons: "" });
    const page = await getPractice(null, { slug, locale: "sv" });
    expect(page).toMatchObject({ isPartial: true, languages: [{ completeness: 100 }, { completeness: 33 }], assessment: [{ locale: "en" }] });
    expect(page.sections[0]?.fields).toMatchObject([{ field: "need", locale: "en" }]);
  });

  it("that says nothing new is not handed in, and one handed in twice waits once", async () => {
    await publish();
    await expect(handInTranslation(swede, form(swedish, 2))).rejects.toMatchObject({ code: "invalid", detail: "translations:errors.nothingNew" });
    await handInTranslation(swede, form({ ...swedish, need: "De var rädda." }, 2));
    await expect(handInTranslation(swede, form({ ...swedish, need: "Annat." }, 2))).rejects.toMatchObject({ code: "forbidden", detail: "translations:errors.waits" });
    expect(await listTranslationQueue(editor)).toHaveLength(1);
  });
});

describe("who may", () => {
  it("translate: members into the language they use or read, never into the original's", async () => {
    const [visitorLike, reader] = [await person("fr"), await person("pt")];
    await db.user.update({ where: { id: reader.id }, data: { languages: ["sv", "pt"] } });
    await expect(keepTranslation(visitorLike, form())).rejects.toMatchObject({ code: "forbidden", detail: "translations:errors.notYours" });
    await expect(getTranslating(visitorLike, { slug, locale: "sv" })).rejects.toMatchObject({ code: "forbidden" });
    await expect(keepTranslation(await person("en"), { ...form(), locale: "en" })).rejects.toMatchObject({ code: "forbidden" });
    await keepTranslation(reader, form());
    expect((await getLanguages(reader, slug)).lines.filter(({ canTranslate }) => canTranslate).map(({ locale }) => locale)).toEqual(["pt", "sv"]);
    expect((await getLanguages(null, slug)).lines.some(({ canTranslate, taken }) => canTranslate || taken)).toBe(false);
  });

  it("decide: editors, reviewers and administrators, never on their own translation, and once", async () => {
    const [own, other] = [await person("sv", "editor", "reviewer", "admin"), await person("sv")];
    await handInTranslation(own, form());
    const id = await latest(own);
    await expect(decide(own, id, "publish")).rejects.toMatchObject({ code: "forbidden", detail: "translations:errors.own" });
    await expect(getProposal(other, id)).rejects.toMatchObject({ code: "not-found" });
    await expect(decideOnTranslation(other, { id, decision: "publish", remarks: "", seen: "" })).rejects.toMatchObject({ code: "forbidden" });
    await expect(listTranslationQueue(other)).rejects.toMatchObject({ code: "forbidden" });
    const { seen } = await getProposal(editor, id);
    await decideOnTranslation(editor, { id, decision: "publish", remarks: "", seen });
    await expect(decideOnTranslation(await person("en", "reviewer"), { id, decision: "publish", remarks: "", seen })).rejects.toMatchObject({ code: "conflict" });
  });

  it("read a draft: its translator alone", async () => {
    await keepTranslation(swede, form());
    await expect(getProposal(editor, await latest(swede))).rejects.toMatchObject({ code: "not-found" });
  });

  it("publish: nobody what they have not read", async () => {
    await handInTranslation(swede, form(), new Date("2026-03-01T10:00:00Z"));
    const id = await latest(swede);
    const { seen } = await getProposal(editor, id);
    await takeBackTranslation(swede, id);
    await handInTranslation(swede, form({ ...swedish, need: "Något annat." }));
    await expect(decideOnTranslation(editor, { id, decision: "publish", remarks: "", seen })).rejects.toMatchObject({ code: "conflict", detail: "submissions:errors.late" });
  });
});

describe("two people", () => {
  it("do not translate the same at once, until one gives up or leaves it for two weeks", async () => {
    const other = await person("sv");
    await keepTranslation(swede, form());
    await expect(keepTranslation(other, form())).rejects.toMatchObject({ code: "conflict", detail: "translations:errors.taken" });
    expect((await getTranslating(other, { slug, locale: "sv" })).taken).toMatchObject({ name: swede.name });
    await discardTranslation(swede, await latest(swede));
    await keepTranslation(other, form(), new Date("2026-03-01T10:00:00Z"));
    await keepTranslation(swede, form(), new Date("2026-03-16T10:00:00Z"));
    await expect(keepTranslation(other, form({ ...swedish, need: "Min text." }), new Date("2026-03-16T11:00:00Z"))).rejects.toMatchObject({ code: "conflict", detail: "translations:errors.taken" });
  });

  it("do not undo each other: who comes back goes on from what was published meanwhile", async () => {
    const other = await person("sv");
    await keepTranslation(other, form({ ...swedish, need: "Min text." }), new Date("2026-03-01T10:00:00Z"));
    await publish(swede, { ...swedish, summary: "En bättre sammanfattning." });
    const { parts } = await getTranslating(other, { slug, locale: "sv" });
    expect(parts.find(({ key }) => key === "need")).toMatchObject({ words: "Min text.", published: "Hyresvärdar var rädda." });
  });

  it("nor one person on two devices", async () => {
    const { version } = await getTranslating(swede, { slug, locale: "sv" });
    await keepTranslation(swede, { ...form({ title: "På telefonen" }), since: version });
    await expect(keepTranslation(swede, { ...form({ title: "Vid skrivbordet" }), since: version })).rejects.toMatchObject({ code: "conflict", detail: "translations:errors.elsewhere" });
  });
});

describe("when the original changes", () => {
  const changed = practiceContent({ text: { ...english, need: "Landlords were very afraid." }, figures });

  it("its translation stays, shown as of an earlier version part by part, and is brought up to date", async () => {
    await publish();
    await publishPractice(slug, changed);
    const page = await getPractice(null, { slug, locale: "sv" });
    expect(page).toMatchObject({ version: 3, title: "Hyresgaranti", languages: [{}, { locale: "sv", completeness: 100, outdated: 1 }] });
    expect(page.sections[0]?.fields).toMatchObject([{ field: "need", isOutdated: true, paragraphs: ["Hyresvärdar var rädda."] }]);
    const { parts } = await getTranslating(swede, { slug, locale: "sv" });
    expect(parts.filter(({ isOutdated }) => isOutdated).map(({ key, changes }) => [key, changes.filter(({ kind }) => kind === "added")])).toEqual([["need", [{ kind: "added", text: "very " }]]]);
    await publish(swede, { ...swedish, need: "Hyresvärdar var mycket rädda." }, 3);
    expect((await getPractice(null, { slug, locale: "sv" })).languages).toMatchObject([{}, { outdated: 0 }]);
  });

  it("a part that still fits is confirmed by handing it in, and one that was typed beside the old original is not", async () => {
    await publish();
    await publishPractice(slug, changed);
    await handInTranslation(swede, form(swedish, 1)); // the page had been opened before
    await decide(editor, await latest(swede), "publish");
    expect((await getPractice(null, { slug, locale: "sv" })).languages).toMatchObject([{}, { outdated: 1 }]);
    await publish(swede, swedish, 3);
    expect((await getPractice(null, { slug, locale: "sv" })).languages).toMatchObject([{}, { outdated: 0 }]);
  });

  it("what its author tells anew keeps every translation, also those that no file brings", () => {
    const texts = { en: { title: "Rent guarantee", summary: "It.", state: "human" as const }, fr: { title: "Garantie", summary: "Elle.", state: "machine" as const } };
    const after = practiceContent({ text: { title: "Rent guarantee", summary: "It works." } });
    expect(carryTranslations(markAll({ ...practiceContent(), texts }), after).texts.fr).toMatchObject({ title: "Garantie", summary: "Elle.", state: "machine", of: { title: expect.any(String) as string } });
    expect(carryTranslations(null, after)).toBe(after);
  });
});

describe("a folder's record", () => {
  function folder(need: string, files: Record<string, string> = {}): string {
    const root = mkdtempSync(path.join(inject("scratchDir"), "practices-"));
    mkdirSync(path.join(root, "rent"));
    const all = { "practice.yaml": "format: 1\noriginal: en\nillustrative: true\nareas: [health]\ntargets: []\nroles: []\nsettings: []\nregions: []\nsources: {}\nfrom: {}\n", "en.yaml": `title: Rent guarantee\nsummary: A guarantee.\nneed: ${need}\n`, "sv.yaml": "title: Hyresgaranti\nsummary: En garanti.\n", ...files };
    for (const [name, text] of Object.entries(all)) writeFileSync(path.join(root, "rent", name), text);
    return root;
  }

  it("keeps at the next start what was translated here, and its own translation where that is outdated", async () => {
    await importPractices(folder("Fear."));
    slug = "rent";
    await publish(swede, { title: "Hyresgaranti", summary: "En garanti.", need: "Rädsla." });
    expect(await importPractices(folder("Fear."))).toMatchObject([{ status: "unchanged", version: 2 }]);
    expect(await importPractices(folder("Fear.", { "sv.yaml": "title: Garanti\nsummary: En garanti.\n" }))).toMatchObject([{ status: "published" }]);
    expect((await readCurrent(db, "rent"))?.texts.sv).toMatchObject({ title: "Garanti", need: "Rädsla." });
    await importPractices(folder("Great fear."));
    expect((await getPractice(null, { slug, locale: "sv" })).sections[0]?.fields).toMatchObject([{ isOutdated: true, paragraphs: ["Rädsla."] }]);
    await importPractices(folder("Great fear.", { "sv.yaml": "title: Hyresgaranti\nsummary: En garanti.\nneed: Stor rädsla.\n" }));
    expect((await getPractice(null, { slug, locale: "sv" })).sections[0]?.fields).toMatchObject([{ isOutdated: false, paragraphs: ["Stor rädsla."] }]);
  });
});

it("who leaves is named no more; what they translated stays", async () => {
  await publish();
  await db.user.delete({ where: { id: swede.id } });
  expect(await getPractice(null, { slug, locale: "sv" })).toMatchObject({ title: "Hyresgaranti", translators: [] });
});
