import { parseWithZod } from "@conform-to/zod/v4";
import { beforeEach, describe, expect, it } from "vitest";
import type { z } from "zod";
import type { Actor } from "#app/auth/actor.ts";
import { db } from "#app/db/client.server.ts";
import { getT } from "#app/i18n/i18n.server.ts";
import { createActor, createRegion, createUser } from "#tests/support/factories.ts";
import { createCourse } from "#tests/support/course-factory.ts";
import { createIndicatorSet, createQuestionnaire } from "#tests/support/indicator-factory.ts";
import { createRegistration, createWorkshop } from "#tests/support/workshop-factory.ts";
import { getGaps } from "./gap-page.server.ts";
import { getProfile } from "./profile.server.ts";
import { getQuestionnaire } from "./questionnaire-page.server.ts";
import { addExpert, answerIndicator, answerSchema, askBack, openQuestionnaire, querySchema, replyToQuery, signOff } from "./questionnaires.server.ts";
import { getRegionPage } from "./region-page.server.ts";

const now = new Date("2026-11-27T09:00:00Z");
const t = getT("en", "common");
const refused = (code: string, detail?: string) => expect.objectContaining({ code, ...(detail && { detail: `regions:errors.${detail}` }) }) as Error;
const said = (code: string, choice: string, seen = 0, page = "") => ({ code, choice, comment: "", evidenceUrl: "", seen, page });

interface Place {
  regionId: string;
  slug: string;
  set: { id: string; codes: string[] };
  coordinator: Actor;
  expert: Actor;
  reviewer: Actor;
  stranger: Actor;
}

let place: Place;
beforeEach(async () => {
  const { id: regionId, slug } = await createRegion();
  const set = await createIndicatorSet();
  const [coordinator, expert, reviewer, stranger] = await Promise.all([
    createActor(createUser({ grants: ["coordinator"], regionId })), createActor(createUser()), createActor(createUser({ grants: ["reviewer"] })), createActor(createUser({ grants: ["coordinator"] })),
  ]);
  place = { regionId, slug, set, coordinator, expert, reviewer, stranger };
});

const begin = () => openQuestionnaire(place.coordinator, place.slug, { set: place.set.id, year: 2026 }, now);
const read = (actor: Actor | null, id: string, part = "health") => getQuestionnaire(actor, { id, part, locale: "en", t });

