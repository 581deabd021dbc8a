import { describe, expect, it } from "vitest";
import type { Actor } from "#app/auth/actor.ts";
import { db } from "#app/db/client.server.ts";
import { newId } from "#app/lib/ids.server.ts";
import { createActor, createUser } from "#tests/support/factories.ts";
import { createRegistration, createWorkshop } from "#tests/support/workshop-factory.ts";
import { inviteToWorkshop } from "./attendees.server.ts";
import { cancelWorkshop } from "./planning.server.ts";
import { registerForWorkshop, withdrawFromWorkshop } from "./registering.server.ts";
import { enterRoom, readRoomPage, sayHere } from "./room/entering.server.ts";
import { appendAct } from "./room/room-acts.server.ts";
import { workshopRoomRule } from "./room/room.socket.server.ts";
import { actSchema } from "./room/state/acts.schema.ts";

const planner = () => createActor(createUser({ grants: ["facilitator"] }));
const act = (actor: Actor, workshopId: string, input: object) => appendAct(actor, { workshopId, key: newId(), act: actSchema.parse(input) });
const people = (count: number): Promise<Actor[]> => Promise.all(Array.from({ length: count }, () => createActor()));
const taken = (workshopId: string) => db.registration.count({ where: { workshopId, role: "participant", status: "registered" } });

async function invited(workshopId: string, count: number): Promise<[Actor, Actor, Actor, Actor]> {
  const all = await people(count);
  for (const { id } of all) await createRegistration(workshopId, { userId: id, status: "invited" });
  return all as [Actor, Actor, Actor, Actor];
}

/** An open room with its facilitator and one participant. */
async function openRoom(overrides: Parameters<typeof createWorkshop>[0] = {}) {
  const lead = await planner();
  const { id: workshopId } = await createWorkshop({ ownerId: lead.id, ...overrides });
  await enterRoom(lead, workshopId);
  await act(lead, workshopId, { type: "room.open" });
  const ana = await createActor();
  const seat = (await enterRoom(ana, workshopId)).view.own.me?.seat ?? "";
  return { lead, workshopId, ana, seat };
}

describe("a workshop with few places", () => {
  it("has them for whoever accepts or comes in first, and the waiting list for the rest", async () => {
    const { id: workshopId } = await createWorkshop({ audience: "invitation", capacity: 2 });
    const [one, two, three, four] = await invited(workshopId, 4);
    expect([await registerForWorkshop(one, workshopId), (await enterRoom(two, workshopId)).view.own.me?.status, await registerForWorkshop(three, workshopId)]).toEqual(["registered", "present", "waiting"]);
    await expect(enterRoom(three, workshopId)).rejects.toMatchObject({ code: "forbidden", detail: "refusals:noEntry" });
    await expect(enterRoom(four, workshopId)).rejects.toMatchObject({ code: "conflict", detail: "refusals:full" });
    expect(await taken(workshopId)).toBe(2);
    await withdrawFromWorkshop(two, workshopId);
    expect((await enterRoom(three, workshopId)).view.own.me?.status).toBe("present");
    await expect(enterRoom(four, workshopId)).rejects.toMatchObject({ detail: "refusals:full" });
  });

  it("gives none too many, by whichever door they come at once", async () => {
    const { id: workshopId } = await createWorkshop({ capacity: 3 });
    const some = await people(8);
    await Promise.allSettled(some.map((person, n) => (n % 2 ? registerForWorkshop(person, workshopId) : enterRoom(person, workshopId))));
    expect(await taken(workshopId)).toBe(3);
  });

  it("takes none for facilitators: who is asked to lead it frees a place, and is on no waiting list", async () => {
    const lead = await planner();
    const { id: workshopId } = await createWorkshop({ ownerId: lead.id, capacity: 2 });
    const [one, two, three, four] = await people(4) as [Actor, Actor, Actor, Actor];
    for (const person of [one, two, three, four]) await registerForWorkshop(person, workshopId);
    await inviteToWorkshop(lead, { workshopId, email: one.email, role: "facilitator" });
    await inviteToWorkshop(lead, { workshopId, email: four.email, role: "facilitator" });
    const statuses = await Promise.all([one, two, three, four].map(async ({ id }) => (await db.registration.findFirstOrThrow({ where: { workshopId, userId: id } })).status));
    expect(statuses).toEqual(["registered", "registered", "registered", "registered"]);
    expect((await enterRoom(four, workshopId)).view.own.me?.role).toBe("facilitator");
  });
});

