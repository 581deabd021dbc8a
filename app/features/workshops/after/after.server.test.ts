import { describe, expect, it } from "vitest";
import { db } from "#app/db/client.server.ts";
import { renderCertificate } from "#app/features/certificates/certificates.server.ts";
import { reissueCertificate, revokeCertificate } from "#app/features/certificates/revoke.server.ts";
import { exportTranscript, renderTranscript } from "#app/features/certificates/transcript-files.server.ts";
import { getTranscript } from "#app/features/certificates/transcript.server.ts";
import { verifyCertificate } from "#app/features/certificates/verify.server.ts";
import { newId } from "#app/lib/ids.server.ts";
import { appendAct } from "../room/room-acts.server.ts";
import { actSchema } from "../room/state/acts.schema.ts";
import { getWorkshopPage } from "../workshop-page.server.ts";
import { createActor, createAdmin, createUser } from "#tests/support/factories.ts";
import { createSpace } from "#tests/support/forum-factory.ts";
import { holdWorkshop, hoursOf } from "#tests/support/held-workshop.ts";
import { getEvaluationPage, saveEvaluation } from "./evaluation.server.ts";
import { certifyParticipation } from "./participation.server.ts";
import { getResultTopicForm, openResultTopic, openResultTopicAsIs } from "./result-topic.server.ts";

const year = new Date().getUTCFullYear();

describe("hours", () => {
  it("go to the ledger when the room closes, by day, once however often it is closed", async () => {
    const { id, lead, people: [ana, bo] } = await holdWorkshop({ start: new Date(`${year}-01-14T23:30:00Z`), stays: [60, 20] });
    expect(await db.learningDay.findMany({ where: { userId: ana.id }, orderBy: { day: "asc" } })).toMatchObject([{ day: `${year}-01-14`, seconds: 1_800 }, { day: `${year}-01-15`, seconds: 1_800 }]);
    expect(await hoursOf(bo.id)).toBe(1_200);
    expect(await hoursOf(lead.id)).toBe(0);
    const [last] = await db.roomEvent.findMany({ where: { workshopId: id }, orderBy: { seq: "desc" }, take: 1 });
    const at = new Date(`${year}-01-15T00:31:00Z`);
    await appendAct(lead, { workshopId: id, key: newId(), act: actSchema.parse({ type: "act.undo", act: last?.act }) }, at);
    await appendAct(lead, { workshopId: id, key: newId(), act: actSchema.parse({ type: "room.close" }) }, at);
    expect(await hoursOf(ana.id)).toBe(3_600);
    expect(await db.notification.count({ where: { userId: ana.id, kind: "evaluation" } })).toBe(1);
  });
});

describe("certificates of participation", () => {
  it("are issued in one go to whoever was there long enough, once, and are checked, shown and counted like others", async () => {
    const { id, lead, people: [ana, bo, cleo] } = await holdWorkshop({ size: 3, stays: [60, 35, 10] });
    expect(await certifyParticipation(lead, id, { percent: 50 })).toEqual({ issued: 2 });
    expect(await certifyParticipation(lead, id, { percent: 50 })).toEqual({ issued: 0 });
    expect(await db.certificate.count({ where: { userId: cleo?.id ?? "" } })).toBe(0);
    const certificate = await db.certificate.findFirstOrThrow({ where: { userId: bo.id } });
    expect(certificate).toMatchObject({ kind: "participation", workshopId: id, courseId: null, seconds: 2_100 });
    expect(await verifyCertificate({ code: certificate.code, locale: "sv" })).toMatchObject({ state: "valid", certificate: { isWorkshop: true, activeMinutes: 35, plannedMinutes: 30, holderName: bo.name } });
    const [transcript] = (await getTranscript(bo, { locale: "en" })).years;
    expect(transcript).toMatchObject({ activeMinutes: 35, completions: [{ participation: "online-live", activeMinutes: 35 }] });
    expect(Buffer.from((await exportTranscript(bo, { locale: "en" })).bytes).toString()).toContain("Online, live workshop");
    expect(Buffer.from((await renderTranscript(bo, { locale: "en" })).bytes).toString("latin1")).toContain("%PDF");
    const file = Buffer.from((await renderCertificate(bo, { id: certificate.id, locale: "fr" })).bytes).toString("latin1");
    expect(file).toContain("Attestation de participation");
    expect(await db.notification.findMany({ where: { userId: ana.id, kind: "attended" }, select: { path: true } })).toEqual([{ path: "/learning/transcript" }]);
    expect((await getWorkshopPage(bo, { workshopId: id, locale: "en" })).after).toMatchObject({ ownCertificate: certificate.id, certificates: 2 });
  });

  it("stay taken back, and are issued anew as what they are", async () => {
    const { id, lead, people: [ana, bo] } = await holdWorkshop();
    await certifyParticipation(lead, id, { percent: 50 });
    const admin = await createActor(await createAdmin());
    const of = (userId: string) => db.certificate.findFirstOrThrow({ where: { userId }, orderBy: { issuedAt: "desc" } });
    await revokeCertificate(admin, { id: (await of(ana.id)).id, reason: "By mistake" });
    expect(await certifyParticipation(lead, id, { percent: 50 })).toEqual({ issued: 0 });
    const reissued = await reissueCertificate(admin, { id: (await of(bo.id)).id }, new Date(Date.now() + 1_000));
    expect(await db.certificate.findUnique({ where: { id: reissued.id } })).toMatchObject({ kind: "participation", workshopId: id });
  });

  it("are issued by facilitators, after the workshop", async () => {
    const { id, people: [ana] } = await holdWorkshop();
    await expect(certifyParticipation(ana, id, { percent: 50 })).rejects.toMatchObject({ code: "forbidden" });
    const open = await holdWorkshop({ isClosed: false });
    await expect(certifyParticipation(open.lead, open.id, { percent: 50 })).rejects.toMatchObject({ code: "conflict" });
  });
});

