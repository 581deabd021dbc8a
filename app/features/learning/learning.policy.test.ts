import { describe, expect, it } from "vitest";
import { roles, type Actor } from "#app/auth/actor.ts";
import { unitKinds } from "#app/features/courses/keys.ts";
import { canAnswer, canEnrol, canLearn, canMarkUnit, canMoveToCurrentVersion, canReview, canSeeAttempt, canStartAttempt, isOverdue } from "./learning.policy.ts";

const now = new Date("2026-03-02T10:00:00Z");
const at = (seconds: number) => new Date(now.getTime() + seconds * 1_000);
const person = (id: string, ...granted: Actor["roles"]): Actor => ({ id, email: `${id}@region.example`, name: id, locale: "en", timeZone: "UTC", roles: granted, extraTimePercent: 0 });

// Every granted role counts as somebody else: no role opens another person's learning.
const askers: [string, Actor | null, boolean][] = [
  ["the learner", person("me"), true],
  ["a visitor", null, false],
  ["another learner", person("other"), false],
  ...roles.map((role): [string, Actor | null, boolean] => [`another ${role}`, person("other", role), false]),
];

describe.each(askers)("%s", (_, actor, isSelf) => {
  it.each([
    ["is in", null, isSelf],
    ["has left", at(-60), false],
  ] as const)("learns in a course that the learner %s: %s %s", (_state, leftAt, expected) => {
    expect(canLearn(actor, { userId: "me", leftAt })).toBe(expected);
    expect(canMoveToCurrentVersion(actor, { userId: "me", leftAt, versionId: "v1" }, "v2")).toBe(expected);
    expect(canMoveToCurrentVersion(actor, { userId: "me", leftAt, versionId: "v2" }, "v2")).toBe(false);
    expect(canMoveToCurrentVersion(actor, { userId: "me", leftAt, versionId: "v2" }, null)).toBe(false);
  });

  it.each([
    ["open, no limit", null, null, isSelf, false],
    ["open, in time", at(60), null, isSelf, false],
    ["open, within grace", at(-15), null, isSelf, false],
    ["open, overdue", at(-16), null, false, false],
    ["handed in", null, at(-60), false, isSelf],
    ["handed in, time not over", at(60), at(-60), false, isSelf],
  ] as const)("with an attempt that is %s", (_state, dueAt, submittedAt, answers, reviews) => {
    const attempt = { userId: "me", dueAt, submittedAt };
    expect(canSeeAttempt(actor, attempt)).toBe(isSelf);
    expect(canAnswer(actor, attempt, now)).toBe(answers);
    expect(canReview(actor, attempt)).toBe(reviews);
  });

  it("joins published courses with an account, whatever the role", () => {
    expect(canEnrol(actor, { currentVersionId: "v1" })).toBe(actor !== null);
    expect(canEnrol(actor, { currentVersionId: null })).toBe(false);
    expect(canLearn(actor, null)).toBe(false);
  });
});

describe("rules without a person", () => {
  it("lets learners mark lessons and videos, not quizzes", () => {
    expect(unitKinds.filter(canMarkUnit)).toEqual(["lesson", "video"]);
  });

  it.each([
    [undefined, 99, true],
    [3, 2, true],
    [3, 3, false],
  ])("of %s attempts with %d used another may start: %s", (allowed, used, expected) => {
    expect(canStartAttempt(allowed, used)).toBe(expected);
  });

  it("never calls an attempt without a limit overdue", () => {
    expect(isOverdue({ dueAt: null }, now)).toBe(false);
  });
});
