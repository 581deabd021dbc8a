import { describe, expect, it } from "vitest";
import type { Actor } from "#app/auth/actor.ts";
import { db } from "#app/db/client.server.ts";
import { sampleQuiz, type UnitInput } from "#tests/support/course-factory.ts";
import { createActor, createCourse } from "#tests/support/factories.ts";
import { getQuizStart } from "./attempt-pages.server.ts";
import { saveAnswer, startAttempt, submitAttempt } from "./attempts.server.ts";
import { describeCarryOver, enrol, moveToCurrentVersion } from "./enrolments.server.ts";
import { saveNote } from "./notes.server.ts";
import { getPlayerOutline } from "./outline.server.ts";
import { markUnitDone, openUnit, setBookmark } from "./progress.server.ts";

const start = new Date("2026-03-02T10:00:00.000Z");
const after = (seconds: number) => new Date(start.getTime() + seconds * 1_000);
const yes = { first: { kind: "single", option: "yes" } };
const changedQuiz = { ...sampleQuiz, questions: [{ key: "first", kind: "single" as const, options: ["yes", "no", "maybe"], correct: "yes", points: 1 }] };
const firstUnits: UnitInput[] = [{ key: "a" }, { key: "gone" }, { key: "test", kind: "quiz" }];

async function learn(): Promise<{ actor: Actor; courseSlug: string; course: Awaited<ReturnType<typeof createCourse>>["course"] }> {
  const actor = await createActor();
  const { course } = await createCourse({ units: firstUnits });
  const courseSlug = course.slug;
  await enrol(actor, { courseSlug, now: start });
  for (const unitKey of ["a", "gone"]) {
    await openUnit(actor, { courseSlug, unitKey, now: after(1) });
    await saveNote(actor, { courseSlug, unitKey, text: `On ${unitKey}` });
    await setBookmark(actor, { courseSlug, unitKey, bookmarked: true });
  }
  await markUnitDone(actor, { courseSlug, unitKey: "a", now: after(2) });
  const { attemptId } = await startAttempt(actor, { courseSlug, unitKey: "test", now: after(3) });
  await submitAttempt(actor, { attemptId, values: yes, now: after(4) });
  return { actor, courseSlug, course };
}

describe("a newer version of a course", () => {
  it("leaves learners on theirs until they choose to move", async () => {
    const { actor, courseSlug, course } = await learn();
    expect(await describeCarryOver(actor, { courseSlug })).toBeNull();
    expect(await moveToCurrentVersion(actor, { courseSlug })).toBeNull();
    await createCourse({ course, units: [{ key: "new" }, { key: "a" }, { key: "test", kind: "quiz", quiz: changedQuiz }] });
    expect(await getPlayerOutline(actor, { courseSlug })).toMatchObject({ versionNumber: 1, hasNewerVersion: true, unitsDone: 2, unitsTotal: 3 });
  });

  it("takes over what the description promised", async () => {
    const { actor, courseSlug, course } = await learn();
    await createCourse({ course, units: [{ key: "new" }, { key: "a" }, { key: "test", kind: "quiz", quiz: changedQuiz }] });
    expect(await describeCarryOver(actor, { courseSlug })).toEqual({
      from: 1,
      to: 2,
      keptUnits: ["a"],
      droppedUnits: [],
      retakenQuizzes: ["test"],
      newUnits: ["new"],
      keptBookmarks: 1,
      droppedBookmarks: 1,
      keptNotes: 1,
      detachedNotes: 1,
    });
    await moveToCurrentVersion(actor, { courseSlug, now: after(10) });
    const outline = await getPlayerOutline(actor, { courseSlug });
    expect(outline).toMatchObject({ versionNumber: 2, hasNewerVersion: false, unitsDone: 1, resume: { unitKey: "new" } });
    expect(await db.note.count()).toBe(2);
    expect(await getQuizStart(actor, { courseSlug, unitKey: "test" })).toMatchObject({ passed: false, attemptsUsed: 0, canStart: true, attempts: [{ outdated: true, passed: true }] });
  });

  it("keeps a pass when the questions are the same, and may complete the course", async () => {
    const { actor, courseSlug, course } = await learn();
    await createCourse({ course, units: [{ key: "a" }, { key: "test", kind: "quiz" }] });
    expect(await moveToCurrentVersion(actor, { courseSlug, now: after(10) })).toMatchObject({ justCompleted: true });
    expect(await db.enrolment.findFirst()).toMatchObject({ completedAt: after(10) });
  });

  it("ends an open attempt at questions that have changed when a new one is started, and counts it as history", async () => {
    const actor = await createActor();
    const { course } = await createCourse({ units: firstUnits });
    await enrol(actor, { courseSlug: course.slug });
    const old = await startAttempt(actor, { courseSlug: course.slug, unitKey: "test", now: start });
    await saveAnswer(actor, { attemptId: old.attemptId, questionKey: "first", value: yes.first, now: after(1) });
    await createCourse({ course, units: [{ key: "test", kind: "quiz", quiz: changedQuiz }] });
    await moveToCurrentVersion(actor, { courseSlug: course.slug, now: after(2) });
    const fresh = await startAttempt(actor, { courseSlug: course.slug, unitKey: "test", now: after(3) });
    expect(fresh.attemptId).not.toBe(old.attemptId);
    expect(await db.quizAttempt.findUnique({ where: { id: old.attemptId } })).toMatchObject({ submittedAt: after(3), passed: true });
    expect(await db.unitProgress.findFirst({ where: { unitKey: "test", doneAt: { not: null } } })).toBeNull();
  });
});
