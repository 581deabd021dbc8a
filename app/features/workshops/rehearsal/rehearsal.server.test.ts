import { describe, expect, it } from "vitest";
import { db } from "#app/db/client.server.ts";
import { removeExpiredOfWorkshops } from "#app/features/accounts/workshop-retention.server.ts";
import { newId } from "#app/lib/ids.server.ts";
import { createActor, createUser } from "#tests/support/factories.ts";
import { createRegistration, createWorkshop } from "#tests/support/workshop-factory.ts";
import { readReport } from "../after/report.server.ts";
import { readMinutes } from "../minutes.server.ts";
import { enterRoom, readRoomPage, sayHere } from "../room/entering.server.ts";
import { listAttendance } from "../room/attendance.server.ts";
import { appendAct } from "../room/room-acts.server.ts";
import { actSchema } from "../room/state/acts.schema.ts";
import { partsOf } from "../room/state/parts.ts";
import { listWorkshops } from "../workshop-list.server.ts";
import { getWorkshopPage } from "../workshop-page.server.ts";
import { playOnce } from "./playing.server.ts";
import { beginRehearsal, endRehearsal, readGoneRehearsal } from "./rehearsal.server.ts";

/** A planned workshop, and its rehearsal with the facilitator inside. */
async function rehearse({ people = 6, rules = {} } = {}) {
  const owner = await createUser({ grants: ["facilitator"], name: "Laia Facilita" });
  const lead = await createActor(owner);
  const { id: planId } = await createWorkshop({ ownerId: owner.id, rules });
  await createRegistration(planId, { userId: owner.id, role: "facilitator" });
  const ana = await createRegistration(planId);
  const { id } = await beginRehearsal(lead, planId, { people });
  const act = (input: object) => appendAct(lead, { workshopId: id, key: newId(), act: actSchema.parse(input) });
  const view = async () => (await readRoomPage(lead, id)).view;
  const play = async (times: number) => {
    for (let n = 0; n < times; n += 1) await playOnce(id);
  };
  await enterRoom(lead, id);
  return { lead, planId, id, ana, act, view, play };
}

const countEverything = async () => ({ mails: await db.mail.count(), told: await db.notification.count(), hours: await db.learningDay.count(), certificates: await db.certificate.count(), spans: await db.attendanceSpan.count(), registrations: await db.registration.count() });

describe("simulated participants", () => {
  it("come in, the last one late, and do what there is to do: write, vote, answer", async () => {
    const { act, view, play } = await rehearse();
    await play(60);
    expect(partsOf(await view(), "person")).toHaveLength(6); // the facilitator and all but the last
    await act({ type: "room.open" });
    const [itemId = ""] = partsOf(await view(), "item").map(([item]) => item);
    await act({ type: "stage.move", itemId });
    await act({ type: "board.add", title: "Ideas", kind: "swot", itemId });
    await play(150);
    expect(partsOf(await view(), "person").map(([, { name }]) => name).toSorted()).toEqual(["Laia Facilita", ...Array.from({ length: 6 }, (_, n) => `Participant ${n + 1}`)]);
    const [[boardId = "", board] = []] = partsOf(await view(), "board");
    expect(board?.notes).toBe(12);
    await act({ type: "board.reveal", boardId, isRevealed: true });
    expect(partsOf(await view(), "note").every(([, { text }]) => /^Example note \d+$/.test(text))).toBe(true);
    await act({ type: "dots.open", title: "First?", boardIds: [boardId], on: "notes", dots: 2, most: 2 });
    await act({ type: "poll.add", kind: "single", question: "Which?", options: ["One", "Two"], isAnonymous: true });
    await act({ type: "poll.open", pollId: partsOf(await view(), "poll")[0]?.[0] });
    await act({ type: "ready.ask", text: "" });
    await play(200);
    const after = await view();
    expect(partsOf(after, "dots")[0]?.[1].voters).toBe(6);
    expect(partsOf(after, "poll")[0]?.[1].answers).toBe(6);
    expect((after.shared.ready?.yes ?? 0) + (after.shared.ready?.no ?? 0)).toBe(6);
  });

  it("wait at the door where people do, and rest while the room is paused or closed", async () => {
    const { id, act, view, play } = await rehearse({ rules: { waitingRoom: true } });
    await play(60);
    expect((await view()).own.desk?.waiting).toHaveLength(5);
    await act({ type: "room.open" });
    await act({ type: "person.admitAll" });
    await act({ type: "board.add", title: "Ideas", kind: "free" });
    await act({ type: "room.pause" });
    const { seq } = await view();
    await play(30);
    expect((await view()).seq).toBe(seq);
    await act({ type: "room.close" });
    expect(await playOnce(id)).toBe(0);
  });
});

