import { beforeEach, expect, test } from "vitest";
import type { Actor } from "#app/auth/actor.ts";
import { countStatements, db } from "#app/db/client.server.ts";
import { createActor, createAdminActor, createOrganisation as makeOrganisation, createRegion, createUser } from "#tests/support/factories.ts";
import { organisationSchema } from "./accounts.schema.ts";
import { createOrganisation, getOrganisation, listOrganisations, removeOrganisation, updateOrganisation } from "./organisations.server.ts";

let admin: Actor;
beforeEach(async () => {
  admin = await createAdminActor();
});

const list = (q = "") => listOrganisations(admin, { q, page: 1, locale: "en" });

test("makes an organisation known, with region and domains, and finds it by either", async () => {
  const region = await createRegion({ names: { en: "Skåne" } });
  await createOrganisation(admin, { name: "Region Skåne", regionId: region.id, domains: ["skane.example", "mail.skane.example"] });
  const { rows } = await list("MAIL.skane");
  expect(rows).toMatchObject([{ name: "Region Skåne", region: "Skåne", domains: ["mail.skane.example", "skane.example"], people: 0 }]);
  expect(await list("nobody")).toMatchObject({ rows: [], total: 0, pages: 1 });
});

test("changes name, region and domains and keeps the domains that stay", async () => {
  const { id } = await makeOrganisation({ domains: ["a.example", "b.example"] });
  await updateOrganisation(admin, id, { name: "New", regionId: null, domains: ["b.example", "c.example"] });
  expect(await getOrganisation(admin, id)).toEqual({ name: "New", regionId: "", domains: "b.example\nc.example", people: 0 });
});

test("names the organisation that has a domain already, and changes nothing", async () => {
  const { id } = await makeOrganisation({ name: "First", domains: ["a.example"] });
  const taken = { code: "conflict", detail: "accounts:errors.domainTaken", values: { domain: "a.example", organisation: "First" } };
  await expect(createOrganisation(admin, { name: "Second", regionId: null, domains: ["a.example"] })).rejects.toMatchObject(taken);
  const other = await makeOrganisation({ domains: ["b.example"] });
  await expect(updateOrganisation(admin, other.id, { name: "Third", regionId: null, domains: ["a.example"] })).rejects.toMatchObject(taken);
  expect((await getOrganisation(admin, other.id)).domains).toBe("b.example");
  expect((await getOrganisation(admin, id)).domains).toBe("a.example");
});

test("removes an organisation and leaves its people its name", async () => {
  const { id } = await makeOrganisation({ name: "Gone", domains: ["a.example"] });
  const user = await createUser({ organisationId: id });
  await removeOrganisation(admin, id);
  expect(await db.user.findUnique({ where: { id: user.id } })).toMatchObject({ organisationId: null, organisationName: "Gone" });
  expect(await db.organisationDomain.count()).toBe(0);
  await expect(getOrganisation(admin, id)).rejects.toMatchObject({ code: "not-found" });
});

test("is for administrators only", async () => {
  const actor = await createActor(createUser({ grants: ["editor"] }));
  const input = { name: "X", regionId: null, domains: [] };
  for (const act of [() => listOrganisations(actor, { q: "", page: 1, locale: "en" }), () => createOrganisation(actor, input), () => updateOrganisation(actor, "x", input), () => removeOrganisation(actor, "x"), () => getOrganisation(actor, "x")]) {
    await expect(act()).rejects.toMatchObject({ code: "forbidden" });
  }
});

test("lists pages of fifty with as many statements as a page of one", async () => {
  await makeOrganisation({ domains: ["one.example"] });
  const few = (await countStatements(() => list())).statements.length;
  for (let count = 0; count < 55; count += 1) await makeOrganisation({ domains: [`d${count}.example`] });
  const many = await countStatements(() => list());
  expect(many.statements.length).toBe(few);
  expect([many.result.rows.length, many.result.pages]).toEqual([50, 2]);
});

test.each([
  ["Skane.example, @mail.skane.example\n\nSKANE.example", ["skane.example", "mail.skane.example"]],
  ["", []],
])("reads domains as people write them: %j", (domains, read) => {
  expect(organisationSchema.parse({ name: "X", domains }).domains).toEqual(read);
});

test.each(["no dots", "a..example", "person@skane.example", "https://skane.example", "-a.example", "example"])("refuses %j as a domain", (domains) => {
  expect(organisationSchema.safeParse({ name: "X", domains }).error?.issues[0]?.message).toBe("accounts:errors.domain");
});