describe("a questionnaire", () => {
  it("is begun by the coordinator of the region, once a year", async () => {
    const { id } = await begin();
    expect(await begin()).toEqual({ id });
    await expect(openQuestionnaire(place.stranger, place.slug, { set: place.set.id, year: 2026 }, now)).rejects.toThrow(refused("forbidden", "notCoordinator"));
    await expect(openQuestionnaire(place.coordinator, place.slug, { set: place.set.id, year: 2019 }, now)).rejects.toThrow(refused("invalid", "year"));
    await expect(openQuestionnaire(place.coordinator, place.slug, { set: "no-such-set", year: 2026 }, now)).rejects.toThrow(refused("invalid", "noSet"));
  });

  it("is answered by the coordinator and the experts named, and read by nobody else before it is signed off", async () => {
    const { id } = await begin();
    await expect(answerIndicator(place.expert, id, said("health.plan", "50"))).rejects.toThrow(refused("not-found"));
    await addExpert(place.coordinator, id, { email: place.expert.email });
    await answerIndicator(place.expert, id, said("health.plan", "50"), now);
    expect((await read(place.coordinator, id)).questions[0]).toMatchObject({ code: "health.plan", answer: { score: 50, by: place.expert.name, revision: 1 } });
    for (const actor of [null, place.stranger]) await expect(read(actor, id)).rejects.toThrow(refused("not-found"));
    await expect(addExpert(place.coordinator, id, { email: "nobody@region.example" })).rejects.toThrow(refused("invalid", "noAccount"));
  });

  it("tells an expert in their language that they are asked, once", async () => {
    const { id } = await begin();
    const asked = await createUser({ locale: "sv" });
    for (const _ of [1, 2]) await addExpert(place.coordinator, id, { email: asked.email });
    const told = await db.notification.findMany({ where: { userId: asked.id } });
    expect(told).toMatchObject([{ kind: "expert", path: `/regions/${place.slug}/questionnaires/${id}`, values: { title: expect.stringContaining("Regional självskattning") as string } }]);
  });

  it("takes only answers of the question's scale", async () => {
    const { id } = await begin();
    for (const choice of ["", "51", "-1", "constructor", "NaN"]) await expect(answerIndicator(place.coordinator, id, said("health.plan", choice))).rejects.toThrow(refused("invalid", "choose"));
    await expect(answerIndicator(place.coordinator, id, said("__proto__", "50"))).rejects.toThrow(refused("not-found", "noIndicator"));
    await answerIndicator(place.coordinator, id, said("health.plan", "none"));
    expect((await read(place.coordinator, id)).questions[0]?.answer?.score).toBeNull();
  });

  it("never lets one answer overwrite another that was not seen; the same answer twice is one", async () => {
    const { id } = await begin();
    await addExpert(place.coordinator, id, { email: place.expert.email });
    await answerIndicator(place.expert, id, said("health.plan", "100"));
    await expect(answerIndicator(place.coordinator, id, said("health.plan", "0"))).rejects.toThrow(refused("conflict", "answeredMeanwhile"));
    await answerIndicator(place.coordinator, id, said("health.plan", "100"));
    await answerIndicator(place.coordinator, id, said("health.plan", "0", 1));
    expect((await read(place.coordinator, id)).questions[0]?.answer).toMatchObject({ score: 0, revision: 2 });
  });

  it("keeps one's own later answer from an older page that is still open; the same page may change its mind", async () => {
    const { id } = await begin();
    const { coordinator } = place;
    await answerIndicator(coordinator, id, said("health.plan", "50", 0, "one"));
    await answerIndicator(coordinator, id, said("health.plan", "100", 0, "one"));
    await expect(answerIndicator(coordinator, id, said("health.plan", "0", 0, "two"))).rejects.toThrow(refused("conflict", "answeredMeanwhile"));
    expect((await read(coordinator, id)).questions[0]?.answer).toMatchObject({ score: 100, revision: 2 });
    await answerIndicator(coordinator, id, said("health.plan", "0", 2, "two"));
    await expect(answerIndicator(coordinator, id, said("health.plan", "50", 0, "one"))).rejects.toThrow(refused("conflict", "answeredMeanwhile"));
    await expect(answerIndicator(coordinator, id, said("health.plan", "50", 0))).rejects.toThrow(refused("conflict", "answeredMeanwhile"));
  });

  it("is signed off once a reviewer's queries are answered, and then stays", async () => {
    const { id } = await begin();
    await expect(signOff(place.coordinator, id)).rejects.toThrow(refused("conflict", "nothingAnswered"));
    await answerIndicator(place.coordinator, id, said("health.plan", "100"));
    await askBack(place.reviewer, id, { code: "health.plan", text: "Where can one read it?" }, now);
    await expect(signOff(place.coordinator, id)).rejects.toThrow(refused("conflict", "openQueries"));
    const query = await db.indicatorQuery.findFirstOrThrow({ where: { questionnaireId: id } });
    await replyToQuery(place.coordinator, id, { query: query.id, text: "On the region's site." }, now);
    await signOff(place.coordinator, id, now);
    await expect(answerIndicator(place.coordinator, id, said("health.plan", "0", 1))).rejects.toThrow(refused("conflict", "signedOff"));
    const open = await read(null, id);
    expect(open.questions[0]).toMatchObject({ answer: { score: 100, by: "" }, queries: [] });
    expect(open.experts).toEqual([]);
  });

  it("is corrected by a new version, which begins with what was said", async () => {
    const { id } = await begin();
    await answerIndicator(place.coordinator, id, said("health.plan", "100"));
    await signOff(place.coordinator, id, now);
    const next = await begin();
    expect(next.id).not.toBe(id);
    await answerIndicator(place.coordinator, next.id, said("health.plan", "0", 1), now);
    expect(await getProfile({ slug: place.slug, locale: "en", t })).toMatchObject({ version: 1, overall: { mean: 100 } });
    await signOff(place.coordinator, next.id, now);
    expect(await getProfile({ slug: place.slug, locale: "en", t })).toMatchObject({ version: 2, overall: { mean: 0 }, versions: [{ id: next.id, version: 2 }, { id, version: 1 }] });
    expect((await read(null, id)).questions[0]).toMatchObject({ answer: { score: 100 } });
  });
});

