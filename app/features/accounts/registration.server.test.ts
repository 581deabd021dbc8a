import { beforeEach, expect, test } from "vitest";
import { verifyPassword } from "#app/auth/password.server.ts";
import { db } from "#app/db/client.server.ts";
import { createAdminActor, createOrganisation, createUser } from "#tests/support/factories.ts";
import { createVisitor, subjectsTo, tokenMailedTo } from "#tests/support/mailbox.ts";
import { confirmEmail, findConfirmation, findOrganisationOfEmail, register, resendConfirmation } from "./registration.server.ts";
import { signIn } from "./sign-in.server.ts";
import { defaultSettings, updateSettings } from "./settings.server.ts";

let number = 0;
let email = "";
beforeEach(() => {
  number += 1;
  email = `new-${number}@regione.example`; // limits by person outlive a test
});

const password = "harbour walks at dawn";
const hours = (count: number): Date => new Date(Date.now() + count * 3_600_000);

async function limitTo(registrationMode: "domains" | "invitation"): Promise<void> {
  await updateSettings(await createAdminActor(), { ...defaultSettings, registrationMode });
}

test("opens an account that works once its address is confirmed", async () => {
  const visitor = createVisitor({ locale: "sv" });
  await register(visitor, { name: "Ana", email, password });
  const user = await db.user.findUniqueOrThrow({ where: { email } });
  expect(user).toMatchObject({ name: "Ana", locale: "sv", emailConfirmedAt: null });
  expect(await verifyPassword(user.passwordHash, password)).toBe(true);
  expect(await signIn(visitor, { email, password })).toEqual({ status: "unconfirmed" });
  await confirmEmail(visitor, await tokenMailedTo(email, "confirm"));
  expect(await signIn(visitor, { email, password })).toMatchObject({ status: "signed-in", userId: user.id });
});

test("tells only the mailbox that an address has an account", async () => {
  await createUser({ email, name: "Ana" });
  const fresh = `fresh-${email}`;
  expect(await register(createVisitor(), { name: "Mallory", email, password })).toEqual(await register(createVisitor(), { name: "Mallory", email: fresh, password }));
  expect(await subjectsTo(email)).toEqual(["You already have an account"]);
  expect(await subjectsTo(fresh)).toEqual(["Confirm your e-mail address"]);
  expect(await db.user.findUnique({ where: { email } })).toMatchObject({ name: "Ana", passwordHash: "fits-no-password" });
});

test("replaces a registration that was never confirmed; its link stops working", async () => {
  await register(createVisitor(), { name: "Typo", email, password: "something mistyped" });
  const first = await tokenMailedTo(email, "confirm");
  await register(createVisitor(), { name: "Ana", email, password }, null, new Date(Date.now() + 1000));
  expect(await findConfirmation(createVisitor(), first)).toBeNull();
  expect(await db.user.findMany({ where: { email } })).toMatchObject([{ name: "Ana" }]);
});

test("changes nothing when a confirmation link is only looked at", async () => {
  await register(createVisitor(), { name: "Ana", email, password });
  const token = await tokenMailedTo(email, "confirm");
  expect(await findConfirmation(createVisitor(), token)).toEqual({ state: "ready", purpose: "confirm", email });
  expect((await db.user.findUniqueOrThrow({ where: { email } })).emailConfirmedAt).toBeNull();
});

test("confirms once however often the button is pressed", async () => {
  await register(createVisitor(), { name: "Ana", email, password });
  const token = await tokenMailedTo(email, "confirm");
  await Promise.all([confirmEmail(createVisitor(), token), confirmEmail(createVisitor(), token)]);
  expect(await findConfirmation(createVisitor(), token)).toMatchObject({ state: "done" });
  expect(await db.auditEntry.count({ where: { action: "account.confirmed" } })).toBe(1);
});

test("refuses an unknown and an expired link", async () => {
  await register(createVisitor(), { name: "Ana", email, password });
  const token = await tokenMailedTo(email, "confirm");
  await expect(confirmEmail(createVisitor(), "unknown")).rejects.toMatchObject({ code: "not-found" });
  await expect(confirmEmail(createVisitor(), token, hours(49))).rejects.toMatchObject({ code: "not-found" });
  expect(await findConfirmation(createVisitor(), token, hours(49))).toBeNull();
});

test("sends the confirmation again without saying whether there is an account", async () => {
  await register(createVisitor(), { name: "Ana", email, password });
  const confirmed = await createUser();
  for (const address of [email, confirmed.email, `nobody-${email}`]) expect(await resendConfirmation(createVisitor(), { email: address })).toBeUndefined();
  expect(await subjectsTo(email)).toHaveLength(2);
  expect(await subjectsTo(confirmed.email)).toEqual(["You already have an account"]);
  expect(await subjectsTo(`nobody-${email}`)).toEqual([]);
});

test("finds the organisation of an address, also under a subdomain, and no lookalike", async () => {
  const organisation = await createOrganisation({ domains: ["regione.example"] });
  expect(await findOrganisationOfEmail(db, "a@salute.regione.example")).toMatchObject({ id: organisation.id });
  expect(await findOrganisationOfEmail(db, "a@notregione.example")).toBeNull();
  expect(await findOrganisationOfEmail(db, "a@example")).toBeNull();
});

test("lets only known domains in when so decided, and puts people where they work", async () => {
  const organisation = await createOrganisation({ domains: ["regione.example"] });
  await limitTo("domains");
  await expect(register(createVisitor(), { name: "Eve", email: "eve@elsewhere.example", password })).rejects.toMatchObject({ code: "forbidden", detail: "accounts:errors.domainUnknown" });
  await register(createVisitor(), { name: "Ana", email, password });
  expect(await db.user.findUnique({ where: { email } })).toMatchObject({ organisationId: organisation.id, regionId: organisation.regionId });
});

test("lets nobody in without an invitation when so decided", async () => {
  await limitTo("invitation");
  await expect(register(createVisitor(), { name: "Ana", email, password })).rejects.toMatchObject({ code: "forbidden", detail: "accounts:errors.invitationNeeded" });
  await expect(register(createVisitor(), { name: "Ana", email, password }, "made-up")).rejects.toMatchObject({ code: "not-found" });
  expect(await db.user.count({ where: { email } })).toBe(0);
});

test("sends no more than five mails an hour to one address", async () => {
  for (let round = 0; round < 5; round += 1) await register(createVisitor(), { name: "Ana", email, password });
  await expect(register(createVisitor(), { name: "Ana", email, password })).rejects.toMatchObject({ code: "too-many" });
  expect(await subjectsTo(email)).toHaveLength(5);
});

test("makes one account of two registrations at once", async () => {
  await Promise.all([register(createVisitor(), { name: "Ana", email, password }), register(createVisitor(), { name: "Ana", email, password })]);
  expect(await db.user.count({ where: { email } })).toBe(1);
});
