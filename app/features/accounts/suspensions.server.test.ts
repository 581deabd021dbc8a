import { beforeEach, expect, test } from "vitest";
import type { Actor } from "#app/auth/actor.ts";
import { db } from "#app/db/client.server.ts";
import { createAdminActor, createUser } from "#tests/support/factories.ts";
import { createVisitor, subjectsTo, tokenMailedTo } from "#tests/support/mailbox.ts";
import { listAudit } from "./audit-log.server.ts";
import { getPerson } from "./people.server.ts";
import { appealSuspension, isAppealLink, reinstatePerson, suspendPerson } from "./suspensions.server.ts";

let admin: Actor;
beforeEach(async () => {
  admin = await createAdminActor({ name: "Admin" });
});

test("ends all sessions, is told with its reason, and can be taken back; never of oneself", async () => {
  const user = await createUser({ locale: "sv" });
  await db.session.create({ data: { id: "device", userId: user.id, expiresAt: new Date(Date.now() + 1_000_000) } });
  await suspendPerson(admin, user.id, { reason: "Insults, after two warnings." });
  await suspendPerson(admin, user.id, { reason: "Pressed twice." });
  expect(await db.session.count()).toBe(0);
  expect(await getPerson(admin, user.id)).toMatchObject({ state: "suspended", can: { suspend: false, reinstate: true } });
  const [told, ...more] = await db.mail.findMany({ where: { to: user.email } });
  expect(more).toEqual([]);
  expect(told).toMatchObject({ subject: "Ditt konto är avstängt", text: expect.stringMatching(/Insults, after two warnings\.[^]+30 dagar:\n\nhttps?:\/\/\S+\/suspended\/[\w-]+\n/) as string });
  const token = await tokenMailedTo(user.email, "suspended");
  await reinstatePerson(admin, user.id);
  expect(await getPerson(admin, user.id)).toMatchObject({ state: "active" });
  expect(await subjectsTo(user.email)).toEqual(["Ditt konto är avstängt", "Ditt konto är öppet igen"]);
  expect(await isAppealLink(createVisitor(), token)).toBe(false);
  await expect(suspendPerson(admin, admin.id, { reason: "x" })).rejects.toMatchObject({ code: "conflict" });
});

test("is appealed once, without signing in, to administrators who did not decide", async () => {
  const [other, user] = [await createAdminActor({ name: "Other" }), await createUser({ name: "Bo" })];
  await suspendPerson(admin, user.id, { reason: "Insults." });
  const token = await tokenMailedTo(user.email, "suspended");
  expect([await isAppealLink(createVisitor(), token), await isAppealLink(createVisitor(), "no-such-secret")]).toEqual([true, false]);
  const appeal = () => appealSuspension(createVisitor(), token, { message: "It was not me." });
  expect((await Promise.allSettled([appeal(), appeal()])).filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  await expect(appeal()).rejects.toMatchObject({ code: "not-found" });
  expect([await isAppealLink(createVisitor(), token), await subjectsTo(admin.email), await subjectsTo(other.email)]).toEqual([false, [], ["Bo appeals against a suspension"]]);
  expect((await db.mail.findFirstOrThrow({ where: { to: other.email } })).text).toMatch(new RegExp(`It was not me\\.[^]+${user.email}[^]+/admin/people/${user.id}\n`));
  expect((await listAudit(admin, { page: 1, locale: "en" })).rows.map(({ action, actor }) => [action, actor]).toSorted()).toEqual([["account.appealed", "Bo"], ["account.suspended", "Admin"]]);
});

test("is judged by who decided where there is no other administrator, and for a month", async () => {
  const user = await createUser();
  await suspendPerson(admin, user.id, { reason: "Insults." });
  const token = await tokenMailedTo(user.email, "suspended");
  const later = new Date(Date.now() + 31 * 86_400_000);
  expect(await isAppealLink(createVisitor(), token, later)).toBe(false);
  await appealSuspension(createVisitor(), token, { message: "It was not me." });
  expect(await subjectsTo(admin.email)).toHaveLength(1);
});
