import { beforeEach, expect, test } from "vitest";
import type { Actor } from "#app/auth/actor.ts";
import { hashPassword } from "#app/auth/password.server.ts";
import { db } from "#app/db/client.server.ts";
import { createActor, createUser } from "#tests/support/factories.ts";
import { createVisitor, subjectsTo, tokenMailedTo } from "#tests/support/mailbox.ts";
import { requestEmailChange } from "./email-change.server.ts";
import { confirmEmail } from "./registration.server.ts";

const currentPassword = "harbour walks at dawn";
const email = "new@region.example";
let actor: Actor;

beforeEach(async () => {
  actor = await createActor(createUser({ passwordHash: await hashPassword(currentPassword) }));
});

async function emailNow(): Promise<string> {
  return (await db.user.findUniqueOrThrow({ where: { id: actor.id } })).email;
}

test("changes the address when the new one is confirmed, and tells both", async () => {
  await requestEmailChange(actor, { email, currentPassword });
  expect(await emailNow()).toBe(actor.email);
  expect(await confirmEmail(createVisitor(), await tokenMailedTo(email, "confirm"))).toBe("change");
  expect(await emailNow()).toBe(email);
  expect(await subjectsTo(actor.email)).toEqual(["A change of your e-mail address was asked for", "Your e-mail address was changed"]);
  expect(await subjectsTo(email)).toEqual(["Confirm your new e-mail address", "Your e-mail address was changed"]);
});

test("asks for the password", async () => {
  await expect(requestEmailChange(actor, { email, currentPassword: "a wrong guess" })).rejects.toMatchObject({ detail: "accounts:errors.currentPassword" });
  expect(await db.mail.count()).toBe(0);
});

test("does not tell that an address has an account, except to its owner", async () => {
  await createUser({ email });
  expect(await requestEmailChange(actor, { email, currentPassword })).toBeUndefined();
  expect(await subjectsTo(email)).toEqual(["This address already has an account"]);
  expect(await subjectsTo(actor.email)).toEqual(["A change of your e-mail address was asked for"]);
});

test("refuses an address that somebody took meanwhile, and leaves the link as it was", async () => {
  await requestEmailChange(actor, { email, currentPassword });
  const token = await tokenMailedTo(email, "confirm");
  await createUser({ email });
  await expect(confirmEmail(createVisitor(), token)).rejects.toMatchObject({ code: "conflict", detail: "accounts:errors.emailTaken" });
  expect(await emailNow()).toBe(actor.email);
  expect((await db.emailToken.findFirst())?.usedAt).toBeNull();
});

test("says so when the address is the same", async () => {
  await expect(requestEmailChange(actor, { email: actor.email, currentPassword })).rejects.toMatchObject({ detail: "accounts:errors.emailSame" });
});
