import { describe, expect, it } from "vitest";
import type { Actor } from "#app/auth/actor.ts";
import { canAccept, canAnnounce, canAnswerAppeal, canAppeal, canDelete, canEdit, canEditTopic, canFlag, canJudge, canModerate, canReact, canReadSpace, canReadTopic, canRemoveTranslation, canReplaceTranslation, canReply, canSeePost, canSeeWords, canTranslate, canUndelete, canWriteIn, mustWait, undoHours, type PostState, type SpaceState, type TopicState } from "./forum.policy.ts";

const now = new Date("2026-03-02T10:00:00Z");
const ago = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
const person = (id: string, ...granted: Actor["roles"]): Actor => ({ id, email: `${id}@region.example`, name: id, locale: "en", timeZone: "UTC", roles: granted, extraTimePercent: 0 });

const askers = {
  visitor: null,
  author: person("author"),
  asker: person("asker"),
  member: person("member"),
  partner: person("partner", "partner"),
  coordinator: person("coordinator", "coordinator"),
  reviewer: person("reviewer", "reviewer"),
  facilitator: person("facilitator", "facilitator"),
  editor: person("editor", "editor"),
  admin: person("admin", "admin"),
} satisfies Record<string, Actor | null>;
type Asker = keyof typeof askers;

const space = (changes: Partial<SpaceState> = {}): SpaceState => ({ kind: "general", readers: "public", writers: "members", closedAt: null, isParticipant: false, ...changes });
const courseSpace = (changes: Partial<SpaceState> = {}): SpaceState => space({ kind: "course", readers: "course", writers: "course", ...changes });
const topic = (changes: Partial<TopicState> = {}): TopicState => ({ kind: "question", authorId: "asker", postCount: 2, lockedAt: null, hiddenAt: null, deletedAt: null, mergedIntoId: null, ...changes });
const post = (changes: Partial<PostState> = {}): PostState => ({ seq: 2, authorId: "author", locale: "sv", heldAt: null, hiddenAt: null, deletedAt: null, deletedById: null, ...changes });

const everybody = Object.keys(askers) as Asker[];
const signedIn = everybody.filter((name) => name !== "visitor");
const moderators: Asker[] = ["editor", "admin"];
const courseModerators: Asker[] = ["facilitator", "editor", "admin"];

const whoCan = (ask: (actor: Actor | null) => boolean): Asker[] => everybody.filter((name) => ask(askers[name]));
const but = (names: Asker[], ...without: Asker[]): Asker[] => names.filter((name) => !without.includes(name));

type Row = [what: string, ask: (actor: Actor | null) => boolean, who: Asker[]];

