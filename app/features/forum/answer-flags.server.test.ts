import { beforeEach, expect, it } from "vitest";
import type { Actor } from "#app/auth/actor.ts";
import { db } from "#app/db/client.server.ts";
import { finishCaseStudy, keepCaseAnswers, shareCaseAnswers, stopSharing } from "#app/features/learning/case-studies/case-answers.server.ts";
import { getCaseStudyPage, getOwnCasePage } from "#app/features/learning/case-studies/case-study.server.ts";
import { enrol } from "#app/features/learning/enrolments.server.ts";
import { getPlayerOutline } from "#app/features/learning/outline.server.ts";
import { createActor, createCourse, createUser } from "#tests/support/factories.ts";
import { createPractice } from "#tests/support/practice-factory.ts";
import { decideOnAnswer, flagAnswer, listFlaggedAnswers } from "./answer-flags.server.ts";
import { answerAppeal, appeal, undoAct } from "./appeals.server.ts";
import { listOwnActs } from "./moderation-acts.server.ts";
import { countQueue } from "./queue.server.ts";

let author: Actor;
let peer: Actor;
let facilitator: Actor;
let courseSlug: string;
let answerId: string;
const flag = (who: Actor) => flagAnswer(who, { answerId, reason: "offensive", note: "It runs people down." });

beforeEach(async () => {
  [author, peer, facilitator] = [await createActor(), await createActor(), await createActor(createUser({ grants: ["facilitator"] }))];
  const { course } = await createCourse({ units: [{ key: "case", kind: "case-study", title: "A case" }, { key: "lesson" }] });
  courseSlug = course.slug;
  for (const who of [author, peer]) {
    await enrol(who, { courseSlug });
    await finishCaseStudy(who, { courseSlug, unitKey: "case", answers: [{ questionKey: "need", text: "Rude words." }, { questionKey: "transfer", text: "A plan." }], locale: "en" });
  }
  await shareCaseAnswers(author, { courseSlug, unitKey: "case" });
  answerId = (await db.caseAnswer.findFirstOrThrow({ where: { userId: author.id, questionKey: "need" } })).id;
});

const seenBy = async (who: Actor) => {
  const page = await getCaseStudyPage(who, await getPlayerOutline(who, { courseSlug, locale: "en" }), { unitKey: "case", locale: "en" });
  return { others: page.questions[0]?.others.map(({ isHidden, text }) => ({ isHidden, text })), isHidden: page.isHidden };
};

it("a peer flags a shown answer, a moderator of courses hides it, others see that there was one, and its author is told", async () => {
  await flag(peer);
  await expect(flag(peer)).rejects.toMatchObject({ code: "conflict" });
  expect([await listFlaggedAnswers(facilitator), await countQueue(facilitator), await listFlaggedAnswers(peer)]).toMatchObject([[{ id: answerId, title: "A case", text: "Rude words.", flags: [{ reason: "offensive", note: "It runs people down." }] }], 1, []]);
  expect(await decideOnAnswer(facilitator, { answerId, decision: "uphold", reason: "Speak of measures, not of people." })).toBe(true);
  expect(await decideOnAnswer(facilitator, { answerId, decision: "uphold", reason: "" })).toBe(false);
  expect([await seenBy(peer), (await seenBy(author)).isHidden, await countQueue(facilitator)]).toEqual([{ others: [{ isHidden: true, text: "" }], isHidden: false }, true, 0]);
  expect(await listOwnActs(author)).toMatchObject([{ kind: "hide", answerId, title: "A case", isOwn: true, can: { appeal: true } }]);
  expect(await db.auditEntry.findMany({ where: { subjectType: "answer" }, select: { action: true, actorId: true } })).toEqual([{ action: "forum.hide", actorId: facilitator.id }]);
  expect(await db.notification.count({ where: { userId: author.id, kind: "moderation" } })).toBe(1);
});

