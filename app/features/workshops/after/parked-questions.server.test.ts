import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "#app/auth/actor.ts";
import { db } from "#app/db/client.server.ts";
import { getT } from "#app/i18n/i18n.server.ts";
import { newId } from "#app/lib/ids.server.ts";
import { createActor, createUser } from "#tests/support/factories.ts";
import { createSpace } from "#tests/support/forum-factory.ts";
import { actOf } from "#tests/support/room-script.ts";
import { createWorkshop } from "#tests/support/workshop-factory.ts";
import { readMinutes } from "../minutes.server.ts";
import { enterRoom, readRoomPage } from "../room/entering.server.ts";
import { appendAct } from "../room/room-acts.server.ts";
import { partsOf } from "../room/state/parts.ts";
import { composeMinutes } from "./minutes-model.ts";
import { postParkedQuestions } from "./parked-questions.server.ts";

let lead: Actor;
let ana: Actor;
let workshopId: string;

const act = (actor: Actor, input: object) => appendAct(actor, { workshopId, key: newId(), act: actOf(input) });
const questions = async () => partsOf((await readRoomPage(lead, workshopId)).view, "question");
const post = (actor: Actor = lead) => postParkedQuestions(actor, { workshopId, locale: "en" });

async function park(text: string, isAnonymous = false): Promise<void> {
  await act(ana, { type: "question.ask", text, isAnonymous });
  const [questionId = ""] = (await questions()).find(([, question]) => question.text === text) ?? [];
  await act(lead, { type: "question.settle", questionId, status: "parked", answer: "" });
}

beforeEach(async () => {
  lead = await createActor(createUser({ grants: ["facilitator"], name: "Laia Leads" }));
  ana = await createActor(createUser({ name: "Ana Asks" }));
  await createSpace();
  ({ id: workshopId } = await createWorkshop({ ownerId: lead.id, title: "Housing [2027]" }));
  for (const actor of [lead, ana]) await enterRoom(actor, workshopId);
  await act(lead, { type: "room.open" });
});

describe("parked questions", () => {
  it("are one topic without names, to which the room and the minutes lead", async () => {
    await park("Who pays for the bus?");
    await park("Is [this](that) *true*, or <b>not</b>?", true);
    await act(ana, { type: "question.ask", text: "Not for the forum", isAnonymous: false });
    const topicId = await post();
    const topic = await db.topic.findUniqueOrThrow({ where: { id: topicId }, include: { posts: true } });
    const said = JSON.stringify(topic.posts.map(({ document }) => document));
    expect([topic.kind, topic.posts.length]).toEqual(["question", 1]);
    for (const words of ["Who pays for the bus?", "Is [this](that) *true*, or <b>not</b>?", `/workshops/${workshopId}`]) expect(said).toContain(words);
    for (const words of ["Ana Asks", "Not for the forum"]) expect(said).not.toContain(words);
    expect((await questions()).flatMap(([, question]) => question.topicId ?? [])).toEqual([topicId, topicId]);
    await act(lead, { type: "room.close" });
    const minutes = await readMinutes(lead, { workshopId });
    expect(minutes.content.questions.flatMap((question) => question.topicId ?? [])).toEqual([topicId, topicId]);
    // On paper they stand by themselves, apart from the questions of the day.
    const { blocks } = composeMinutes(minutes, { locale: "en", timeZone: "UTC", author: "", t: getT("en", "after") });
    const under = (heading: string) => blocks[blocks.findIndex((block) => block.kind === "h3" && block.text === heading) + 1];
    expect(under("Left for later")).toMatchObject({ kind: "list", items: ["Who pays for the bus? (In the forum)", "Is [this](that) *true*, or <b>not</b>? (In the forum)"] });
    expect(under("Questions")).toMatchObject({ kind: "list", items: ["Not for the forum (Open)"] });
  });

  it("go there once, whoever presses how often, at the same moment, or parks one again", async () => {
    await park("Who pays for the bus?");
    const [first, second] = await Promise.allSettled([post(), post()]);
    expect(first.status).toBe("fulfilled");
    expect(second).toMatchObject({ status: "rejected", reason: { detail: "refusals:nothingParked" } });
    const [[questionId = ""] = []] = await questions();
    for (const status of ["open", "parked"]) await act(lead, { type: "question.settle", questionId, status, answer: "" });
    await expect(post()).rejects.toMatchObject({ code: "conflict" });
    expect(await db.topic.count()).toBe(1);
  });

  it("are taken there after the end too, those that came since in a topic of their own", async () => {
    await park("Who pays for the bus?");
    const first = await post();
    await park("And for the driver?");
    await act(lead, { type: "room.close" });
    const second = await post();
    expect(second).not.toBe(first);
    expect((await questions()).map(([, question]) => question.topicId).sort()).toEqual([first, second].sort());
  });

  it("are taken there by facilitators only", async () => {
    await park("Who pays for the bus?");
    await expect(post(ana)).rejects.toMatchObject({ code: "forbidden" });
    expect(await db.topic.count()).toBe(0);
  });
});