describe("the evaluation", () => {
  const answer = (usefulness: number, better = "") => ({ usefulness, willUse: "yes" as const, what: "", better });

  it("is one answer a person, changed for two weeks, and is told only when five have answered", async () => {
    const { id, lead, people } = await holdWorkshop({ size: 5 });
    const [ana] = people;
    for (const [n, person] of people.slice(0, 4).entries()) await saveEvaluation(person, id, answer(n + 1, n === 0 ? "Zebra" : ""));
    await saveEvaluation(ana, id, answer(5, "Zebra"));
    expect((await getEvaluationPage(ana, id)).own?.answer).toMatchObject({ usefulness: 5 });
    expect((await getEvaluationPage(ana, id)).result).toBeNull();
    expect((await getEvaluationPage(lead, id)).result).toEqual({ answers: 4, all: null });
    await saveEvaluation(people[4] ?? ana, id, answer(5, "Apple"));
    const { own, result } = await getEvaluationPage(lead, id);
    expect(own).toBeNull();
    expect(result?.all).toEqual({ mean: 3.8, counts: [0, 1, 1, 1, 2], use: { yes: 5, partly: 0, no: 0 }, what: [], better: ["Apple", "Zebra"] });
    expect(JSON.stringify(result)).not.toContain(ana.name);
    const late = new Date(Date.now() + 15 * 86_400_000);
    await expect(saveEvaluation(ana, id, answer(1), late)).rejects.toMatchObject({ code: "forbidden" });
  });

  it("is for those who were there: neither for who leads it nor for who stayed away", async () => {
    const { id, lead } = await holdWorkshop();
    await expect(saveEvaluation(lead, id, answer(5))).rejects.toMatchObject({ code: "forbidden" });
    await expect(getEvaluationPage(await createActor(await createUser()), id)).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("the result in the forum", () => {
  it("is opened once with summary, actions and link, however many ask at the same moment", async () => {
    const { id, lead } = await holdWorkshop();
    const admin = await createActor(await createAdmin());
    const space = await createSpace();
    const form = await getResultTopicForm(lead, { workshopId: id, locale: "en" });
    if (!("text" in form)) throw new Error("There is no topic yet.");
    expect(form.spaces.map(({ id: one }) => one)).toContain(space.id);
    for (const words of ["Agree on one action", "Open a desk · The town · 2027-06-01", `/workshops/${id}`]) expect(form.text).toContain(words);
    const input = () => ({ spaceId: space.id, title: form.workshop.title, text: form.text, locale: form.locale, sendKey: newId() });
    const opened = await Promise.all([openResultTopic(lead, id, input()), openResultTopic(admin, id, input()), openResultTopic(lead, id, input())]);
    expect(new Set(opened).size).toBe(1);
    expect(await getResultTopicForm(admin, { workshopId: id, locale: "en" })).toEqual({ topicId: opened[0] });
    expect((await getWorkshopPage(null, { workshopId: id, locale: "en" })).after?.topicId).toBe(opened[0]);
  });

  it("is opened by one click where and as the form would open it, and only by who leads the workshop", async () => {
    const { id, lead } = await holdWorkshop();
    await createSpace();
    const form = await getResultTopicForm(lead, { workshopId: id, locale: "en" });
    if (!("text" in form)) throw new Error("There is no topic yet.");
    const asked = { workshopId: id, locale: "en" } as const;
    await expect(openResultTopicAsIs(await createActor(await createUser()), asked)).rejects.toMatchObject({ code: "forbidden" });
    const topicId = await openResultTopicAsIs(lead, asked);
    expect(await db.topic.findUniqueOrThrow({ where: { id: topicId } })).toMatchObject({ title: form.workshop.title, spaceId: form.spaceId });
    expect(await openResultTopicAsIs(lead, asked)).toBe(topicId);
  });
});
