import { beforeEach, describe, expect, it } from "vitest";
import { db } from "#app/db/client.server.ts";
import { createAction, createRegionFramework } from "#tests/support/action-factory.ts";
import { createActor, createRegion, createUser } from "#tests/support/factories.ts";
import { getEvaluationReport } from "../evaluation/evaluation-page.server.ts";
import { blankAnswer } from "../evaluation/evaluation.kinds.ts";
import { finishEvaluation, openEvaluation, saveAnswer } from "../evaluation/evaluation.server.ts";
import { tellAsPractice } from "../practice-draft.server.ts";
import { getFrameworkForm, getFrameworkList, getFrameworkPage } from "./framework-pages.server.ts";
import { changeFramework, createFramework, discardFramework, publishFramework, retireFramework, saveFramework } from "./region-frameworks.server.ts";

type Person = Awaited<ReturnType<typeof createActor>>;
let coordinator: Person, learner: Person, admin: Person, region: { id: string; slug: string }, actionId: string;
const question = { key: "", text: "Who does it reach?", phases: ["end" as const] };
const typed = { title: "Close to people", about: "Ours.", source: "A strategy", criteria: [{ key: "", title: "Reach", questions: [question] }] };
const begin = (actor: Person = coordinator, copy = "") => createFramework(actor, region.slug, { copy, locale: "en" });
const save = (id: string, seen = 1, words: typeof typed = typed, locale: "en" | "sv" = "en") => saveFramework(coordinator, { slug: region.slug, id, locale, typed: words, seen });
const published = async () => { const { id } = await begin(); await save(id); await publishFramework(coordinator, region.slug, id); return id; };
const open = async (framework: string) => (await openEvaluation(coordinator, actionId, { framework, phase: "end", kind: "self" })).id;
const choices = async () => (await getEvaluationReport(coordinator, { id: actionId, locale: "en", wanted: null })).frameworks.map(({ key }) => key);
const listed = async (actor: Person | null) => (await getFrameworkList(actor, region.slug, "en")).own.map(({ id, status }) => [id, status]);

beforeEach(async () => {
  region = await createRegion();
  coordinator = await createActor(await createUser({ grants: ["coordinator"], regionId: region.id }));
  admin = await createActor(await createUser({ grants: ["admin"] }));
  learner = await createActor(await createUser({ regionId: region.id }));
  actionId = await createAction({ status: "finished", regionId: region.id, team: { [coordinator.id]: "lead" } });
});

describe("a framework of a region", () => {
  it("is made by its coordinator and by administrators, and seen by nobody else while it is a draft", async () => {
    await expect(begin(learner)).rejects.toMatchObject({ code: "forbidden" });
    const other = await createActor(await createUser({ grants: ["coordinator"], regionId: (await createRegion()).id }));
    await expect(begin(other)).rejects.toMatchObject({ code: "forbidden" });
    const { id } = await begin();
    await begin(admin);
    expect(await listed(coordinator)).toHaveLength(2);
    expect(await listed(learner)).toEqual([]);
    expect(await listed(null)).toEqual([]);
    await expect(getFrameworkPage(other, { slug: region.slug, id, locale: "en" })).rejects.toMatchObject({ code: "not-found" });
    await expect(saveFramework(other, { slug: region.slug, id, locale: "en", typed, seen: 1 })).rejects.toMatchObject({ code: "not-found" });
    await expect(open(id)).rejects.toMatchObject({ code: "invalid" });
  });

  it("can be a copy of one of the product, in every language that has", async () => {
    const { id } = await begin(coordinator, "oecd-dac");
    const form = await getFrameworkForm(coordinator, { slug: region.slug, id, wanted: "sv", locale: "en" });
    expect(form.typed.criteria.map(({ title }) => title)).toContain("Relevans");
    expect(form.typed.source).toMatch(/^OECD\/DAC/);
    await publishFramework(coordinator, region.slug, id);
    const copyOfCopy = await begin(coordinator, id);
    expect((await getFrameworkForm(coordinator, { slug: region.slug, id: copyOfCopy.id, wanted: null, locale: "en" })).title).toBe("OECD DAC criteria");
    await expect(begin(coordinator, "stars")).rejects.toMatchObject({ code: "invalid" });
  });

  it("is published whole, and saved unfinished before", async () => {
    const { id } = await begin();
    await expect(publishFramework(coordinator, region.slug, id)).rejects.toMatchObject({ code: "conflict", detail: "frameworks:errors.incomplete" });
    expect(await save(id, 1, { ...typed, about: "" })).toEqual({ saved: true });
    await expect(publishFramework(coordinator, region.slug, id)).rejects.toMatchObject({ code: "conflict" });
    expect(await save(id, 1)).toEqual({ newer: 2 });
    expect(await save(id, 2)).toEqual({ saved: true });
    await publishFramework(coordinator, region.slug, id);
    await expect(save(id, 3, { ...typed, title: "Other" })).rejects.toMatchObject({ code: "conflict", detail: "frameworks:errors.notDraft" });
    expect(await listed(null)).toEqual([[id, "published"]]);
    expect(await choices()).toEqual(["oecd-dac", "seven-aspects", id]);
  });

  it("is offered to the actions of its region alone, in phases in which it asks something", async () => {
    const id = await published();
    const elsewhere = await createAction({ regionId: (await createRegion()).id, team: { [coordinator.id]: "lead" } });
    await expect(openEvaluation(coordinator, elsewhere, { framework: id, phase: "end", kind: "self" })).rejects.toMatchObject({ code: "invalid" });
    await expect(openEvaluation(coordinator, actionId, { framework: id, phase: "design", kind: "self" })).rejects.toMatchObject({ code: "invalid", detail: "evaluation:errors.nothingAsked" });
  });

  it("is read in the reader's language once every text is there in it, else in the one it was made in", async () => {
    const { id } = await begin();
    await save(id);
    await save(id, 2, { ...typed, title: "Nära", about: "Vår.", criteria: [{ key: "c1", title: "Räckvidd", questions: [{ ...question, key: "q1", text: "" }] }] }, "sv");
    await publishFramework(coordinator, region.slug, id);
    const said = async () => (await getFrameworkPage(null, { slug: region.slug, id, locale: "sv" })).said;
    expect(await said()).toMatchObject({ title: "Close to people", locale: "en" });
    await changeFramework(coordinator, region.slug, id);
    await save(id, 3, { ...typed, title: "Nära", about: "Vår.", criteria: [{ key: "c1", title: "Räckvidd", questions: [{ ...question, key: "q1", text: "Vilka når den?" }] }] }, "sv");
    expect(await said().catch(() => null)).toBeNull();
    await publishFramework(coordinator, region.slug, id);
    expect(await said()).toMatchObject({ title: "Nära", locale: "sv" });
  });
});

