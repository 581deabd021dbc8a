import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "#app/auth/actor.ts";
import { db } from "#app/db/client.server.ts";
import type { QuizDefinition, QuizText } from "#app/features/courses/quiz.schema.ts";
import { createActor, createCourse, createEnrolment, createUser } from "#tests/support/factories.ts";
import { getAttempt, getQuizStart, getReview } from "./attempt-pages.server.ts";
import { assessOwnAnswer, saveAnswer, saveAnswers, startAttempt, submitAttempt } from "./attempts.server.ts";
import { seededRandom } from "./quiz/quiz-arbitraries.ts";

const start = new Date("2026-03-02T10:00:00Z");
const after = (seconds: number) => new Date(start.getTime() + seconds * 1_000);
const yes = { kind: "single", option: "yes" };
const no = { kind: "single", option: "no" };

const quiz: QuizDefinition = {
  passMark: 60,
  attempts: 2,
  timeLimit: 10,
  shuffle: true,
  questions: [
    { key: "first", kind: "single", options: ["yes", "no"], correct: "yes", points: 1 },
    { key: "word", kind: "short-text", points: 1 },
    { key: "essay", kind: "open" },
  ],
};
const quizText: QuizText = {
  title: "Test",
  questions: {
    first: { prompt: "Is it?", options: { yes: { text: "Yes", feedback: "Because." }, no: { text: "No" } } },
    word: { prompt: "Name it", accepted: ["Açores"] },
    essay: { prompt: "Why?", model: "The model." },
  },
};

interface Scene {
  actor: Actor;
  courseSlug: string;
  enrolmentId: string;
  attemptId: string;
}

async function openScene(extraTimePercent = 0): Promise<Scene> {
  const { course } = await createCourse({ units: [{ key: "test", kind: "quiz", quiz, quizText, minutes: 10 }, { key: "lesson" }], completion: { units: "all", quizzes: ["test"] } });
  const actor = await createActor(createUser({ extraTimePercent }));
  const { id } = await createEnrolment({ userId: actor.id, courseId: course.id });
  const { attemptId } = await startAttempt(actor, { courseSlug: course.slug, unitKey: "test", now: start, random: seededRandom(1) });
  return { actor, courseSlug: course.slug, enrolmentId: id, attemptId };
}

let scene: Scene;
beforeEach(async () => {
  scene = await openScene();
});

describe("an attempt", () => {
  it("is the same one when it is started again, also at the same time", async () => {
    const { actor, courseSlug, attemptId } = scene;
    const again = await Promise.all([1, 2, 3].map((second) => startAttempt(actor, { courseSlug, unitKey: "test", now: after(second) })));
    expect(again).toEqual([{ attemptId }, { attemptId }, { attemptId }]);
  });

  it("keeps each answer as it is given, and shows them on any device", async () => {
    const { actor, attemptId } = scene;
    await saveAnswer(actor, { attemptId, questionKey: "first", value: no, now: after(1) });
    await saveAnswer(actor, { attemptId, questionKey: "first", value: yes, now: after(2) });
    const attempt = await getAttempt(actor, { attemptId, now: after(3) });
    expect(attempt).toMatchObject({ submitted: false, secondsLeft: 597, answers: { first: { value: yes, savedAt: after(2) } } });
    expect(JSON.stringify(attempt)).not.toMatch(/Because|Açores|The model|"correct"|accepted|feedback/);
  });

  it("lets the later of two writes stand, whichever arrives last", async () => {
    const { actor, attemptId } = scene;
    await saveAnswer(actor, { attemptId, questionKey: "first", value: yes, now: after(5) });
    await saveAnswer(actor, { attemptId, questionKey: "first", value: no, now: after(4) });
    expect(await getAttempt(actor, { attemptId, now: after(6) })).toMatchObject({ answers: { first: { value: yes } } });
  });

  it("saves all answers of a form or none", async () => {
    const { actor, attemptId } = scene;
    await expect(saveAnswers(actor, { attemptId, values: { first: yes, word: { kind: "single", option: "yes" } }, now: after(1) })).rejects.toMatchObject({ code: "invalid" });
    await expect(saveAnswers(actor, { attemptId, values: { first: yes, stranger: yes }, now: after(1) })).rejects.toMatchObject({ detail: "errors:quiz.noSuchQuestion" });
    expect(await db.quizAnswer.count()).toBe(0);
  });

  it("does not exist for anybody else, administrators included", async () => {
    const { attemptId } = scene;
    for (const other of [await createActor(), await createActor(createUser({ grants: ["admin"] }))]) {
      for (const act of [
        saveAnswer(other, { attemptId, questionKey: "first", value: yes, now: after(1) }),
        submitAttempt(other, { attemptId, now: after(1) }),
        getAttempt(other, { attemptId, now: after(1) }),
        getReview(other, { attemptId, now: after(1) }),
        assessOwnAnswer(other, { attemptId, questionKey: "essay", assessment: "met" }),
      ]) {
        await expect(act).rejects.toMatchObject({ code: "not-found" });
      }
    }
    await expect(startAttempt(await createActor(), { courseSlug: scene.courseSlug, unitKey: "test" })).rejects.toMatchObject({ code: "forbidden" });
  });

  it("is for quizzes only", async () => {
    await expect(startAttempt(scene.actor, { courseSlug: scene.courseSlug, unitKey: "lesson" })).rejects.toMatchObject({ detail: "errors:quiz.notAQuiz" });
    await expect(startAttempt(scene.actor, { courseSlug: scene.courseSlug, unitKey: "nothing" })).rejects.toMatchObject({ detail: "errors:learning.noSuchUnit" });
  });
});

