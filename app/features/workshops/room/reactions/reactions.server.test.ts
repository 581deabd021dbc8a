import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Actor } from "#app/auth/actor.ts";
import { db } from "#app/db/client.server.ts";
import { newId } from "#app/lib/ids.server.ts";
import * as publishing from "#app/realtime/publish.server.ts";
import { createActor, createUser } from "#tests/support/factories.ts";
import { actOf } from "#tests/support/room-script.ts";
import { createWorkshop } from "#tests/support/workshop-factory.ts";
import { enterRoom } from "../entering.server.ts";
import { appendAct } from "../room-acts.server.ts";
import { showReaction } from "./reactions.server.ts";

let lead: Actor;
let ana: Actor;
let workshopId: string;

const act = (input: object) => appendAct(lead, { workshopId, key: newId(), act: actOf(input) });

beforeEach(async () => {
  lead = await createActor(createUser({ grants: ["facilitator"] }));
  ana = await createActor();
  ({ id: workshopId } = await createWorkshop({ ownerId: lead.id }));
  for (const actor of [lead, ana]) await enterRoom(actor, workshopId);
});

describe("a reaction", () => {
  it("is added up with those of others, told without a name, and kept nowhere", async () => {
    await act({ type: "room.open" });
    const told = vi.spyOn(publishing, "publishPassing").mockImplementation(() => undefined);
    const events = await db.roomEvent.count();
    await showReaction(ana, { workshopId, kind: "applause" });
    await showReaction(lead, { workshopId, kind: "applause" });
    await showReaction(ana, { workshopId, kind: "idea" });
    expect(told).not.toHaveBeenCalled();
    await vi.waitFor(() => expect(told).toHaveBeenCalledOnce(), 3_000);
    expect(told).toHaveBeenCalledWith(`workshop:${workshopId}`, "room:reacted", { applause: 2, idea: 1 });
    expect(await db.roomEvent.count()).toBe(events);
    told.mockRestore();
  });

  it("is for who is inside while the room is open", async () => {
    await expect(showReaction(ana, { workshopId, kind: "heart" })).rejects.toMatchObject({ code: "conflict", detail: "refusals:notOpen" });
    await act({ type: "room.open" });
    await expect(showReaction(await createActor(), { workshopId, kind: "heart" })).rejects.toMatchObject({ code: "forbidden" });
    await expect(showReaction(null, { workshopId, kind: "heart" })).rejects.toMatchObject({ code: "unauthenticated" });
    await act({ type: "room.close" });
    await expect(showReaction(ana, { workshopId, kind: "heart" })).rejects.toMatchObject({ code: "conflict", detail: "refusals:closed" });
  });

  it("is not shown by a machine", async () => {
    await act({ type: "room.open" });
    const tries = await Promise.allSettled(Array.from({ length: 40 }, () => showReaction(ana, { workshopId, kind: "laugh" })));
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(30);
    await expect(showReaction(ana, { workshopId, kind: "laugh" })).rejects.toMatchObject({ code: "too-many" });
  });
});
