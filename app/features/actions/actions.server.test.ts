import { beforeEach, describe, expect, it } from "vitest";
import { db } from "#app/db/client.server.ts";
import { createAction } from "#tests/support/action-factory.ts";
import { createActor, createRegion, createUser } from "#tests/support/factories.ts";
import { createIndicatorSet, createQuestionnaire } from "#tests/support/indicator-factory.ts";
import { createPractice } from "#tests/support/practice-factory.ts";
import { getAction } from "./action-page.server.ts";
import { addMember, discardDraft, draftAction, removeMember, saveSection, setStatus } from "./actions.server.ts";
import { listActions, parseFilter } from "./catalogue.server.ts";
import { addEntry } from "./monitoring.server.ts";
import { readOriginBasics } from "./origin.server.ts";

type Person = Awaited<ReturnType<typeof person>>;
const person = async (regionId: string | null = null) => createActor(await createUser({ regionId }));
const basics = { title: "A bus to the course", summary: "", locale: "en" as const, region: "", areas: ["language" as const], targets: [], starts: "", ends: "" };
let lead: Person, other: Person;

beforeEach(async () => {
  lead = await person();
  other = await person();
});

describe("a draft", () => {
  it("is its team's alone until the plan is published", async () => {
    const { id } = await draftAction(lead, basics);
    await expect(getAction(other, { id, locale: "en" })).rejects.toMatchObject({ code: "not-found" });
    await setStatus(lead, id, { status: "planned" });
    expect(await getAction(null, { id, locale: "en" })).toMatchObject({ status: "planned", can: { edit: false, lead: false } });
    expect((await listActions(null, parseFilter(new URLSearchParams({ area: "language", q: "bus" })), "en")).actions.map((one) => one.id)).toEqual([id]);
  });

  it("speaks for one's own region only", async () => {
    const region = await createRegion();
    await expect(draftAction(lead, { ...basics, region: region.id })).rejects.toMatchObject({ detail: "actions:errors.otherRegion" });
    await expect(draftAction(await person(region.id), { ...basics, region: region.id })).resolves.toBeTruthy();
  });

  it("takes along what the indicators say of a gap", async () => {
    const { id: set, codes } = await createIndicatorSet();
    const region = await createRegion();
    await createQuestionnaire({ setId: set, regionId: region.id, year: 2026, scores: Object.fromEntries(codes.map((code) => [code, code.startsWith("health.") ? 0 : 100])) });
    const { id } = await draftAction(await person(region.id), { ...basics, region: region.id }, { region: region.slug, set, year: 2026, area: "health" });
    const { plan, origin } = await getAction({ ...lead, roles: ["admin"] }, { id, locale: "en" });
    expect(origin.gap).toEqual({ set, year: 2026, area: "health", name: "Health" });
    expect(plan.problem?.texts.evidence).toMatch(/Health: 0 of 100 points[^]*self-assessment, no official score[^]*– .+ \(0\)/);
  });

  it("is called as the region's own set calls the gap, from the form on", async () => {
    const { id: set, codes } = await createIndicatorSet();
    const row = await db.indicatorSet.findUniqueOrThrow({ where: { id: set } });
    await db.indicatorSet.update({ where: { id: set }, data: { content: JSON.parse(JSON.stringify(row.content).replaceAll('"health"', '"rural-life"').replaceAll('"values":{}', '"values":{"rural-life":"Life in villages"}')) as object } });
    const region = await createRegion();
    await createQuestionnaire({ setId: set, regionId: region.id, year: 2026, scores: Object.fromEntries(codes.map((code) => [code, 0])) });
    expect(await readOriginBasics(lead, { region: region.slug, set, year: 2026, area: "rural-life" }, "en")).toMatchObject({ title: "Life in villages: closing the gap", areas: [] });
    await db.region.update({ where: { id: region.id }, data: { competences: { "rural-life": "own" } } });
    const { id } = await draftAction(lead, basics, { region: region.slug, set, year: 2026, area: "rural-life" });
    expect((await getAction(lead, { id, locale: "en" })).origin.gap?.name).toBe("Life in villages");
  });

  it("takes a practice along that a region takes up", async () => {
    const practice = await createPractice({ areas: ["health"], text: { title: "Zeppelin hour" } });
    const { id } = await draftAction(lead, basics, { practice });
    expect((await getAction(lead, { id, locale: "en" })).origin.practice).toEqual({ slug: practice, title: "Zeppelin hour" });
  });

  it("can be discarded; what was published cannot", async () => {
    const { id } = await draftAction(lead, basics);
    await setStatus(lead, id, { status: "planned" });
    await expect(discardDraft(lead, id)).rejects.toMatchObject({ detail: "actions:errors.notDraft" });
    await setStatus(lead, id, { status: "draft" });
    await discardDraft(lead, id);
    expect(await db.action.count({ where: { id } })).toBe(0);
  });
});

