import { beforeEach, expect, it } from "vitest";
import type { Actor } from "#app/auth/actor.ts";
import { createActor, createOrganisation, createUser } from "#tests/support/factories.ts";
import { createWorkshop } from "#tests/support/workshop-factory.ts";
import { changeTemplate, listTemplates, removeTemplate, saveTemplate } from "./templates.server.ts";

let owner: Actor;
let workshopId: string;
const planner = (overrides = {}) => createActor(createUser({ grants: ["facilitator"], ...overrides }));
beforeEach(async () => {
  owner = await planner({ organisationId: (await createOrganisation({ id: "org" })).id });
  workshopId = (await createWorkshop({ ownerId: owner.id })).id;
});

it("keeps the agenda of a workshop under a name, for its owner", async () => {
  const { id } = await saveTemplate(owner, { workshopId, name: "Our clinic", isShared: false });
  const [template] = await listTemplates(owner);
  expect(template).toMatchObject({ id, name: "Our clinic", isShared: false, from: null });
  expect(template?.items.map(({ title, minutes }) => [title, minutes])).toEqual([["Item 1", 10], ["Item 2", 10], ["Item 3", 10]]);
  expect(await listTemplates(await planner({ organisationId: "org" }))).toEqual([]);
});

it("shares it with colleagues of the organisation, who cannot change it", async () => {
  const { id } = await saveTemplate(owner, { workshopId, name: "Ours", isShared: true });
  const [colleague, stranger] = [await planner({ organisationId: "org" }), await planner()];
  expect(await listTemplates(colleague)).toMatchObject([{ id, from: owner.name }]);
  expect(await listTemplates(stranger)).toEqual([]);
  await expect(changeTemplate(colleague, { id, name: "Mine", isShared: true })).rejects.toMatchObject({ code: "not-found" });
  await expect(removeTemplate(colleague, id)).rejects.toMatchObject({ code: "not-found" });
  await changeTemplate(owner, { id, name: "Ours no more", isShared: false });
  expect(await listTemplates(colleague)).toEqual([]);
  await removeTemplate(owner, id);
  expect(await listTemplates(owner)).toEqual([]);
});

it("takes the agenda of a workshop that one leads, and of no other", async () => {
  await expect(saveTemplate(await planner(), { workshopId, name: "Taken", isShared: false })).rejects.toMatchObject({ code: "forbidden" });
  await expect(saveTemplate(await createActor(), { workshopId, name: "Taken", isShared: false })).rejects.toMatchObject({ code: "forbidden" });
  await expect(saveTemplate(owner, { workshopId: "nowhere", name: "Taken", isShared: false })).rejects.toMatchObject({ code: "not-found" });
});