describe("handing in", () => {
  it("scores once however often and however simultaneously it is sent", async () => {
    const { actor, attemptId } = scene;
    const results = await Promise.all([yes, no, no, yes].map((value, index) => submitAttempt(actor, { attemptId, values: { first: value }, now: after(60 + index) })));
    expect(new Set(results.map((result) => JSON.stringify({ ...result, settlement: null }))).size).toBe(1);
    expect(results[0]).toMatchObject({ points: 1, maxPoints: 2, percent: 50, passed: false, submittedAt: after(60) });
    expect((await db.quizAnswer.findMany({ where: { attemptId } })).map((answer) => answer.value)).toEqual([yes]);
    await expect(saveAnswer(actor, { attemptId, questionKey: "first", value: no, now: after(70) })).rejects.toMatchObject({ code: "conflict", detail: "errors:quiz.alreadySubmitted" });
  });

  it("marks a test done when it is passed, in any spelling, without counting open answers", async () => {
    const { actor, attemptId, enrolmentId } = scene;
    const result = await submitAttempt(actor, { attemptId, values: { first: yes, word: { kind: "short-text", text: " acores " }, essay: { kind: "open", text: "Mine" } }, now: after(60) });
    expect(result).toMatchObject({ points: 2, maxPoints: 2, percent: 100, passed: true });
    expect(await db.unitProgress.findFirst({ where: { enrolmentId, unitKey: "test" } })).toMatchObject({ doneAt: after(60) });
    expect((await db.quizAnswer.findMany({ orderBy: { questionKey: "asc" } })).map((answer) => answer.points)).toEqual([null, 1, 1]);
  });

  it("leaves a failed test undone, and ends when the attempts are used up", async () => {
    const { actor, courseSlug, attemptId, enrolmentId } = scene;
    await submitAttempt(actor, { attemptId, now: after(60) });
    expect(await db.unitProgress.findFirst({ where: { enrolmentId, unitKey: "test" } })).toBeNull();
    const second = await startAttempt(actor, { courseSlug, unitKey: "test", now: after(70) });
    expect(second.attemptId).not.toBe(attemptId);
    await submitAttempt(actor, { attemptId: second.attemptId, now: after(80) });
    await expect(startAttempt(actor, { courseSlug, unitKey: "test", now: after(90) })).rejects.toMatchObject({ code: "conflict", detail: "errors:quiz.noAttemptsLeft" });
    expect(await getQuizStart(actor, { courseSlug, unitKey: "test", now: after(90) })).toMatchObject({ attemptsUsed: 2, canStart: false, passed: false, openAttemptId: null });
  });

  it("takes a practice quiz as done however it went", async () => {
    const { course } = await createCourse({ units: [{ key: "practice", kind: "check" }, { key: "lesson" }] });
    await createEnrolment({ userId: scene.actor.id, courseId: course.id });
    const { attemptId } = await startAttempt(scene.actor, { courseSlug: course.slug, unitKey: "practice", now: start });
    expect(await submitAttempt(scene.actor, { attemptId, values: { first: no }, now: after(5) })).toMatchObject({ percent: 0, passed: null });
    expect(await db.unitProgress.findFirst({ where: { unitKey: "practice" } })).toMatchObject({ doneAt: after(5) });
  });

  it("is followed by a review with right answers, and by the learner's own judgement of open answers", async () => {
    const { actor, attemptId } = scene;
    await saveAnswers(actor, { attemptId, values: { first: no, essay: { kind: "open", text: "Mine" } }, now: after(1) });
    await expect(getReview(actor, { attemptId, now: after(2) })).rejects.toMatchObject({ detail: "errors:quiz.notSubmitted" });
    await expect(assessOwnAnswer(actor, { attemptId, questionKey: "essay", assessment: "met" })).rejects.toMatchObject({ detail: "errors:quiz.notSubmitted" });
    await submitAttempt(actor, { attemptId, now: after(3) });
    await assessOwnAnswer(actor, { attemptId, questionKey: "essay", assessment: "partly" });
    await expect(assessOwnAnswer(actor, { attemptId, questionKey: "first", assessment: "met" })).rejects.toMatchObject({ code: "not-found" });
    await expect(assessOwnAnswer(actor, { attemptId, questionKey: "essay", assessment: "brilliant" })).rejects.toMatchObject({ code: "invalid" });
    const review = await getReview(actor, { attemptId, now: after(4) });
    const byKey = Object.fromEntries(review.questions.map((question) => [question.key, question]));
    expect(byKey.first).toMatchObject({ verdict: "wrong", points: 0 });
    expect(byKey.word).toMatchObject({ verdict: "unanswered", detail: { accepted: ["Açores"] } });
    expect(byKey.essay).toMatchObject({ verdict: "open", points: null, detail: { own: "Mine", model: "The model.", selfAssessment: "partly" } });
  });
});

