import { describe, expect, test } from "vitest";
import { roles, type Actor, type Role } from "#app/auth/actor.ts";
import { canAdminister, canEraseAccount, canGrantRole, canJoin, canReinstate, canRevokeRole, canSuspend, type Subject } from "./accounts.policy.ts";

function actorWith(id: string, granted: Role[]): Actor {
  return { id, email: `${id}@region.example`, name: id, locale: "en", timeZone: "UTC", roles: granted, extraTimePercent: 0 };
}

const visitor = null;
const learner = actorWith("learner", []);
const admin = actorWith("admin", ["admin"]);
const everybodyElse = roles.filter((role) => role !== "admin").map((role) => actorWith(role, [role]));

const active: Subject = { id: "ana", roles: ["editor"], suspendedAt: null };
const suspended: Subject = { ...active, suspendedAt: new Date() };
const chief: Subject = { id: "chief", roles: ["admin"], suspendedAt: null };

const may: Record<string, (actor: Actor | null) => boolean> = {
  administer: canAdminister,
  "grant a role": (actor) => canGrantRole(actor, active, "reviewer"),
  "revoke a role": (actor) => canRevokeRole(actor, active, "editor", 1),
  suspend: (actor) => canSuspend(actor, active),
  reinstate: (actor) => canReinstate(actor, suspended),
};

describe.each(Object.entries(may))("%s", (_, allows) => {
  test("is for administrators", () => expect(allows(admin)).toBe(true));
  test.each([visitor, learner, ...everybodyElse])("is not for others (%o)", (actor) => expect(allows(actor)).toBe(false));
});

test.each([
  [false, () => canGrantRole(admin, active, "editor"), "grant a role that is there"],
  [false, () => canRevokeRole(admin, active, "reviewer", 2), "revoke a role that is not there"],
  [false, () => canRevokeRole(admin, chief, "admin", 1), "revoke the last administrator"],
  [true, () => canRevokeRole(admin, chief, "admin", 2), "revoke one of two administrators"],
  [true, () => canRevokeRole(admin, { ...chief, suspendedAt: new Date() }, "admin", 1), "revoke a suspended administrator beside an active one"],
  [false, () => canSuspend(admin, { ...chief, id: admin.id }), "suspend oneself"],
  [false, () => canSuspend(admin, suspended), "suspend twice"],
  [false, () => canReinstate(admin, active), "reinstate who is active"],
  [true, () => canEraseAccount(learner, { ...active, id: learner.id, roles: [] }, 1), "erase one's own account"],
  [false, () => canEraseAccount(admin, active, 2), "erase another's account"],
  [false, () => canEraseAccount(visitor, active, 2), "erase as a visitor"],
  [false, () => canEraseAccount(admin, { ...chief, id: admin.id }, 1), "erase the last administrator"],
  [true, () => canEraseAccount(admin, { ...chief, id: admin.id }, 2), "erase one of two administrators"],
])("answers %s to: %s", (expected, judge) => {
  expect(judge()).toBe(expected);
});

test.each([
  ["open", false, false, true],
  ["domains", false, false, false],
  ["domains", true, false, true],
  ["domains", false, true, true],
  ["invitation", true, false, false],
  ["invitation", false, true, true],
] as const)("in mode %s, with a known domain %s and an invitation %s, joining is %s", (registrationMode, domainIsKnown, isInvited, expected) => {
  expect(canJoin({ registrationMode }, domainIsKnown, isInvited)).toBe(expected);
});
