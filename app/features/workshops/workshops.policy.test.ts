import { expect, it } from "vitest";
import { roles, type Actor, type Role } from "#app/auth/actor.ts";
import { canEdit, canEnter, canManage, canPlan, canRegister, canSee, type WorkshopState } from "./workshops.policy.ts";

const actor = (id: string, ...grants: Role[]): Actor => ({ id, email: `${id}@region.example`, name: id, locale: "en", timeZone: "UTC", roles: grants, extraTimePercent: 0 });
const published: WorkshopState & { openedAt: Date | null } = { status: "published", audience: "open", ownerId: "owner", closedAt: null, openedAt: null, isInRegion: false, isInCohort: false, registration: null };
const draft = { ...published, status: "draft" as const };
const cancelled = { ...published, status: "cancelled" as const };
const invitation = { ...published, audience: "invitation" as const };
const cohort = { ...published, audience: "cohort" as const };
const regional = { ...published, audience: "region" as const };
const has = (state: typeof published, status: NonNullable<WorkshopState["registration"]>["status"], role: NonNullable<WorkshopState["registration"]>["role"] = "participant") => ({ ...state, registration: { role, status } });
const [learner, owner, admin] = [actor("learner"), actor("owner"), actor("admin", "admin")];

it("lets facilitators, coordinators and administrators plan", () => {
  expect(roles.filter((role) => canPlan(actor("x", role)))).toEqual(["facilitator", "coordinator", "admin"]);
  expect([canPlan(null), canPlan(learner)]).toEqual([false, false]);
});

/** What somebody may do: see, register, enter, manage, edit. */
function rights(who: Actor | null, state: typeof published): string {
  const may = { s: canSee(who, state), r: canRegister(who, state), e: canEnter(who, state), m: canManage(who, state), c: canEdit(who, state) };
  return Object.entries(may).map(([letter, is]) => (is ? letter : "-")).join("");
}

it.each([
  ["a draft", draft, { visitor: "-----", learner: "-----", owner: "s-emc", admin: "s-emc" }],
  ["an open workshop", published, { visitor: "s----", learner: "sre--", owner: "sremc", admin: "sremc" }],
  ["a workshop by invitation", invitation, { visitor: "-----", learner: "-----", owner: "sremc", admin: "sremc" }],
  ["an invitation", has(invitation, "invited"), { visitor: "s----", learner: "sre--", owner: "sremc", admin: "sremc" }],
  ["an invitation that was declined", has(invitation, "cancelled"), { visitor: "-----", learner: "-----", owner: "sremc", admin: "sremc" }],
  ["another region's workshop", regional, { visitor: "-----", learner: "-----", owner: "sremc", admin: "sremc" }],
  ["their region's workshop", { ...regional, isInRegion: true }, { visitor: "s----", learner: "sre--", owner: "sremc", admin: "sremc" }],
  ["another course's workshop", { ...cohort, isInRegion: true }, { visitor: "-----", learner: "-----", owner: "sremc", admin: "sremc" }],
  ["their course's workshop", { ...cohort, isInCohort: true }, { visitor: "s----", learner: "sre--", owner: "sremc", admin: "sremc" }],
  ["the waiting list", has(published, "waiting"), { visitor: "s----", learner: "sr---", owner: "sremc", admin: "sremc" }],
  ["a place given back", has(published, "cancelled"), { visitor: "s----", learner: "sr---", owner: "sremc", admin: "sremc" }],
  ["co-facilitating", has(draft, "registered", "facilitator"), { visitor: "-----", learner: "s-emc", owner: "s-emc", admin: "s-emc" }],
  ["a cancelled workshop", cancelled, { visitor: "s----", learner: "s----", owner: "s--m-", admin: "s--m-" }],
  ["an open room", { ...published, openedAt: new Date() }, { visitor: "s----", learner: "sre--", owner: "srem-", admin: "srem-" }],
  ["a workshop that is over", { ...published, openedAt: new Date(), closedAt: new Date() }, { visitor: "s----", learner: "s----", owner: "s-em-", admin: "s-em-" }],
])("says who may do what with %s", (_, state, expected) => {
  expect({ visitor: rights(null, state), learner: rights(learner, state), owner: rights(owner, state), admin: rights(admin, state) }).toEqual(expected);
});
