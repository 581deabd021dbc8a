import { expect, it } from "vitest";
import type { Actor } from "#app/auth/actor.ts";
import { db } from "#app/db/client.server.ts";
import { createActor, createRegion, createUser } from "#tests/support/factories.ts";
import { createRegistration, createWorkshop } from "#tests/support/workshop-factory.ts";
import { taskOf, type BreakoutPlan } from "./breakout-plan.ts";
import { editWorkshop } from "./planning.server.ts";
import { beginRehearsal } from "./rehearsal/rehearsal.server.ts";
import { enterRoom, readRoomPage } from "./room/entering.server.ts";
import { appendAct } from "./room/room-acts.server.ts";
import { partsOf } from "./room/state/parts.ts";
import { listTemplates, saveTemplate } from "./templates.server.ts";
import { getPlan } from "./workshop-page.server.ts";

const breakout: BreakoutPlan = { way: "region", groups: 2, minutes: 20, board: "free", columns: ["What", "Who"], tasks: ["Housing", "Work"] };

/** A workshop in Swedish whose only step has groups by region, and who leads it. */
async function planned() {
  const lead = await createActor(createUser({ grants: ["facilitator"] }));
  const { id } = await createWorkshop({ ownerId: lead.id, groups: [], startsAt: new Date(Date.now() + 86_400_000) });
  const plan = await getPlan(lead, id);
  await editWorkshop(lead, id, { ...plan, locale: "sv", agenda: [{ kind: "breakout", title: "I grupper", minutes: 30, instructions: "", material: [], breakout }] });
  return { lead, id };
}

it("is kept with its step, in templates and in rehearsals", async () => {
  const { lead, id } = await planned();
  expect((await getPlan(lead, id)).agenda.map((item) => item.breakout)).toEqual([breakout]);
  await saveTemplate(lead, { workshopId: id, name: "By region", isShared: false });
  expect((await listTemplates(lead))[0]?.items.map((item) => item.breakout)).toEqual([breakout]);
  const rehearsal = await beginRehearsal(lead, id, { people: 5 });
  expect((await db.agendaItem.findMany({ where: { workshopId: rehearsal.id } })).map((item) => item.breakout)).toEqual([breakout]);
});

it("puts who is of one region into one group, names groups as the plan speaks, and gives each its board", async () => {
  const { lead, id } = await planned();
  const people: Actor[] = [];
  for (const regionId of [(await createRegion()).id, (await createRegion()).id]) for (const name of ["One", "Two"]) people.push(await createActor(createUser({ name, regionId })));
  for (const person of people) await createRegistration(id, { userId: person.id });
  await enterRoom(lead, id);
  await appendAct(lead, { workshopId: id, key: "key-of-the-opening", act: { type: "room.open" } });
  for (const person of people) await enterRoom(person, id);
  const [itemId = ""] = partsOf((await readRoomPage(lead, id)).view, "item").map(([item]) => item);
  await appendAct(lead, { workshopId: id, key: "key-of-the-groups1", act: { type: "breakout.follow", itemId } });
  const { view } = await readRoomPage(lead, id);
  expect(partsOf(view, "group").map(([, { name }]) => name)).toEqual(["Grupp 1", "Grupp 2"]);
  expect(partsOf(view, "board").map(([, { title, columns, groupName }]) => [title, groupName, columns.map((column) => column.title)])).toEqual([["I grupper", "Grupp 1", ["What", "Who"]], ["I grupper", "Grupp 2", ["What", "Who"]]]);
  const groupOf = async (index: number) => (await readRoomPage(people[index] ?? lead, id)).view.own.me?.groupId;
  expect(await groupOf(0)).toBe(await groupOf(1));
  expect(await groupOf(2)).toBe(await groupOf(3));
  expect(await groupOf(0)).not.toBe(await groupOf(2));
});

it("gives one task to all groups, and several to them in turn", () => {
  const tasks = (all: string[]) => [0, 1, 2].map((position) => taskOf({ ...breakout, tasks: all }, position));
  expect([tasks([]), tasks(["A"]), tasks(["A", "B"])]).toEqual([["", "", ""], ["A", "A", "A"], ["A", "B", "A"]]);
});