it("its author appeals, somebody else answers and shows it again", async () => {
  const editor = await createActor(createUser({ grants: ["editor"] }));
  await flag(peer);
  await decideOnAnswer(facilitator, { answerId, decision: "uphold", reason: "" });
  const [act] = await listOwnActs(author);
  const actId = act?.id ?? "";
  await appeal(author, { actId, text: "It quotes a law." });
  await expect(answerAppeal(facilitator, { actId, text: "No." })).rejects.toMatchObject({ code: "forbidden" });
  await answerAppeal(editor, { actId, text: "You are right." });
  expect(await undoAct(editor, { actId, reason: "" })).toBe(true);
  expect((await seenBy(peer)).others).toEqual([{ isHidden: false, text: "Rude words." }]);
  expect((await listOwnActs(author)).find(({ id }) => id === actId)).toMatchObject({ undone: true });
});

it("what was hidden is shown again also after its author has stopped showing it, and once they show it again, others see it", async () => {
  await flag(peer);
  await decideOnAnswer(facilitator, { answerId, decision: "uphold", reason: "" });
  await stopSharing(author, { courseSlug, unitKey: "case" });
  expect(await undoAct(facilitator, { actId: (await listOwnActs(author))[0]?.id ?? "", reason: "" })).toBe(true);
  await shareCaseAnswers(author, { courseSlug, unitKey: "case" });
  expect((await seenBy(peer)).others).toEqual([{ isHidden: false, text: "Rude words." }]);
});

it("who has not answered too does not flag, nobody flags or judges their own words, and learners decide nothing", async () => {
  const stranger = await createActor();
  await expect(flag(stranger)).rejects.toMatchObject({ code: "not-found" });
  await expect(flag(author)).rejects.toMatchObject({ code: "forbidden" });
  await flag(peer);
  await expect(decideOnAnswer(peer, { answerId, decision: "uphold", reason: "" })).rejects.toMatchObject({ code: "forbidden" });
  await expect(decideOnAnswer({ ...author, roles: ["facilitator"] }, { answerId, decision: "dismiss", reason: "" })).rejects.toMatchObject({ code: "forbidden", detail: "forum:errors.ownWords" });
  expect(await decideOnAnswer(facilitator, { answerId, decision: "dismiss", reason: "" })).toBe(true);
  expect((await seenBy(peer)).others).toEqual([{ isHidden: false, text: "Rude words." }]);
});

it("flags go with the answer, or with its author", async () => {
  await flag(peer);
  await db.user.delete({ where: { id: author.id } });
  expect(await db.flag.count()).toBe(0);
});

it("a case study by itself is flagged alike, by who has answered all of it, and leads back to the record", async () => {
  const practice = await createPractice({ texts: { en: { state: "human", title: "A record", summary: "A summary." } } });
  const answers = ["need", "failure", "change", "transfer"].map((questionKey) => ({ questionKey, text: `My ${questionKey}.` }));
  await finishCaseStudy(author, { practice, answers, locale: "en" });
  await shareCaseAnswers(author, { practice });
  const { id } = await db.caseAnswer.findFirstOrThrow({ where: { userId: author.id, courseId: "", questionKey: "need" } });
  const flagIt = () => flagAnswer(peer, { answerId: id, reason: "spam", note: "" });
  await keepCaseAnswers(peer, { practice, answers: answers.slice(0, 3), locale: "en" });
  await expect(flagIt()).rejects.toMatchObject({ code: "not-found" });
  await finishCaseStudy(peer, { practice, answers, locale: "en" });
  await flagIt();
  expect([await listFlaggedAnswers(facilitator), await countQueue(facilitator)]).toMatchObject([[{ id, title: "A record", path: `/practices/${practice}/case-study#others` }], 1]);
  await decideOnAnswer(facilitator, { answerId: id, decision: "uphold", reason: "" });
  expect((await getOwnCasePage(peer, { practice, locale: "en" })).questions[0]?.others).toMatchObject([{ isHidden: true, text: "" }]);
  const [act] = await listOwnActs(author);
  expect(act).toMatchObject({ kind: "hide", answerId: id, title: "A record", detail: { path: `/practices/${practice}/case-study#others` } });
  await appeal(author, { actId: act?.id ?? "", text: "It quotes a law." });
  expect(await countQueue(await createActor(createUser({ grants: ["facilitator"] })))).toBe(1);
});