describe("the time limit", () => {
  it.each([
    [0, 600],
    [25, 750],
    [50, 900],
    [100, 1_200],
  ])("with %d %% more time ends after %d seconds", async (extra, seconds) => {
    const { attemptId } = await openScene(extra);
    expect((await db.quizAttempt.findUniqueOrThrow({ where: { id: attemptId } })).dueAt).toEqual(after(seconds));
  });

  it("accepts what left the browser in time, and nothing later", async () => {
    const { actor, attemptId } = scene;
    await saveAnswer(actor, { attemptId, questionKey: "first", value: yes, now: after(615) });
    await expect(saveAnswer(actor, { attemptId, questionKey: "first", value: no, now: after(616) })).rejects.toMatchObject({ code: "conflict", detail: "errors:quiz.timeOver" });
    expect(await db.quizAttempt.findUniqueOrThrow({ where: { id: attemptId } })).toMatchObject({ submittedAt: after(600), percent: 50 });
  });

  it("closes an overdue attempt at any contact, with what was saved", async () => {
    const contacts: ((scene: Scene) => Promise<unknown>)[] = [
      ({ actor, attemptId }) => submitAttempt(actor, { attemptId, values: { word: { kind: "short-text", text: "Açores" } }, now: after(9_999) }),
      ({ actor, attemptId }) => getAttempt(actor, { attemptId, now: after(9_999) }),
      ({ actor, attemptId }) => getReview(actor, { attemptId, now: after(9_999) }),
      ({ actor, courseSlug }) => getQuizStart(actor, { courseSlug, unitKey: "test", now: after(9_999) }),
      ({ actor, courseSlug }) => startAttempt(actor, { courseSlug, unitKey: "test", now: after(9_999) }),
    ];
    for (const contact of contacts) {
      const each = await openScene();
      await saveAnswer(each.actor, { attemptId: each.attemptId, questionKey: "first", value: yes, now: after(1) });
      await contact(each);
      expect(await db.quizAttempt.findUniqueOrThrow({ where: { id: each.attemptId } })).toMatchObject({ submittedAt: after(600), points: 1, maxPoints: 2, passed: false });
    }
  });
});
