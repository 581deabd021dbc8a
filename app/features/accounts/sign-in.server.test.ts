import { expect, test } from "vitest";
import { hashPassword } from "#app/auth/password.server.ts";
import { db } from "#app/db/client.server.ts";
import { createActor, createUser } from "#tests/support/factories.ts";
import { createVisitor, subjectsTo } from "#tests/support/mailbox.ts";
import { endOwnSession, listOwnSessions } from "./sessions.server.ts";
import { signIn, signOutEverywhere } from "./sign-in.server.ts";

const password = "harbour walks at dawn";

async function createMember(overrides: Parameters<typeof createUser>[0] = {}) {
  return createUser({ passwordHash: await hashPassword(password), ...overrides });
}

test("knows the person by e-mail and password", async () => {
  const user = await createMember();
  expect(await signIn(createVisitor(), { email: user.email, password })).toMatchObject({ status: "signed-in", userId: user.id });
});

test("answers a wrong password and an unknown address alike", async () => {
  const user = await createMember();
  const refusals = await Promise.all([user.email, "nobody@region.example"].map((email) => signIn(createVisitor(), { email, password: "a wrong guess" }).catch((error: unknown) => error)));
  expect(refusals[0]).toMatchObject({ code: "invalid", detail: "accounts:errors.signIn" });
  expect(refusals[1]).toEqual(refusals[0]);
});

test("tells only who knows the password that the account is suspended or waits for confirmation", async () => {
  const suspended = await createMember({ suspendedAt: new Date() });
  const unconfirmed = await createMember({ emailConfirmedAt: null });
  await expect(signIn(createVisitor(), { email: suspended.email, password })).rejects.toMatchObject({ code: "forbidden" });
  await expect(signIn(createVisitor(), { email: suspended.email, password: "a wrong guess" })).rejects.toMatchObject({ detail: "accounts:errors.signIn" });
  await expect(signIn(createVisitor(), { email: unconfirmed.email, password: "a wrong guess" })).rejects.toMatchObject({ detail: "accounts:errors.signIn" });
  expect(await signIn(createVisitor(), { email: unconfirmed.email, password })).toEqual({ status: "unconfirmed" });
  expect(await subjectsTo(unconfirmed.email)).toEqual(["Confirm your e-mail address"]);
});

test("stops a guesser after ten failures, but not the person on another device", async () => {
  const user = await createMember();
  const guesser = createVisitor();
  for (let round = 0; round < 10; round += 1) await expect(signIn(guesser, { email: user.email, password: `guess number ${round}` })).rejects.toMatchObject({ code: "invalid" });
  await expect(signIn(guesser, { email: user.email, password })).rejects.toMatchObject({ code: "too-many" });
  await expect(signIn(createVisitor(), { email: user.email, password })).resolves.toMatchObject({ status: "signed-in" });
});

test("does not count successes", async () => {
  const user = await createMember();
  const visitor = createVisitor();
  for (let round = 0; round < 12; round += 1) await signIn(visitor, { email: user.email, password });
});

test("lists and ends one's own sessions, and nobody else's", async () => {
  const [ana, bo] = [await createActor(), await createActor()];
  const expiresAt = new Date(Date.now() + 1_000_000);
  await db.session.createMany({ data: [["a1", ana], ["a2", ana], ["b1", bo]].map(([id, actor]) => ({ id: id as string, userId: (actor as typeof ana).id, expiresAt, userAgent: "Test" })) });
  await db.session.create({ data: { id: "a-old", userId: ana.id, expiresAt: new Date(0) } });
  expect((await listOwnSessions(ana, "a2")).map(({ key, isCurrent }) => [key, isCurrent])).toEqual([["a2", true], ["a1", false]]);
  await endOwnSession(ana, "b1");
  await endOwnSession(ana, "a1");
  expect((await db.session.findMany({ orderBy: { id: "asc" } })).map(({ id }) => id)).toEqual(["a-old", "a2", "b1"]);
  await signOutEverywhere(ana);
  expect((await db.session.findMany()).map(({ id }) => id)).toEqual(["b1"]);
});