describe.each<[string, Row[]]>([
  ["spaces", [
    ["reads a public one", (a) => canReadSpace(a, space()), everybody],
    ["reads one for members", (a) => canReadSpace(a, space({ readers: "members" })), signedIn],
    ["reads a course's, not being in it", (a) => canReadSpace(a, courseSpace()), courseModerators],
    ["reads a course's, being in it", (a) => canReadSpace(a, courseSpace({ isParticipant: true })), signedIn],
    ["writes in a public one", (a) => canWriteIn(a, space()), signedIn],
    ["writes in a closed one", (a) => canWriteIn(a, space({ closedAt: now })), []],
    ["writes where moderators write", (a) => canWriteIn(a, space({ writers: "moderators" })), moderators],
    ["writes in a course's, not being in it", (a) => canWriteIn(a, courseSpace()), courseModerators],
    ["writes in a course's, being in it", (a) => canWriteIn(a, courseSpace({ isParticipant: true })), signedIn],
    ["writes in a course's that the public reads", (a) => canWriteIn(a, courseSpace({ readers: "public" })), courseModerators],
    ["announces", (a) => canAnnounce(a, space()), moderators],
    ["announces in a course's", (a) => canAnnounce(a, courseSpace()), courseModerators],
    ["moderates", (a) => canModerate(a, space()), moderators],
    ["moderates a course's", (a) => canModerate(a, courseSpace()), courseModerators],
  ]],
  ["topics", [
    ["reads an open one", (a) => canReadTopic(a, space(), topic()), everybody],
    ["reads a hidden one", (a) => canReadTopic(a, space(), topic({ hiddenAt: now })), ["asker", ...moderators]],
    ["reads one that is held", (a) => canReadTopic(a, space(), topic({ postCount: 0 })), ["asker", ...moderators]],
    ["reads a deleted one", (a) => canReadTopic(a, space(), topic({ deletedAt: now })), ["asker", ...moderators]],
    ["reads a course's, not being in it", (a) => canReadTopic(a, courseSpace(), topic()), courseModerators],
    ["is led on from one that was merged", (a) => canReadTopic(a, space(), topic({ postCount: 0, mergedIntoId: 3 })), everybody],
    ["answers", (a) => canReply(a, space(), topic()), signedIn],
    ["answers in a locked one", (a) => canReply(a, space(), topic({ lockedAt: now })), moderators],
    ["answers in a hidden one", (a) => canReply(a, space(), topic({ hiddenAt: now })), []],
    ["answers in one that was merged", (a) => canReply(a, space(), topic({ mergedIntoId: 3 })), []],
    ["changes title and tags", (a) => canEditTopic(a, space(), topic()), ["asker", ...moderators]],
    ["changes those of a locked one", (a) => canEditTopic(a, space(), topic({ lockedAt: now })), moderators],
  ]],
  ["posts", [
    ["changes it", (a) => canEdit(a, space(), topic(), post()), ["author", ...moderators]],
    ["changes it in a locked topic", (a) => canEdit(a, space(), topic({ lockedAt: now }), post()), moderators],
    ["changes it when it is hidden", (a) => canEdit(a, space(), topic(), post({ hiddenAt: now })), moderators],
    ["changes it when it is held", (a) => canEdit(a, space(), topic(), post({ heldAt: now })), ["author", ...moderators]],
    ["changes it when it is deleted", (a) => canEdit(a, space(), topic(), post({ deletedAt: now })), []],
    ["deletes it", (a) => canDelete(a, space(), topic(), post()), ["author", ...moderators]],
    ["deletes it in a locked topic", (a) => canDelete(a, space(), topic({ lockedAt: now }), post()), ["author", ...moderators]],
    ["deletes it twice", (a) => canDelete(a, space(), topic(), post({ deletedAt: now })), []],
    ["brings back what its author deleted", (a) => canUndelete(a, space(), post({ deletedAt: ago(1), deletedById: "author" }), now), ["author", ...moderators]],
    ["brings back what an editor deleted", (a) => canUndelete(a, space(), post({ deletedAt: ago(1), deletedById: "editor" }), now), moderators],
    ["brings back what is gone", (a) => canUndelete(a, space(), post({ deletedAt: ago(undoHours + 0.1), deletedById: "author" }), now), []],
    ["sees a held one", (a) => canSeePost(a, space(), post({ heldAt: now })), ["author", ...moderators]],
    ["sees the stub of a hidden one", (a) => canSeePost(a, space(), post({ hiddenAt: now })), everybody],
    ["reads it", (a) => canSeeWords(a, space(), post(), now), everybody],
    ["reads a held one", (a) => canSeeWords(a, space(), post({ heldAt: now }), now), ["author", ...moderators]],
    ["reads a hidden one", (a) => canSeeWords(a, space(), post({ hiddenAt: ago(90) }), now), ["author", ...moderators]],
    ["reads a deleted one", (a) => canSeeWords(a, space(), post({ deletedAt: ago(1) }), now), ["author", ...moderators]],
    ["reads one deleted long ago", (a) => canSeeWords(a, space(), post({ deletedAt: ago(undoHours + 0.1) }), now), []],
    ["accepts it as the answer", (a) => canAccept(a, space(), topic(), post()), ["asker", ...moderators]],
    ["accepts the question as its answer", (a) => canAccept(a, space(), topic(), post({ seq: 1 })), []],
    ["accepts an answer where nobody asked", (a) => canAccept(a, space(), topic({ kind: "discussion" }), post()), []],
    ["accepts a hidden answer", (a) => canAccept(a, space(), topic(), post({ hiddenAt: now })), []],
    ["reacts", (a) => canReact(a, space(), topic(), post()), but(signedIn, "author")],
    ["reacts in a locked topic", (a) => canReact(a, space(), topic({ lockedAt: now }), post()), but(signedIn, "author")],
    ["reacts to a deleted one", (a) => canReact(a, space(), topic(), post({ deletedAt: now })), []],
    ["flags it", (a) => canFlag(a, space({ closedAt: now }), topic(), post()), but(signedIn, "author")],
    ["flags it in a course that they are not in", (a) => canFlag(a, courseSpace(), topic(), post()), courseModerators],
    ["flags a hidden one", (a) => canFlag(a, space(), topic(), post({ hiddenAt: now })), []],
    ["translates it", (a) => canTranslate(a, space(), topic(), post(), "it"), signedIn],
    ["translates it into its own language", (a) => canTranslate(a, space(), topic(), post(), "sv"), []],
    ["replaces a member's translation", (a) => canReplaceTranslation(a, space(), topic(), post(), { locale: "it", source: "human", translatorId: "member", isOutdated: false }), ["author", "member", ...moderators]],
    ["replaces one that is outdated", (a) => canReplaceTranslation(a, space(), topic(), post(), { locale: "it", source: "human", translatorId: "member", isOutdated: true }), signedIn],
    ["replaces a machine's", (a) => canReplaceTranslation(a, space(), topic(), post(), { locale: "it", source: "machine", translatorId: null, isOutdated: false }), signedIn],
    ["takes a member's translation away", (a) => canRemoveTranslation(a, space(), post(), "member"), ["author", "member", ...moderators]],
  ]],
  ["acts of moderation", [
    ["appeals one that concerns the member", (a) => canAppeal(a, { subjectId: "member", appealedAt: null, undoneAt: null }), ["member"]],
    ["appeals twice", (a) => canAppeal(a, { subjectId: "member", appealedAt: now, undoneAt: null }), []],
    ["appeals what was undone", (a) => canAppeal(a, { subjectId: "member", appealedAt: null, undoneAt: now }), []],
    ["answers an appeal against the editor", (a) => canAnswerAppeal(a, space(), { subjectId: "author", moderatorId: "editor", appealedAt: now, answeredAt: null }), ["admin"]],
    ["answers an appeal against the administrator", (a) => canAnswerAppeal(a, space(), { subjectId: "author", moderatorId: "admin", appealedAt: now, answeredAt: null }), moderators],
    ["answers an appeal of the editor", (a) => canAnswerAppeal(a, space(), { subjectId: "editor", moderatorId: "admin", appealedAt: now, answeredAt: null }), ["admin"]],
    ["judges what the editor wrote", (a) => canJudge(a, space(), { authorId: "editor" }), ["admin"]],
    ["answers twice", (a) => canAnswerAppeal(a, space(), { subjectId: "author", moderatorId: "admin", appealedAt: now, answeredAt: now }), []],
  ]],
])("%s", (_, rows) => {
  it.each(rows)("who %s", (_what, ask, who) => {
    expect(whoCan(ask).toSorted()).toEqual(who.toSorted());
  });
});

describe("first posts of new members", () => {
  it.each([
    ["member", 0, 2, true],
    ["member", 1, 2, true],
    ["member", 2, 2, false],
    ["member", 0, 0, false],
    ["partner", 0, 2, false],
    ["admin", 0, 2, false],
  ] as const)("of the %s who has posted %d times, when %d are held: waits %s", (name, posts, holdFirst, expected) => {
    expect(mustWait(askers[name], space(), posts, holdFirst)).toBe(expected);
  });
});
