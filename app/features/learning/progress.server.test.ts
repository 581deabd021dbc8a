import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "#app/auth/actor.ts";
import { countStatements, db } from "#app/db/client.server.ts";
import { createActor, createCertificate, createCourse, createEnrolment, createProgress } from "#tests/support/factories.ts";
import { getAttempt, getReview } from "./attempt-pages.server.ts";
import { startAttempt, submitAttempt } from "./attempts.server.ts";
import { getCompletion } from "./completion.server.ts";
import { enrol, leave, resumePlace } from "./enrolments.server.ts";
import { exportNotes } from "./notes-export.server.ts";
import { saveNote } from "./notes.server.ts";
import { findNeighbours, getPlayerOutline } from "./outline.server.ts";
import { getOverview } from "./overview.server.ts";
import { markUnitDone, markUnitNotDone, openUnit, saveReadingPosition, setBookmark } from "./progress.server.ts";
import { countActiveSeconds } from "./time.server.ts";

const start = new Date("2026-03-02T10:00:00.000Z");
const after = (seconds: number) => new Date(start.getTime() + seconds * 1_000);

let actor: Actor;
beforeEach(async () => {
  actor = await createActor();
});

async function joinCourse(...input: Parameters<typeof createCourse>): Promise<string> {
  const { course } = await createCourse(...input);
  await enrol(actor, { courseSlug: course.slug, now: start });
  return course.slug;
}

