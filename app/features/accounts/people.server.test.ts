import { beforeEach, expect, test } from "vitest";
import type { Actor } from "#app/auth/actor.ts";
import { countStatements, db } from "#app/db/client.server.ts";
import { recordAudit } from "#app/lib/audit.server.ts";
import { createActor, createAdmin, createAdminActor, createCertificate, createCourse, createOrganisation, createUser } from "#tests/support/factories.ts";
import { listAudit } from "./audit-log.server.ts";
import { getPerson, grantRole, listPeople, revokeRole } from "./people.server.ts";
import { reinstatePerson, suspendPerson } from "./suspensions.server.ts";
import { defaultSettings, readSettings, updateSettings } from "./settings.server.ts";

let admin: Actor;
beforeEach(async () => {
  admin = await createAdminActor({ name: "Admin" });
});

test("finds people by part of name or address, by name", async () => {
  await createUser({ name: "Bo Berg", email: "bo@skane.example" });
  await createUser({ name: "Ana", email: "ana@azores.example" });
  expect((await listPeople(admin, { q: "BERG", page: 1 })).rows.map(({ name }) => name)).toEqual(["Bo Berg"]);
  expect((await listPeople(admin, { q: "Azores", page: 1 })).rows.map(({ name }) => name)).toEqual(["Ana"]);
  expect((await listPeople(admin, { q: "", page: 1 })).rows.map(({ name }) => name)).toEqual(["Admin", "Ana", "Bo Berg"]);
});

test("lists pages of fifty with as many statements as a page of one", async () => {
  const few = await countStatements(() => listPeople(admin, { q: "", page: 1 }));
  for (let count = 0; count < 60; count += 1) await createUser({ grants: ["editor"] });
  const many = await countStatements(() => listPeople(admin, { q: "", page: 1 }));
  expect(many.statements.length).toBeLessThanOrEqual(few.statements.length + 1);
  expect([many.result.rows.length, many.result.pages]).toEqual([50, 2]);
  expect((await listPeople(admin, { q: "", page: 2 })).rows).toHaveLength(11);
});

test("the history names what it is about: people, courses, certificates, organisations", async () => {
  const { course } = await createCourse({ slug: "essentials" });
  const certificate = await createCertificate({ serial: "RA-2026-000007" });
  const organisation = await createOrganisation({ name: "Nordregion" });
  const subjects = { course: course.id, certificate: certificate.id, organisation: organisation.id, settings: "installation" };
  await db.auditEntry.deleteMany();
  for (const [subjectType, subjectId] of Object.entries(subjects)) await recordAudit(db, { actorId: admin.id, action: `${subjectType}.changed`, subjectType, subjectId });
  const { rows } = await listAudit(admin, { page: 1, locale: "en" });
  expect(Object.fromEntries(rows.map((row) => [row.subjectType, row.subject]))).toEqual({ course: "essentials", certificate: "RA-2026-000007", organisation: "Nordregion", settings: null });
});

test("grants and takes back roles, once, and notes who did it", async () => {
  const user = await createUser({ name: "Bo" });
  await Promise.all([grantRole(admin, user.id, "editor"), grantRole(admin, user.id, "editor")]);
  expect((await getPerson(admin, user.id)).roles).toEqual(["editor"]);
  await revokeRole(admin, user.id, "editor");
  expect((await getPerson(admin, user.id)).roles).toEqual([]);
  const { rows } = await listAudit(admin, { page: 1, locale: "en" });
  expect(rows.map(({ action, actor, subject }) => [action, actor, subject]).toSorted()).toEqual([["role.granted", "Admin", "Bo"], ["role.revoked", "Admin", "Bo"]]);
});

test("never takes the last administrator away, not even when two go at the same moment", async () => {
  await expect(revokeRole(admin, admin.id, "admin")).rejects.toMatchObject({ code: "conflict", detail: "accounts:errors.lastAdmin" });
  expect((await getPerson(admin, admin.id)).can.revoke).toEqual([]);
  const second = await createAdminActor();
  const outcome = await Promise.allSettled([revokeRole(admin, second.id, "admin"), revokeRole(second, admin.id, "admin")]);
  expect(outcome.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await db.roleGrant.count({ where: { role: "admin" } })).toBe(1);
});

test("does not count administrators who cannot sign in", async () => {
  await createAdmin({ suspendedAt: new Date() });
  await createAdmin({ emailConfirmedAt: null });
  await expect(revokeRole(admin, admin.id, "admin")).rejects.toMatchObject({ code: "conflict" });
});

test("is for administrators", async () => {
  const editor = await createActor(createUser({ grants: ["editor", "coordinator"] }));
  const attempts = [listPeople(editor, { q: "", page: 1 }), getPerson(editor, editor.id), grantRole(editor, editor.id, "admin"), revokeRole(editor, admin.id, "admin"), suspendPerson(editor, admin.id, { reason: "x" }), reinstatePerson(editor, admin.id), listAudit(editor, { page: 1, locale: "en" }), updateSettings(editor, defaultSettings)];
  for (const attempt of attempts) await expect(attempt).rejects.toMatchObject({ code: "forbidden" });
});

test("says when a person is not there", async () => {
  await expect(getPerson(admin, "nobody")).rejects.toMatchObject({ code: "not-found" });
  await expect(grantRole(admin, "nobody", "editor")).rejects.toMatchObject({ code: "not-found" });
});

test("keeps decisions, and falls back where one cannot be read", async () => {
  expect(await readSettings()).toEqual(defaultSettings);
  await updateSettings(admin, { ...defaultSettings, registrationMode: "domains", issuerName: "Regional School" });
  expect(await readSettings()).toMatchObject({ registrationMode: "domains", issuerName: "Regional School" });
  await db.setting.update({ where: { key: "registrationMode" }, data: { value: 7 } });
  expect((await readSettings()).registrationMode).toBe("open");
});