describe("a rehearsal", () => {
  it("touches nothing outside of its room, and nothing of it is a workshop", async () => {
    const { lead, planId, id, act, play } = await rehearse();
    const before = await countEverything();
    await play(20);
    await act({ type: "room.open" });
    for (const minute of [1, 2, 3]) await sayHere(lead, id, new Date(Date.now() + minute * 60_000));
    await act({ type: "room.close" });
    expect(await countEverything()).toEqual(before);
    expect(await listAttendance(id)).toEqual([]);
    for (const view of ["upcoming", "mine", "past"] as const) expect((await listWorkshops(lead, { view, page: 1, locale: "en" })).workshops.filter((one) => one.id === id)).toEqual([]);
    expect((await readReport(lead, { year: new Date().getUTCFullYear(), regionId: null, locale: "en" })).rows.filter((one) => one.id === id)).toEqual([]);
    await expect(getWorkshopPage(lead, { workshopId: id, locale: "en" })).rejects.toMatchObject({ code: "not-found" });
    await expect(readMinutes(lead, { workshopId: id })).rejects.toMatchObject({ code: "not-found" });
    expect((await getWorkshopPage(lead, { workshopId: planId, locale: "en" })).rehearsalId).toBe(id);
  });

  it("is for those who lead the workshop, before its room opens", async () => {
    const { lead, planId, id, ana } = await rehearse();
    const participant = await createActor(await db.user.findUniqueOrThrow({ where: { id: ana.userId ?? "" } }));
    await expect(enterRoom(participant, id)).rejects.toMatchObject({ code: "not-found" });
    await expect(beginRehearsal(participant, planId, { people: 5 })).rejects.toMatchObject({ code: "forbidden" });
    expect((await getWorkshopPage(participant, { workshopId: planId, locale: "en" })).rehearsalId).toBeNull();
    await enterRoom(lead, planId);
    await appendAct(lead, { workshopId: planId, key: newId(), act: { type: "room.open" } });
    await expect(beginRehearsal(lead, planId, { people: 5 })).rejects.toMatchObject({ code: "forbidden", detail: "refusals:roomOpen" });
  });

  it("is thrown away when it is ended, begun again, or a day old", async () => {
    const { lead, planId, id, ana } = await rehearse();
    const { id: next } = await beginRehearsal(lead, planId, { people: 5 });
    expect(await db.workshop.findMany({ where: { rehearsalOf: planId }, select: { id: true } })).toEqual([{ id: next }]);
    await expect(readRoomPage(lead, id)).rejects.toMatchObject({ code: "not-found" });
    const missing = await readRoomPage(lead, id).catch((error: unknown) => error);
    expect(await readGoneRehearsal(lead, id, missing)).toMatchObject({ workshopId: planId, next });
    await endRehearsal(lead, planId);
    await endRehearsal(lead, planId);
    expect(await readGoneRehearsal(lead, next, missing)).toMatchObject({ workshopId: planId, next: null });
    // Nobody else learns that there was one, and what never was one is as it was: not there.
    await expect(readGoneRehearsal(await createActor(), id, missing)).rejects.toMatchObject({ code: "not-found" });
    await expect(readGoneRehearsal(lead, `${planId}-nothing`, missing)).rejects.toBe(missing);
    expect(await db.registration.findMany({ where: { workshopId: { in: [id, next] } } })).toEqual([]);
    expect(await db.registration.findUnique({ where: { id: ana.id } })).not.toBeNull();
    const { id: forgotten } = await beginRehearsal(lead, planId, { people: 5 });
    await db.$transaction((tx) => removeExpiredOfWorkshops(tx, new Date(Date.now() + 25 * 3_600_000)));
    expect(await db.workshop.count({ where: { id: forgotten } })).toBe(0);
    expect(await db.workshop.count({ where: { id: planId } })).toBe(1);
  });
});