describe("joining and leaving", () => {
  it("joins once, and finds everything again after leaving", async () => {
    const courseSlug = await joinCourse();
    const [first, second] = await Promise.all([enrol(actor, { courseSlug, now: after(1) }), enrol(actor, { courseSlug, now: after(2) })]);
    expect(second.id).toBe(first.id);
    await markUnitDone(actor, { courseSlug, unitKey: "first-lesson", now: after(3) });
    await leave(actor, { courseSlug, now: after(4) });
    await leave(actor, { courseSlug, now: after(5) });
    expect(await db.enrolment.findMany()).toMatchObject([{ leftAt: after(4) }]);
    await expect(getPlayerOutline(actor, { courseSlug })).rejects.toMatchObject({ code: "forbidden" });
    await expect(openUnit(actor, { courseSlug, unitKey: "first-lesson" })).rejects.toMatchObject({ code: "forbidden" });
    await enrol(actor, { courseSlug, now: after(6) });
    expect(await getPlayerOutline(actor, { courseSlug })).toMatchObject({ unitsDone: 1, percent: 50 });
  });

  it("does not join what is not published", async () => {
    await expect(enrol(actor, { courseSlug: "nothing" })).rejects.toMatchObject({ code: "not-found" });
    await db.course.create({ data: { id: "draft", slug: "draft" } });
    await expect(enrol(actor, { courseSlug: "draft" })).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("the player", () => {
  it("comes back to the exact place, and goes on after a finished unit", async () => {
    const courseSlug = await joinCourse();
    expect(await resumePlace(actor, { courseSlug })).toEqual({ unitKey: "first-lesson", block: 0 });
    await openUnit(actor, { courseSlug, unitKey: "first-lesson", now: after(1) });
    await saveReadingPosition(actor, { courseSlug, unitKey: "first-lesson", block: 7 });
    expect(await resumePlace(actor, { courseSlug })).toEqual({ unitKey: "first-lesson", block: 7 });
    await markUnitDone(actor, { courseSlug, unitKey: "first-lesson", now: after(60) });
    expect(await resumePlace(actor, { courseSlug })).toEqual({ unitKey: "final-test", block: 0 });
  });

  it("shows titles, states and neighbours", async () => {
    const courseSlug = await joinCourse({ title: "Essentials", units: [{ key: "a", title: "Alpha" }, { key: "b", kind: "quiz", moduleKey: "end" }] });
    await openUnit(actor, { courseSlug, unitKey: "a", now: after(1) });
    await setBookmark(actor, { courseSlug, unitKey: "a", bookmarked: true });
    const outline = await getPlayerOutline(actor, { courseSlug, locale: "sv" });
    expect(outline).toMatchObject({ title: "Essentials", locale: "en", unitsTotal: 2, percent: 0, hasNewerVersion: false, completedAt: null, illustrative: false, completion: { complete: false } });
    expect(outline.modules.map((module) => module.title)).toEqual(["Module first-module", "Module end"]);
    expect(outline.modules[0]?.units[0]).toMatchObject({ title: "Alpha", opened: true, done: false, bookmarked: true });
    expect(findNeighbours(outline, "a")).toMatchObject({ previous: null, next: { key: "b" } });
    expect(findNeighbours(outline, "b")).toMatchObject({ previous: { key: "a" }, next: null });
    await setBookmark(actor, { courseSlug, unitKey: "a", bookmarked: false });
    expect((await getPlayerOutline(actor, { courseSlug })).modules[0]?.units[0]).toMatchObject({ bookmarked: false });
  });

  it("leaves it to the test whether a test is done, and refuses junk", async () => {
    const courseSlug = await joinCourse();
    await expect(markUnitDone(actor, { courseSlug, unitKey: "final-test" })).rejects.toMatchObject({ detail: "errors:learning.quizDecides" });
    await expect(markUnitNotDone(actor, { courseSlug, unitKey: "final-test" })).rejects.toMatchObject({ detail: "errors:learning.quizDecides" });
    for (const block of [-1, 1.5, Number.NaN, 1e9]) await expect(saveReadingPosition(actor, { courseSlug, unitKey: "first-lesson", block })).rejects.toMatchObject({ code: "invalid" });
    await expect(openUnit(actor, { courseSlug, unitKey: "constructor" })).rejects.toMatchObject({ code: "not-found" });
  });

  it("keeps the first date of done", async () => {
    const courseSlug = await joinCourse();
    await markUnitDone(actor, { courseSlug, unitKey: "first-lesson", now: after(1) });
    await markUnitDone(actor, { courseSlug, unitKey: "first-lesson", now: after(2) });
    expect(await db.unitProgress.findFirst()).toMatchObject({ doneAt: after(1) });
  });
});

describe("completing", () => {
  it("happens with the act that meets the rule, once, with the certificate", async () => {
    const courseSlug = await joinCourse();
    expect(await markUnitDone(actor, { courseSlug, unitKey: "first-lesson", now: after(1) })).toMatchObject({ justCompleted: false, certificate: null });
    const { attemptId } = await startAttempt(actor, { courseSlug, unitKey: "final-test", now: after(2) });
    const results = await Promise.all([3, 4].map((second) => submitAttempt(actor, { attemptId, values: { first: { kind: "single", option: "yes" } }, now: after(second) })));
    expect(results.filter((result) => result.settlement?.justCompleted)).toHaveLength(1);
    expect(results[0]?.settlement?.certificate?.code).toMatch(/^[0-9A-Z]{16}$/);
    expect(await db.certificate.count()).toBe(1);
    expect(await getCompletion(actor, { courseSlug })).toMatchObject({ complete: true, completedAt: after(3) });

    await markUnitNotDone(actor, { courseSlug, unitKey: "first-lesson", now: after(5) });
    expect(await markUnitDone(actor, { courseSlug, unitKey: "first-lesson", now: after(6) })).toMatchObject({ justCompleted: false, certificate: null });
    expect(await db.certificate.count()).toBe(1);
    expect(await getOverview(actor, { now: after(7) })).toMatchObject({ continue: null, inProgress: [], done: [{ courseSlug, completedAt: after(3), certificate: { revoked: false } }] });
  });

  it("can be the last minute of learning time", async () => {
    const courseSlug = await joinCourse({ units: [{ key: "only" }], completion: { units: "all", quizzes: [], minimumMinutes: 1 } });
    await openUnit(actor, { courseSlug, unitKey: "only", now: start });
    expect((await countActiveSeconds(actor, { courseSlug, unitKey: "only", seconds: 30, now: after(30) })).settlement).toMatchObject({ justCompleted: false });
    expect((await markUnitDone(actor, { courseSlug, unitKey: "only", now: after(40) })).completion.parts).toContainEqual({ kind: "minutes", met: false, minutes: 0, required: 1 });
    expect((await countActiveSeconds(actor, { courseSlug, unitKey: "only", seconds: 30, now: after(60) })).settlement).toMatchObject({ justCompleted: true });
    expect(await db.certificate.findMany()).toMatchObject([{ seconds: 60 }]);
  });
});

describe("the number of statements", () => {
  async function statementsOf(work: () => Promise<unknown>): Promise<number> {
    return (await countStatements(work)).statements.length;
  }

  it("of the outline is three, of the overview seven, however much there is", async () => {
    const counts: number[][] = [];
    for (const [courses, units] of [[1, 2], [12, 30]] as const) {
      let slug = "";
      for (let index = 0; index < courses; index++) {
        const { course } = await createCourse({ units: Array.from({ length: units }, (_, unit) => ({ key: `u${unit}` })) });
        const completedAt = index % 2 ? after(1) : null;
        const { id } = await createEnrolment({ userId: actor.id, courseId: course.id, completedAt });
        await createProgress(id, ["u0", "u1"]);
        if (completedAt) await createCertificate({ userId: actor.id, courseId: course.id });
        slug = course.slug;
      }
      counts.push([await statementsOf(() => getPlayerOutline(actor, { courseSlug: slug })), await statementsOf(() => getOverview(actor, { now: start })), await statementsOf(() => resumePlace(actor, { courseSlug: slug }))]);
    }
    expect(counts).toEqual([[3, 7, 3], [3, 7, 3]]);
  });

  it("of a quiz page is five, however many questions and answers", async () => {
    const counts: number[][] = [];
    for (const length of [1, 40]) {
      const questions = Array.from({ length }, (_, index) => ({ key: `q${index}`, kind: "true-false" as const, correct: true, points: 1 }));
      const courseSlug = await joinCourse({ units: [{ key: "test", kind: "quiz", quiz: { shuffle: true, passMark: 50, questions } }] });
      const { attemptId } = await startAttempt(actor, { courseSlug, unitKey: "test", now: start });
      const values = Object.fromEntries(questions.map(({ key }) => [key, { kind: "true-false", value: true }]));
      const taking = await statementsOf(() => getAttempt(actor, { attemptId, now: start }));
      await submitAttempt(actor, { attemptId, values, now: after(1) });
      counts.push([taking, await statementsOf(() => getReview(actor, { attemptId, now: after(2) }))]);
    }
    expect(counts).toEqual([[5, 5], [5, 5]]);
  });

  it("of the notes export does not grow with the notes", async () => {
    const counts: number[] = [];
    for (const units of [1, 15]) {
      const courseSlug = await joinCourse({ units: Array.from({ length: units }, (_, unit) => ({ key: `u${unit}` })) });
      for (let unit = 0; unit < units; unit++) await saveNote(actor, { courseSlug, unitKey: `u${unit}`, text: "Mine" });
      counts.push(await statementsOf(() => exportNotes(actor)));
    }
    expect(counts[1]).toBe(counts[0]);
  });
});