describe("a profile", () => {
  it("stands beside regions that answered the same edition for the same year, and no other", async () => {
    const [other, third] = await Promise.all([createRegion(), createRegion()]);
    const elsewhere = await createIndicatorSet();
    await createQuestionnaire({ setId: place.set.id, regionId: place.regionId, scores: { "health.plan": 50 } });
    await createQuestionnaire({ setId: place.set.id, regionId: place.regionId, year: 2025, scores: { "health.plan": 0 } });
    await createQuestionnaire({ setId: place.set.id, regionId: other.id, scores: { "health.plan": 100 } });
    await createQuestionnaire({ setId: place.set.id, regionId: other.id, year: 2025, scores: { "health.plan": 0 } });
    await createQuestionnaire({ setId: elsewhere.id, regionId: third.id, scores: { "health.plan": 0 } });
    const profile = await getProfile({ slug: place.slug, year: 2026, locale: "en", t });
    if (profile.axes === null) throw new Error("There is a profile.");
    expect(profile.beside.map(({ slug }) => slug)).toEqual([other.slug]);
    const health = profile.axes[0]?.rows.find(({ key }) => key === "health");
    expect(health).toMatchObject({ name: "Health", score: { mean: 50, answered: 1, asked: 7 }, spread: { low: 100, median: 100, high: 100, count: 1 }, change: 50 });
  });

  it("leads from a gap to courses, practices and regions that are ahead and glad to be asked", async () => {
    const ahead = await createRegion({ asked: ["health"] });
    const silent = await createRegion();
    await createQuestionnaire({ setId: place.set.id, regionId: place.regionId, scores: { "health.plan": 0, "housing.plan": 100 } });
    for (const { id } of [ahead, silent]) await createQuestionnaire({ setId: place.set.id, regionId: id, scores: { "health.plan": 100 } });
    for (const [slug, themes] of [["on-health", ["health"]], ["on-actions", ["actions"]], ["on-schools", ["education"]]] as const) await createCourse({ slug, themes: [...themes] });
    const { gaps, onward } = await getGaps({ slug: place.slug, locale: "en", t });
    expect(gaps[0]?.courses.map(({ slug }) => slug)).toEqual(["on-health"]);
    expect(onward.map(({ slug }) => slug)).toEqual(["on-actions"]);
    expect(gaps.map(({ area, size }) => [area, size])).toEqual([["health", 75]]);
    expect(gaps[0]?.peers.map(({ slug }) => slug)).toEqual([ahead.slug]);
  });

  it("leads from a gap to workshops to come that everybody may join and that have a place left", async () => {
    await createQuestionnaire({ setId: place.set.id, regionId: place.regionId, scores: { "health.plan": 0 } });
    const [now, startsAt] = [new Date("2026-06-01T09:00:00Z"), new Date("2026-06-10T09:00:00Z")];
    const onHealth = { title: "Health for all", startsAt, capacity: 1 };
    const open = await createWorkshop(onHealth);
    const full = await createWorkshop(onHealth);
    await createRegistration(full.id);
    for (const not of [{ title: "Bees" }, { audience: "invitation" }, { status: "draft" }, { closedAt: now }, { startsAt: new Date("2026-05-31T09:00:00Z") }]) await createWorkshop({ ...onHealth, ...not });
    const { gaps } = await getGaps({ slug: place.slug, locale: "sv", t: getT("sv", "common"), now });
    expect(gaps[0]?.workshops.map(({ id, fit }) => [id, fit])).toEqual([[open.id, { why: "speaks", title: null }]]);
  });
});

it("shows learning on a region's page from five people on", async () => {
  const people = await Promise.all([1, 2, 3, 4].map(() => createUser({ regionId: place.regionId })));
  const learned = (userId: string) => db.learningDay.create({ data: { userId, courseId: "course", day: "2026-01-01", seconds: 3_600 } });
  for (const { id } of people) await learned(id);
  expect((await getRegionPage(null, { slug: place.slug, locale: "en" })).learning).toBeNull();
  await learned((await createUser({ regionId: place.regionId })).id);
  expect((await getRegionPage(null, { slug: place.slug, locale: "en" })).learning).toEqual({ people: 5, completions: 0, hours: 5 });
});

describe("what is typed into an answer", () => {
  const parse = <Schema extends z.ZodObject>(fields: Record<string, string>, schema: Schema) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    return parseWithZod(form, { schema });
  };

  it("needs no comment and no evidence, blank or left out", () => {
    const all: Record<string, string>[] = [{}, { comment: "", evidenceUrl: "" }, { comment: "  ", evidenceUrl: " " }];
    for (const more of all) {
      expect(parse({ code: "health.plan", choice: "50", seen: "0", ...more }, answerSchema)).toMatchObject({ status: "success", value: { comment: "", evidenceUrl: "" } });
    }
  });

  it("says in the person's language what is missing", () => {
    for (const text of ["", "  "]) expect(parse({ code: "health.plan", text }, querySchema)).toMatchObject({ error: { text: ["regions:errors.required"] } });
    expect(parse({ code: "health.plan", choice: "50", evidenceUrl: "javascript:alert(1)" }, answerSchema)).toMatchObject({ error: { evidenceUrl: ["regions:errors.url"] } });
    expect(parse({ code: "health.plan", choice: "", seen: "0" }, answerSchema)).toMatchObject({ error: { choice: ["regions:errors.choose"] } });
  });
});
