import { beforeEach, expect, test } from "vitest";
import type { Actor } from "#app/auth/actor.ts";
import { db } from "#app/db/client.server.ts";
import { createActor, createAdminActor, createOrganisation, createUser } from "#tests/support/factories.ts";
import { createVisitor, subjectsTo, tokenMailedTo } from "#tests/support/mailbox.ts";
import { acceptInvitation, createInvitation, findInvitationView, joinByInvitation, listInvitations, revokeInvitation } from "./invitations.server.ts";
import { register } from "./registration.server.ts";
import { defaultSettings, updateSettings } from "./settings.server.ts";

const details = { name: "Bo", password: "harbour walks at dawn" };
const personal = { email: "bo@region.example", role: "editor", organisationId: null, days: 7 } as const;
const open = { email: null, role: null, organisationId: null, days: 7 } as const;
let admin: Actor;

beforeEach(async () => {
  admin = await createAdminActor();
});

test("lets the invited person in at once, with role and organisation", async () => {
  const organisation = await createOrganisation();
  expect(await createInvitation(admin, { ...personal, organisationId: organisation.id })).toBeNull();
  const token = await tokenMailedTo(personal.email, "invitation");
  expect(await findInvitationView(createVisitor(), token)).toEqual({ email: personal.email, organisation: organisation.name, hasAccount: false });
  const userId = await joinByInvitation(createVisitor(), token, details);
  expect(await db.user.findUnique({ where: { id: userId }, include: { roles: true } })).toMatchObject({
    email: personal.email,
    emailConfirmedAt: expect.any(Date) as Date,
    organisationId: organisation.id,
    roles: [{ role: "editor" }],
  });
});

test("works once", async () => {
  await createInvitation(admin, personal);
  const token = await tokenMailedTo(personal.email, "invitation");
  const joined = await Promise.allSettled([joinByInvitation(createVisitor(), token, details), joinByInvitation(createVisitor(), token, details)]);
  expect(joined.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  expect(await findInvitationView(createVisitor(), token)).toBeNull();
});

test("gives the role to somebody who has an account, when they accept themselves", async () => {
  const user = await createUser({ email: personal.email });
  await createInvitation(admin, personal);
  const token = await tokenMailedTo(personal.email, "invitation");
  expect(await findInvitationView(createVisitor(), token)).toMatchObject({ hasAccount: true });
  await expect(joinByInvitation(createVisitor(), token, details)).rejects.toMatchObject({ code: "conflict" });
  await expect(acceptInvitation(await createActor(), createVisitor(), token)).rejects.toMatchObject({ code: "forbidden" });
  await acceptInvitation(await createActor(user), createVisitor(), token);
  expect((await createActor(user)).roles).toEqual(["editor"]);
});

test("takes the place of a registration that nobody proved", async () => {
  await createUser({ email: personal.email, emailConfirmedAt: null, name: "Mallory" });
  await createInvitation(admin, personal);
  await joinByInvitation(createVisitor(), await tokenMailedTo(personal.email, "invitation"), details);
  expect(await db.user.findUnique({ where: { email: personal.email } })).toMatchObject({ name: "Bo" });
});

test("opens a closed installation to everybody with an open link, who then confirm their address", async () => {
  await updateSettings(admin, { ...defaultSettings, registrationMode: "invitation" });
  const link = await createInvitation(admin, open);
  const token = link?.split("/").at(-1) ?? "";
  for (const email of ["one@region.example", "two@region.example"]) await register(createVisitor(), { ...details, email }, token);
  expect(await db.user.count({ where: { emailConfirmedAt: null } })).toBe(2);
  expect(await subjectsTo("two@region.example")).toEqual(["Confirm your e-mail address"]);
});

test("ends when it is revoked or its time is over", async () => {
  await createInvitation(admin, personal);
  const token = await tokenMailedTo(personal.email, "invitation");
  expect(await findInvitationView(createVisitor(), token, new Date(Date.now() + 8 * 86_400_000))).toBeNull();
  const [row] = (await listInvitations(admin, { page: 1 })).rows;
  expect(row).toMatchObject({ email: personal.email, state: "waiting" });
  await revokeInvitation(admin, row?.id ?? "");
  expect(await findInvitationView(createVisitor(), token)).toBeNull();
  await expect(joinByInvitation(createVisitor(), token, details)).rejects.toMatchObject({ code: "not-found" });
  expect((await listInvitations(admin, { page: 1 })).rows[0]?.state).toBe("revoked");
});

test("is for administrators to make, see and revoke", async () => {
  const learner = await createActor();
  await expect(createInvitation(learner, personal)).rejects.toMatchObject({ code: "forbidden" });
  await expect(listInvitations(learner, { page: 1 })).rejects.toMatchObject({ code: "forbidden" });
  await expect(revokeInvitation(learner, "x")).rejects.toMatchObject({ code: "forbidden" });
});
