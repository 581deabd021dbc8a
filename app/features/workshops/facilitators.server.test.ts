import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "#app/auth/actor.ts";
import { db } from "#app/db/client.server.ts";
import { newId } from "#app/lib/ids.server.ts";
import { createActor, createUser } from "#tests/support/factories.ts";
import { actOf } from "#tests/support/room-script.ts";
import { createRegistration, createWorkshop } from "#tests/support/workshop-factory.ts";
import { listAttendees, takeFacilitatorOff } from "./attendees.server.ts";
import { enterRoom, readRoomPage } from "./room/entering.server.ts";
import { appendAct } from "./room/room-acts.server.ts";

let owner: Actor;
let co: Actor;
let workshopId: string;
let seat: string;

const act = (actor: Actor, input: object) => appendAct(actor, { workshopId, key: newId(), act: actOf(input) });
const takeOff = (actor: Actor, of = seat) => takeFacilitatorOff(actor, { workshopId, seat: of });
const roleOf = async (id: string) => (await db.registration.findUniqueOrThrow({ where: { id } })).role;

beforeEach(async () => {
  owner = await createActor(createUser({ grants: ["facilitator"] }));
  co = await createActor();
  ({ id: workshopId } = await createWorkshop({ ownerId: owner.id }));
  ({ id: seat } = await createRegistration(workshopId, { userId: co.id, role: "facilitator" }));
});

describe("a co-facilitator", () => {
  it("is taken off before the session, once, and takes part", async () => {
    await takeOff(owner);
    await takeOff(owner);
    expect(await roleOf(seat)).toBe("participant");
    expect((await enterRoom(co, workshopId)).view.own.me?.role).toBe("participant");
    await expect(listAttendees(co, { workshopId, locale: "en" })).rejects.toMatchObject({ code: "forbidden" });
  });

  it("is taken off in the room: the desk goes, the lead goes on to who leads still, and they stay", async () => {
    for (const actor of [owner, co]) await enterRoom(actor, workshopId);
    await act(owner, { type: "room.open" });
    await act(co, { type: "lead.take" });
    await takeOff(owner);
    const { view } = await readRoomPage(co, workshopId);
    expect(view.own).toMatchObject({ me: { role: "participant", status: "present" } });
    expect(view.own.desk).toBeUndefined();
    expect(view.shared.room?.lead).toBe((await readRoomPage(owner, workshopId)).view.own.me?.seat);
    await expect(act(co, { type: "room.pause" })).rejects.toMatchObject({ detail: "refusals:facilitatorsOnly" });
  });

  it("is taken off by the owner and administrators only, and not after the end", async () => {
    await expect(takeOff(co)).rejects.toMatchObject({ code: "forbidden" });
    await db.workshop.update({ where: { id: workshopId }, data: { closedAt: new Date() } });
    await expect(takeOff(owner)).rejects.toMatchObject({ code: "conflict" });
    expect(await roleOf(seat)).toBe("facilitator");
  });

  it("stays when nobody else would lead, and so does the owner", async () => {
    const { id: own } = await createRegistration(workshopId, { userId: owner.id, role: "facilitator" });
    const admin = await createActor(createUser({ grants: ["admin"] }));
    await expect(takeOff(admin, own)).rejects.toMatchObject({ detail: "refusals:ownerLeads" });
    await db.workshop.update({ where: { id: workshopId }, data: { ownerId: null } });
    await takeOff(admin, own);
    await expect(takeOff(admin)).rejects.toMatchObject({ detail: "refusals:lastFacilitator" });
  });
});
