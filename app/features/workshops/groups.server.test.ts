import { beforeEach, expect, it } from "vitest";
import type { Actor } from "#app/auth/actor.ts";
import { db } from "#app/db/client.server.ts";
import { newId } from "#app/lib/ids.server.ts";
import { createActor, createRegion, createUser } from "#tests/support/factories.ts";
import { createRegistration, createWorkshop } from "#tests/support/workshop-factory.ts";
import { getGroups, saveGroups } from "./groups.server.ts";
import { enterRoom } from "./room/entering.server.ts";
import { appendAct } from "./room/room-acts.server.ts";

let lead: Actor;
let workshopId: string;
const people: Actor[] = [];
beforeEach(async () => {
  lead = await createActor(createUser({ grants: ["facilitator"] }));
  workshopId = (await createWorkshop({ ownerId: lead.id, groups: [] })).id;
  people.length = 0;
  for (const regionId of [(await createRegion()).id, (await createRegion()).id]) {
    for (let count = 0; count < 2; count += 1) {
      const person = await createActor(createUser({ regionId }));
      await createRegistration(workshopId, { userId: person.id });
      people.push(person);
    }
  }
});
const look = () => getGroups(lead, { workshopId, locale: "en" });

it("keeps names and who is where, as they were put by hand", async () => {
  const [first, second] = (await look()).people;
  await saveGroups(lead, workshopId, { names: ["North", "South"], places: { [first?.id ?? ""]: 1, [second?.id ?? ""]: 7, stranger: 0 }, arrange: null });
  const page = await look();
  expect(page.groups).toEqual(["North", "South"]);
  expect(page.people.map(({ group }) => group)).toEqual([1, null, null, null]);
});

it("knows how many groups the agenda counts on where it works with prepared ones", async () => {
  expect((await look()).planned).toBeNull();
  const plan = { way: "same", groups: 5, minutes: null, board: "none", columns: [], tasks: [] };
  for (const [position, breakout] of [plan, { ...plan, way: "prepared", groups: 3 }].entries()) await db.agendaItem.create({ data: { id: newId(), workshopId, position: position + 10, kind: "breakout", title: "In groups", minutes: 20, material: [], breakout } });
  expect((await look()).planned).toBe(3);
});

it("spreads regions over the groups on purpose, or keeps them together", async () => {
  const regionsIn = async (group: number) => new Set((await look()).people.filter((person) => person.group === group).map(({ region }) => region)).size;
  await saveGroups(lead, workshopId, { names: ["One", "Two"], places: {}, arrange: "mixed" });
  expect([await regionsIn(0), await regionsIn(1)]).toEqual([2, 2]);
  await saveGroups(lead, workshopId, { names: ["One", "Two"], places: {}, arrange: "region" });
  expect([await regionsIn(0), await regionsIn(1)]).toEqual([1, 1]);
});

it("is what the room works with, also for who sat in it before it opened; afterwards the room has it", async () => {
  const [ana, bo] = people;
  if (!ana || !bo) throw new Error("nobody came");
  const rows = (await look()).people;
  const idOf = ({ name }: Actor): string => rows.find((row) => row.name === name)?.id ?? "";
  await saveGroups(lead, workshopId, { names: ["North", "South"], places: { [idOf(ana)]: 1, [idOf(bo)]: 1 }, arrange: null });
  await enterRoom(ana, workshopId);
  await enterRoom(lead, workshopId);
  await appendAct(lead, { workshopId, key: "key-of-the-opening", act: { type: "room.open" } });
  await appendAct(lead, { workshopId, key: "key-of-the-breakout", act: { type: "breakout.open", minutes: 10 } });
  const groupOf = async (person: Actor) => {
    const { own, shared } = (await enterRoom(person, workshopId)).view;
    return shared[`group:${own.me?.groupId ?? ""}`]?.name;
  };
  expect([await groupOf(ana), await groupOf(bo)]).toEqual(["South", "South"]);
  await expect(saveGroups(lead, workshopId, { names: ["Late"], places: {}, arrange: null })).rejects.toMatchObject({ detail: "refusals:roomOpen" });
});

it("is for those who lead the workshop", async () => {
  await expect(getGroups(people[0] ?? lead, { workshopId, locale: "en" })).rejects.toMatchObject({ code: "forbidden" });
});