describe("a plan", () => {
  it("shows what somebody else saved meanwhile before anything is written over", async () => {
    const id = await createAction({ team: { [lead.id]: "lead", [other.id]: "editor" } });
    const save = (actor: Person, text: string, seen: number) => saveSection(actor, { id, key: "objectives", typed: { goal: text }, seen });
    expect(await save(lead, "First", 0)).toEqual({ saved: true });
    expect(await save(other, "Second", 0)).toMatchObject({ newer: { revision: 1, by: lead.name, content: { texts: { goal: "First" } } } });
    expect(await save(other, "Second", 1)).toEqual({ saved: true });
    expect(await save(other, "Second", 1)).toEqual({ saved: true }); // the same again is no conflict
  });

  it("is written by leads and editors, not by evaluators or strangers, and closed when the action is over", async () => {
    const evaluator = await person();
    const id = await createAction({ team: { [lead.id]: "lead", [evaluator.id]: "evaluator" } });
    const save = (actor: Person) => saveSection(actor, { id, key: "objectives", typed: { goal: "A goal" }, seen: 0 });
    await expect(save(evaluator)).rejects.toMatchObject({ code: "forbidden" });
    await expect(save(other)).rejects.toMatchObject({ code: "forbidden" });
    await expect(setStatus(lead, id, { status: "finished" })).rejects.toMatchObject({ detail: "actions:errors.outcome" });
    await setStatus(lead, id, { status: "finished", outcome: "unsuccessful" });
    await expect(save(lead)).rejects.toMatchObject({ detail: "actions:errors.over" });
    expect(await getAction(null, { id, locale: "en" })).toMatchObject({ outcome: "unsuccessful" });
  });

  it("is always led by somebody", async () => {
    const id = await createAction({ team: { [lead.id]: "lead" } });
    await expect(removeMember(lead, id, lead.id)).rejects.toMatchObject({ detail: "actions:errors.lastLead" });
    const { email } = await db.user.findUniqueOrThrow({ where: { id: other.id } });
    await addMember(lead, id, { email, role: "lead" });
    await removeMember(lead, id, lead.id);
    expect((await getAction(other, { id, locale: "en" })).team).toEqual([{ id: other.id, name: other.name, role: "lead" }]);
    expect(await db.notification.count({ where: { userId: other.id, kind: "action" } })).toBe(1);
  });
});

it("the log says what an indicator reached last, by its day", async () => {
  const id = await createAction({ team: { [lead.id]: "lead" }, plan: { indicators: { texts: {}, rows: [{ key: "people", text: "People" }] } } });
  const entry = (day: string, people: string) => addEntry(lead, id, { day, light: "amber", reasons: "Few came", next: "" }, { people, gone: "3" });
  await entry("2026-03-01", "12,5");
  await entry("2026-01-01", "4");
  await expect(entry("2026-02-01", "many")).rejects.toMatchObject({ detail: "actions:errors.number" });
  await expect(entry("2999-01-01", "1")).rejects.toMatchObject({ detail: "actions:errors.dayAhead" });
  const { actuals, log } = await getAction(null, { id, locale: "en" });
  expect(actuals).toEqual({ people: { value: 12.5, day: "2026-03-01" } });
  expect(log.map(({ by }) => by)).toEqual(["", ""]); // who wrote is the team's own knowledge
});
