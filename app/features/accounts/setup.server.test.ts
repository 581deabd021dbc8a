import { expect, test } from "vitest";
import { db } from "#app/db/client.server.ts";
import { createAdmin, createUser } from "#tests/support/factories.ts";
import { createVisitor } from "#tests/support/mailbox.ts";
import { readSettings } from "./settings.server.ts";
import { completeSetup, ensureSetupLink, isSetupLink } from "./setup.server.ts";

const input = { name: "Ana", email: "ana@region.example", password: "harbour walks at dawn", organisationName: "Regional School" };

async function freshToken(): Promise<string> {
  return (await ensureSetupLink())?.split("/setup/")[1] ?? "";
}

test("makes the first administrator, once", async () => {
  const token = await freshToken();
  expect(await isSetupLink(createVisitor(), token)).toBe(true);
  const outcome = await Promise.allSettled([completeSetup(createVisitor(), token, input), completeSetup(createVisitor(), token, { ...input, email: "bo@region.example" })]);
  expect(outcome.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  expect(await db.user.findMany({ include: { roles: true } })).toMatchObject([{ emailConfirmedAt: expect.any(Date) as Date, roles: [{ role: "admin" }] }]);
  expect(await readSettings()).toMatchObject({ organisationName: "Regional School", issuerName: "Regional School" });
  expect(await isSetupLink(createVisitor(), token)).toBe(false);
  expect(await ensureSetupLink()).toBeNull();
});

test("gives a fresh link at each start; the one before stops working", async () => {
  const first = await freshToken();
  const second = await freshToken();
  expect(await isSetupLink(createVisitor(), first)).toBe(false);
  expect(await isSetupLink(createVisitor(), second)).toBe(true);
});

test("keeps only a hash of the link", async () => {
  const token = await freshToken();
  expect(JSON.stringify(await db.setting.findMany())).not.toContain(token);
});

test("is over as soon as there is an administrator by another way", async () => {
  const token = await freshToken();
  await createAdmin();
  expect(await isSetupLink(createVisitor(), token)).toBe(false);
  await expect(completeSetup(createVisitor(), token, input)).rejects.toMatchObject({ code: "not-found" });
});

test("refuses an address that has an account already, and the link goes on working", async () => {
  await createUser({ email: input.email });
  const token = await freshToken();
  await expect(completeSetup(createVisitor(), token, input)).rejects.toMatchObject({ code: "conflict" });
  expect(await isSetupLink(createVisitor(), token)).toBe(true);
});
