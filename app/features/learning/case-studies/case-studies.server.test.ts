import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "#app/auth/actor.ts";
import { db } from "#app/db/client.server.ts";
import { sampleCase, sampleCaseText } from "#tests/support/course-factory.ts";
import { createActor, createCourse, createUser } from "#tests/support/factories.ts";
import { enrol, leave } from "../enrolments.server.ts";
import { exportNotes } from "../notes-export.server.ts";
import { getPlayerOutline } from "../outline.server.ts";
import { markUnitDone } from "../progress.server.ts";
import { answerLimit, readAnswerFields } from "./answer-fields.ts";
import { finishCaseStudy, keepCaseAnswers, shareCaseAnswers, stopSharing, takeDownAnswers } from "./case-answers.server.ts";
import { getCaseStudyPage, markOf } from "./case-study.server.ts";
import { drawPlans } from "./transfer-plans-pdf.server.ts";
import { composePlans, listTransferPlans, plansMarkdown } from "./transfer-plans.server.ts";

const now = new Date("2026-03-02T10:00:00.000Z");
let actor: Actor;
let other: Actor;
let courseSlug: string;
const place = () => ({ courseSlug, unitKey: "case" });
const both = (need = "A need.", transfer = "A plan.") => [{ questionKey: "need", text: need }, { questionKey: "transfer", text: transfer }];

async function read(who: Actor) {
  const outline = await getPlayerOutline(who, { courseSlug, locale: "en" });
  return getCaseStudyPage(who, outline, { unitKey: "case", locale: "en" });
}
const answersOf = async (who: Actor) => Object.fromEntries((await read(who)).questions.map(({ key, answer }) => [key, answer]));
const finish = (who: Actor, answers = both()) => finishCaseStudy(who, { ...place(), answers, locale: "en", now });

beforeEach(async () => {
  [actor, other] = [await createActor(), await createActor()];
  const { course } = await createCourse({ title: "Essentials", units: [{ key: "case", kind: "case-study", title: "A case" }, { key: "lesson" }] });
  courseSlug = course.slug;
  for (const who of [actor, other]) await enrol(who, { courseSlug });
});

describe("answers to a case study", () => {
  it("are kept one by one, and go with an empty text", async () => {
    await keepCaseAnswers(actor, { ...place(), answers: [{ questionKey: "need", text: " A need.\r\nOurs. " }], locale: "sv", now });
    expect(await answersOf(actor)).toEqual({ need: "A need.\nOurs.", transfer: "" });
    await keepCaseAnswers(actor, { ...place(), answers: both("", "A plan."), locale: "sv" });
    expect(await answersOf(actor)).toEqual({ need: "", transfer: "A plan." });
    expect(await db.caseAnswer.count({ where: { userId: actor.id } })).toBe(1);
  });

  it("are not lost to a page that another device has left behind: what was not touched there is left", async () => {
    const stale = (await read(actor)).questions.map(({ key, answer, mark }) => ({ questionKey: key, text: answer, mark }));
    await keepCaseAnswers(actor, { ...place(), answers: both(), locale: "en" });
    await keepCaseAnswers(actor, { ...place(), answers: stale, locale: "en" });
    expect(await answersOf(actor)).toEqual({ need: "A need.", transfer: "A plan." });
  });

  it("are taken from a form with what the page had shown", () => {
    const form = new FormData();
    for (const [name, value] of [["answer.need", "Text"], ["mark.need", markOf("Text")], ["answer.transfer", ""], ["mark.transfer", ""], ["answer.Odd key", "x"], ["else", "x"]] as const) form.append(name, value);
    expect(readAnswerFields(form)).toEqual([{ questionKey: "need", text: "Text", mark: markOf("Text") }, { questionKey: "transfer", text: "", mark: undefined }]);
  });

  it.each([
    ["a question that the unit does not ask", () => keepCaseAnswers(actor, { ...place(), answers: [{ questionKey: "made-up", text: "x" }], locale: "en" }), "not-found"],
    ["a unit that is no case study", () => keepCaseAnswers(actor, { courseSlug, unitKey: "lesson", answers: [], locale: "en" }), "not-found"],
    ["more than there is room for", () => keepCaseAnswers(actor, { ...place(), answers: both("x".repeat(answerLimit + 1)), locale: "en" }), "invalid"],
    ["marking it done by hand", () => markUnitDone(actor, place()), "conflict"],
    ["sharing before everything is answered", () => shareCaseAnswers(actor, place()), "forbidden"],
    ["taking down what others share, as a learner", () => takeDownAnswers(actor, { ...place(), userId: other.id }), "forbidden"],
  ] as const)("refuse %s", async (_what, act, code) => {
    await expect(act()).rejects.toMatchObject({ code });
  });

  it("are for those who are in the course", async () => {
    const stranger = await createActor();
    await expect(keepCaseAnswers(stranger, { ...place(), answers: both(), locale: "en" })).rejects.toMatchObject({ code: "forbidden" });
  });

  it("do the unit once there is one to every question; what is missing is named and what was written is kept", async () => {
    expect(await finish(actor, both("A need.", " "))).toEqual({ missing: ["transfer"], settlement: null });
    expect(await answersOf(actor)).toMatchObject({ need: "A need." });
    expect((await finish(actor, [{ questionKey: "transfer", text: "A plan." }])).missing).toEqual([]);
    const outline = await getPlayerOutline(actor, { courseSlug });
    expect(outline.modules[0]?.units[0]).toMatchObject({ key: "case", done: true });
    await markUnitDone(actor, { courseSlug, unitKey: "lesson" });
    expect((await getPlayerOutline(actor, { courseSlug })).completion.complete).toBe(true);
  });
});