describe("an evaluation by a region's framework", () => {
  it("keeps the version it was opened by when a new one is published, and what it says goes into the practice draft", async () => {
    const first = await published();
    const evaluation = await open(first);
    const next = await changeFramework(coordinator, region.slug, first);
    expect(next.id).not.toBe(first);
    expect(await changeFramework(coordinator, region.slug, first)).toEqual(next);
    await save(next.id, 1, { ...typed, criteria: [{ key: "c1", title: "Reach", questions: [{ ...question, key: "q1", text: "Whom does it leave out?" }] }] });
    await publishFramework(coordinator, region.slug, next.id);
    expect(await listed(null)).toEqual([[next.id, "published"], [first, "retired"]]);
    expect(await choices()).toEqual(["oecd-dac", "seven-aspects", next.id]);

    await saveAnswer(coordinator, { actionId, id: evaluation, question: "c1.q1", answer: { ...blankAnswer, strengths: "Night workers came." }, seen: 0 });
    await finishEvaluation(coordinator, actionId, evaluation);
    const { shown } = await getEvaluationReport(null, { id: actionId, locale: "en", wanted: { framework: first, phase: "end" } });
    expect(shown?.criteria[0]?.questions[0]).toMatchObject({ text: "Who does it reach?", answers: { self: { strengths: "Night workers came." } } });
    expect(shown?.source).toMatchObject({ url: `/regions/${region.slug}/frameworks/${first}` });
    const { submissionId } = await tellAsPractice(coordinator, actionId);
    expect(JSON.stringify(await db.submission.findUnique({ where: { id: submissionId } }))).toContain("Night workers came.");
  });

  it("is opened by nothing that was retired, and by what came back", async () => {
    const id = await published();
    await retireFramework(coordinator, region.slug, id);
    await expect(open(id)).rejects.toMatchObject({ code: "invalid" });
    await publishFramework(coordinator, region.slug, id);
    await expect(open(id)).resolves.toBeTruthy();
  });

  it("keeps its framework from being thrown away: only drafts are", async () => {
    const id = await published();
    await expect(discardFramework(coordinator, region.slug, id)).rejects.toMatchObject({ code: "conflict" });
    expect(await changeFramework(coordinator, region.slug, id)).toMatchObject({ id });
    await discardFramework(coordinator, region.slug, id);
    expect(await listed(coordinator)).toEqual([]);
    const used = await createRegionFramework(region.id);
    await open(used);
    await discardFramework(coordinator, region.slug, (await changeFramework(coordinator, region.slug, used)).id);
    expect(await listed(coordinator)).toEqual([[used, "published"]]);
  });
});