describe("a workshop that was called off", () => {
  it("lets nobody do anything in its room, and says so", async () => {
    const lead = await planner();
    const { id: workshopId } = await createWorkshop({ ownerId: lead.id });
    const ana = await createActor();
    for (const person of [lead, ana]) await enterRoom(person, workshopId);
    await cancelWorkshop(lead, workshopId);
    const cancelled = { code: "conflict", detail: "refusals:cancelled" };
    await expect(act(lead, workshopId, { type: "room.open" })).rejects.toMatchObject(cancelled);
    await expect(act(ana, workshopId, { type: "hand.raise" })).rejects.toMatchObject(cancelled);
    await expect(enterRoom(ana, workshopId)).rejects.toMatchObject(cancelled);
    await expect(sayHere(ana, workshopId)).rejects.toMatchObject(cancelled);
    expect((await readRoomPage(ana, workshopId)).workshop.isCancelled).toBe(true);
    expect(await workshopRoomRule.mayJoin(ana, workshopId)).toBe(false);
  });
});

describe("giving a place back", () => {
  it("while inside leaves the room at once; who comes back is as muted as before, and waits at the door again", async () => {
    const { lead, workshopId, ana, seat } = await openRoom({ rules: { waitingRoom: true } });
    await act(lead, workshopId, { type: "person.admit", seat });
    await act(lead, workshopId, { type: "person.mute", seat, isMuted: true });
    await act(ana, workshopId, { type: "hand.raise" });
    expect(await workshopRoomRule.mayJoin(ana, workshopId)).toBe(true);
    await withdrawFromWorkshop(ana, workshopId);
    expect(await workshopRoomRule.mayJoin(ana, workshopId)).toBe(false);
    await expect(act(ana, workshopId, { type: "hand.raise" })).rejects.toMatchObject({ code: "forbidden", detail: "refusals:notInRoom" });
    const { view } = await readRoomPage(lead, workshopId);
    expect([view.shared.hands, `person:${seat}` in view.shared]).toEqual([[], false]);
    const page = await readRoomPage(ana, workshopId);
    expect([page.canEnter, page.view.own, Object.keys(page.view.shared)]).toEqual([false, {}, ["room"]]);
    await expect(enterRoom(ana, workshopId)).rejects.toMatchObject({ code: "forbidden" });
    await registerForWorkshop(ana, workshopId);
    expect((await readRoomPage(ana, workshopId)).canEnter).toBe(true);
    expect((await enterRoom(ana, workshopId)).view.own.me).toMatchObject({ status: "waiting", isMuted: true });
  });

  it("lets nobody back in whom a facilitator has taken out", async () => {
    const { lead, workshopId, ana, seat } = await openRoom();
    await act(lead, workshopId, { type: "person.remove", seat });
    await withdrawFromWorkshop(ana, workshopId);
    await act(lead, workshopId, { type: "person.admit", seat });
    expect(await workshopRoomRule.mayJoin(ana, workshopId)).toBe(false);
    await expect(act(ana, workshopId, { type: "hand.raise" })).rejects.toMatchObject({ detail: "refusals:notInRoom" });
  });

  it("hands the lead to another facilitator", async () => {
    const { lead, workshopId } = await openRoom();
    const second = await createActor();
    await createRegistration(workshopId, { userId: second.id, role: "facilitator" });
    await enterRoom(second, workshopId);
    await act(second, workshopId, { type: "lead.take" });
    await withdrawFromWorkshop(second, workshopId);
    const { shared, own } = (await readRoomPage(lead, workshopId)).view;
    expect(shared.room?.lead).toBe(own.me?.seat);
  });

  it("is refused when it is over, and to who has planned it", async () => {
    const { lead, workshopId, ana } = await openRoom();
    await expect(withdrawFromWorkshop(lead, workshopId)).rejects.toMatchObject({ code: "conflict", detail: "refusals:ownerStays" });
    await act(lead, workshopId, { type: "room.close" });
    await expect(withdrawFromWorkshop(ana, workshopId)).rejects.toMatchObject({ code: "conflict", detail: "refusals:closed" });
    expect(await taken(workshopId)).toBe(1);
  });
});