describe("what others wrote", () => {
  it("is seen by who has answered, as it was when it was shared, until it is shown no more", async () => {
    await finish(other, both("Their need.", "Their plan."));
    await shareCaseAnswers(other, place());
    expect((await read(actor)).questions[0]?.others).toEqual([]);
    await finish(actor);
    expect((await read(actor)).questions[0]?.others).toMatchObject([{ name: other.name, text: "Their need." }]);
    await keepCaseAnswers(other, { ...place(), answers: [{ questionKey: "need", text: "Half a sent" }], locale: "en" });
    expect((await read(other)).shared).toBe("as-it-was");
    expect((await read(actor)).questions[0]?.others).toMatchObject([{ text: "Their need." }]);
    await shareCaseAnswers(other, place());
    expect((await read(other)).shared).toBe("as-it-is");
    expect((await read(actor)).questions[0]?.others).toMatchObject([{ text: "Half a sent" }]);
    await stopSharing(other, place());
    expect((await read(actor)).questions[0]?.others).toEqual([]);
  });

  it("is gone with its author from the course, and while they are suspended", async () => {
    await finish(actor);
    await finish(other);
    await shareCaseAnswers(other, place());
    await db.user.update({ where: { id: other.id }, data: { suspendedAt: now } });
    expect((await read(actor)).questions[0]?.others).toEqual([]);
    await db.user.update({ where: { id: other.id }, data: { suspendedAt: null } });
    expect((await read(actor)).questions[0]?.others).toHaveLength(1);
    await leave(other, { courseSlug });
    expect((await read(actor)).questions[0]?.others).toEqual([]);
  });

  it("is taken out of sight by a facilitator, who alone reads the notes; nothing that was written is lost", async () => {
    await finish(other);
    await shareCaseAnswers(other, place());
    const facilitator = await createActor(createUser({ grants: ["facilitator"] }));
    await enrol(facilitator, { courseSlug });
    expect((await read(actor)).guide).toBeNull();
    expect(JSON.stringify(await read(actor))).not.toContain(sampleCaseText.notes);
    expect((await read(facilitator)).guide).toMatchObject({ notes: expect.stringContaining("Only for facilitators") as string, people: [{ userId: other.id }] });
    await takeDownAnswers(facilitator, { ...place(), userId: other.id });
    expect((await read(facilitator)).guide?.people).toEqual([]);
    expect(await answersOf(other)).toEqual({ need: "A need.", transfer: "A plan." });
    expect(await db.auditEntry.count({ where: { action: "case-answers.taken-down", subjectId: other.id } })).toBe(1);
  });
});

describe("a transfer plan", () => {
  it("is found again with its course and record, and stays when the course is left or gone", async () => {
    await finish(actor);
    expect(await listTransferPlans(actor, "sv")).toMatchObject([{ course: "Essentials", unit: "A case", practice: sampleCase.practice, text: "A plan.", address: `/courses/${courseSlug}/learn/case` }]);
    await leave(actor, { courseSlug });
    expect(await listTransferPlans(actor, "en")).toMatchObject([{ text: "A plan.", address: null }]);
    await db.enrolment.deleteMany({ where: { course: { slug: courseSlug } } });
    await db.course.delete({ where: { slug: courseSlug } });
    expect(await listTransferPlans(actor, "en")).toMatchObject([{ courseSlug: null, text: "A plan.", address: null }]);
    expect(await listTransferPlans(other, "en")).toEqual([]);
  });

  it("can be taken away as text and as PDF, however long it is, and with the notes", async () => {
    await finish(actor, both("A need.", `First.\n\n${"A long plan with many words. ".repeat(300)}`));
    const model = composePlans(actor, await listTransferPlans(actor, "en"), { titles: { "a-practice": { title: "A *practice*" } }, locale: "en", now });
    expect(plansMarkdown(model)).toContain("## A case");
    expect(plansMarkdown(model)).toContain("First.");
    const pdf = Buffer.from(await drawPlans(model, { lang: "en", author: actor.name, now })).toString("latin1");
    expect(pdf.startsWith("%PDF-1.7")).toBe(true);
    expect(pdf.match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(2);
    const notes = await exportNotes(actor, { locale: "en" });
    expect(notes).toContain("> What was the *need*?\n\nA need.");
  });
});
