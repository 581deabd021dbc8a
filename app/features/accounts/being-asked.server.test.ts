import { beforeEach, expect, it } from "vitest";
import type { Actor } from "#app/auth/actor.ts";
import { db } from "#app/db/client.server.ts";
import { Prisma, type Region } from "#app/db/generated/client.ts";
import { askedPeopleAsJson, findAskedPerson, readAskedPeople, type AskedPerson } from "#app/features/network/asked-people.server.ts";
import { createActor, createOrganisation, createRegion, createUser } from "#tests/support/factories.ts";
import { beingAskedSchema, getBeingAsked, saveBeingAsked } from "./being-asked.server.ts";

let region: Region;
let actor: Actor;
const named = { agree: true, role: "Housing officer", areas: ["housing" as const], languages: ["sv" as const, "en" as const] };

async function namedIn(...regionIds: string[]): Promise<AskedPerson[]> {
  const [row] = await db.$queryRaw<{ people: string }[]>`SELECT ${askedPeopleAsJson(Prisma.sql`a."regionId" IN (${Prisma.join(regionIds)})`)} AS "people"`;
  return readAskedPeople(row?.people ?? "[]");
}

beforeEach(async () => {
  region = await createRegion({ names: { en: "Lakeland" } });
  actor = await createActor(createUser({ name: "Åsa Öberg", regionId: region.id, organisationId: (await createOrganisation({ name: "Lakeland County" })).id, locale: "sv" }));
});

it("nobody is named before they agree, for what they chose; whoever takes it back leaves nothing", async () => {
  expect(await namedIn(region.id)).toEqual([]);
  expect(await getBeingAsked(actor, "en")).toEqual({ region: { slug: region.slug, name: "Lakeland" }, agreed: false, lapsedFor: null, role: "", areas: [], languages: ["sv"] });
  await saveBeingAsked(actor, named);
  const said = { id: actor.id, regionId: region.id, name: "Åsa Öberg", place: "Lakeland County", role: "Housing officer", areas: ["housing"], languages: ["sv", "en"] };
  expect(await namedIn(region.id)).toEqual([said]);
  expect(await findAskedPerson(actor.id)).toEqual(said);
  expect(await getBeingAsked(actor, "en")).toMatchObject({ agreed: true, role: "Housing officer", areas: ["housing"], languages: ["sv", "en"] });
  await saveBeingAsked(actor, { ...named, agree: false });
  expect(await findAskedPerson(actor.id)).toBeNull();
  expect(await db.askedPerson.count()).toBe(0);
  expect((await db.auditEntry.findMany({ orderBy: { at: "asc" } })).map(({ action }) => action)).toEqual(["account.named", "account.unnamed"]);
});

it("an agreement is for one region: in another it lapses until they agree anew", async () => {
  await saveBeingAsked(actor, named);
  const other = await createRegion({ names: { en: "Otherland" } });
  await db.user.update({ where: { id: actor.id }, data: { regionId: other.id } });
  expect(await namedIn(region.id, other.id)).toEqual([]);
  expect(await getBeingAsked(actor, "en")).toMatchObject({ agreed: false, lapsedFor: "Lakeland", areas: ["housing"] });
  await saveBeingAsked(actor, named);
  expect((await namedIn(region.id, other.id)).map(({ regionId }) => regionId)).toEqual([other.id]);
});

it("who cannot sign in is not named", async () => {
  await saveBeingAsked(actor, named);
  await db.user.update({ where: { id: actor.id }, data: { suspendedAt: new Date() } });
  expect(await findAskedPerson(actor.id)).toBeNull();
});

it("asks for a region, an area and a language", async () => {
  await expect(saveBeingAsked(actor, { ...named, areas: [] })).rejects.toMatchObject({ detail: "accounts:errors.askedAreas" });
  await expect(saveBeingAsked(actor, { ...named, languages: [] })).rejects.toMatchObject({ detail: "accounts:errors.askedLanguages" });
  await db.user.update({ where: { id: actor.id }, data: { regionId: null } });
  await expect(saveBeingAsked(actor, named)).rejects.toMatchObject({ detail: "accounts:errors.askedRegion" });
  expect(beingAskedSchema.safeParse({ agree: "yes", areas: ["no-such-area"] }).success).toBe(false);
});
