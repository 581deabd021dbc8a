import { beforeEach, expect, test } from "vitest";
import { hashPassword, verifyPassword } from "#app/auth/password.server.ts";
import { db } from "#app/db/client.server.ts";
import { createActor, createUser } from "#tests/support/factories.ts";
import { createVisitor, subjectsTo, tokenMailedTo } from "#tests/support/mailbox.ts";
import { confirmEmail } from "./registration.server.ts";
import { requestEmailChange } from "./email-change.server.ts";
import { changePassword, isResetLink, requestReset, resetPassword } from "./passwords.server.ts";

const former = "harbour walks at dawn";
const fresh = "seven quiet mountains";
const expiresAt = new Date(Date.now() + 1_000_000);
let user: Awaited<ReturnType<typeof createUser>>;

beforeEach(async () => {
  user = await createUser({ passwordHash: await hashPassword(former) });
  await db.session.create({ data: { id: "device", userId: user.id, expiresAt } });
});

async function hasPassword(password: string): Promise<boolean> {
  const { passwordHash } = await db.user.findUniqueOrThrow({ where: { id: user.id } });
  return verifyPassword(passwordHash, password);
}

test("chooses a new password by a mailed link, once, and ends all sessions", async () => {
  await requestReset(createVisitor(), { email: user.email });
  const token = await tokenMailedTo(user.email, "reset");
  expect(await isResetLink(createVisitor(), token)).toBe(true);
  await resetPassword(createVisitor(), token, { password: fresh });
  expect(await hasPassword(fresh)).toBe(true);
  expect(await db.session.count()).toBe(0);
  expect(await subjectsTo(user.email)).toEqual(["Choose a new password", "Your password was changed"]);
  expect(await isResetLink(createVisitor(), token)).toBe(false);
  await expect(resetPassword(createVisitor(), token, { password: former })).rejects.toMatchObject({ code: "not-found" });
});

test("answers alike for an address without an account, and writes to nobody", async () => {
  expect(await requestReset(createVisitor(), { email: "nobody@region.example" })).toBeUndefined();
  expect(await db.mail.count()).toBe(0);
});

test("takes as long for an address without an account", async () => {
  const start = performance.now();
  await requestReset(createVisitor(), { email: "nobody.either@region.example" });
  expect(performance.now() - start).toBeGreaterThan(240);
});

test("refuses a link after an hour, and the earlier of two", async () => {
  await requestReset(createVisitor(), { email: user.email });
  const first = await tokenMailedTo(user.email, "reset");
  expect(await isResetLink(createVisitor(), first, new Date(Date.now() + 61 * 60_000))).toBe(false);
  await requestReset(createVisitor(), { email: user.email }, new Date(Date.now() + 1000));
  expect(await isResetLink(createVisitor(), first)).toBe(false);
});

test("takes no confirmation link for a reset link, nor the other way round", async () => {
  await requestReset(createVisitor(), { email: user.email });
  const token = await tokenMailedTo(user.email, "reset");
  await expect(confirmEmail(createVisitor(), token)).rejects.toMatchObject({ code: "not-found" });
});

test("counts opening the mail as proof of the address", async () => {
  await db.user.update({ where: { id: user.id }, data: { emailConfirmedAt: null } });
  await requestReset(createVisitor(), { email: user.email });
  await resetPassword(createVisitor(), await tokenMailedTo(user.email, "reset"), { password: fresh });
  expect((await db.user.findUniqueOrThrow({ where: { id: user.id } })).emailConfirmedAt).not.toBeNull();
});

test("changes the password for who knows the present one, and ends all sessions", async () => {
  const actor = await createActor(user);
  await expect(changePassword(actor, { currentPassword: "a wrong guess", password: fresh })).rejects.toMatchObject({ detail: "accounts:errors.currentPassword" });
  expect(await hasPassword(former)).toBe(true);
  await changePassword(actor, { currentPassword: former, password: fresh });
  expect(await hasPassword(fresh)).toBe(true);
  expect(await db.session.count()).toBe(0);
});

test("refuses the e-mail address as a password", async () => {
  const actor = await createActor(user);
  await expect(changePassword(actor, { currentPassword: former, password: user.email })).rejects.toMatchObject({ detail: "accounts:errors.passwordIsEmail" });
  await requestReset(createVisitor(), { email: user.email });
  const token = await tokenMailedTo(user.email, "reset");
  await expect(resetPassword(createVisitor(), token, { password: user.email })).rejects.toMatchObject({ detail: "accounts:errors.passwordIsEmail" });
  expect(await isResetLink(createVisitor(), token)).toBe(true);
});

test("stops a change of address that somebody else began", async () => {
  const actor = await createActor(user);
  await requestEmailChange(actor, { email: "mallory@elsewhere.example", currentPassword: former });
  const token = await tokenMailedTo("mallory@elsewhere.example", "confirm");
  await changePassword(actor, { currentPassword: former, password: fresh });
  await expect(confirmEmail(createVisitor(), token)).rejects.toMatchObject({ code: "not-found" });
});

test("stops guessing the present password after ten tries", async () => {
  const actor = await createActor(user);
  for (let round = 0; round < 10; round += 1) await expect(changePassword(actor, { currentPassword: "a wrong guess", password: fresh })).rejects.toMatchObject({ code: "invalid" });
  await expect(changePassword(actor, { currentPassword: former, password: fresh })).rejects.toMatchObject({ code: "too-many" });
});
