import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "#app/auth/actor.ts";
import { db } from "#app/db/client.server.ts";
import { createActor, createUser } from "#tests/support/factories.ts";
import { createPractice } from "#tests/support/practice-factory.ts";
import { exportNotes } from "../notes-export.server.ts";
import { finishCaseStudy, keepCaseAnswers, shareCaseAnswers, takeDownAnswers } from "./case-answers.server.ts";
import { getOwnCasePage } from "./case-study.server.ts";
import { composePlans, listTransferPlans, plansMarkdown } from "./transfer-plans.server.ts";

let actor: Actor;
let other: Actor;
let practice: string;
const answers = ["need", "failure", "change", "transfer"].map((questionKey) => ({ questionKey, text: `My ${questionKey}.` }));
const read = (who: Actor) => getOwnCasePage(who, { practice, locale: "en" });
const finish = (who: Actor, given = answers) => finishCaseStudy(who, { practice, answers: given, locale: "en" });

beforeEach(async () => {
  [actor, other] = [await createActor(), await createActor()];
  practice = await createPractice();
});

describe("any record taken as a case study, without a course", () => {
  it("asks four questions, keeps what is answered, and says what is missing", async () => {
    await keepCaseAnswers(actor, { practice, answers: answers.slice(0, 1), locale: "en" });
    expect(await finish(actor, [])).toEqual({ missing: ["failure", "change", "transfer"], settlement: null });
    expect(await read(actor)).toMatchObject({ isDone: false, compares: false, questions: [{ key: "need", answer: "My need." }, { answer: "" }, { answer: "" }, { key: "transfer", isPlan: true }] });
    expect((await finish(actor)).missing).toEqual([]);
    expect(await read(actor)).toMatchObject({ isDone: true, compares: true });
  });

  it("shows what others wrote to who has answered, once they show it, until a facilitator takes it out of sight", async () => {
    await finish(other);
    await expect(shareCaseAnswers(actor, { practice })).rejects.toMatchObject({ code: "forbidden" });
    await finish(actor);
    expect((await read(actor)).questions[0]?.others).toEqual([]);
    await shareCaseAnswers(other, { practice });
    expect((await read(actor)).questions[0]?.others).toMatchObject([{ userId: other.id, text: "My need." }]);
    await expect(takeDownAnswers(actor, { practice, userId: other.id })).rejects.toMatchObject({ code: "forbidden" });
    await takeDownAnswers(await createActor(createUser({ grants: ["facilitator"] })), { practice, userId: other.id });
    expect((await read(actor)).questions[0]?.others).toEqual([]);
  });

  it("keeps the transfer plan and the answers with one's learning, also when the record is gone", async () => {
    await finish(actor);
    expect(await listTransferPlans(actor, "en")).toMatchObject([{ practice, text: "My transfer.", course: null, address: `/practices/${practice}/case-study` }]);
    const file = plansMarkdown(composePlans(actor, await listTransferPlans(actor, "en"), { titles: { [practice]: { title: "A record" } }, locale: "en", now: new Date() }));
    expect(file).toMatch(/## A record[^]*My transfer\./);
    expect(file, "no course is missed").not.toContain("Course");
    const called = await db.practiceTranslation.findFirstOrThrow({ where: { practice: { slug: practice } } });
    expect(await exportNotes(actor)).toContain(`### ${called.title}`);
    expect(await exportNotes(actor)).toMatch(/Case studies by themselves[^]*What was the need[^]*My need\./);
    await db.practice.update({ where: { slug: practice }, data: { currentVersionId: null } });
    await expect(read(actor)).rejects.toMatchObject({ code: "not-found" });
    expect(await listTransferPlans(actor, "en")).toMatchObject([{ text: "My transfer.", address: null }]);
  });

  it.each([["a record that is not there", "no-such-practice", "need"], ["a question that is not asked", "", "made-up"]])("refuses %s", async (_, slug, questionKey) => {
    await expect(keepCaseAnswers(actor, { practice: slug || practice, answers: [{ questionKey, text: "x" }], locale: "en" })).rejects.toMatchObject({ code: "not-found" });
  });
});
