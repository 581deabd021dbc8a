import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "#app/auth/actor.ts";
import { countStatements, db } from "#app/db/client.server.ts";
import type { Topic } from "#app/db/generated/client.ts";
import { createActor, createAdminActor, createUser } from "#tests/support/factories.ts";
import { createPost, createSpace, createTopic, postAt } from "#tests/support/forum-factory.ts";
import { answerAppeal, appeal, undoAct } from "./appeals.server.ts";
import { decideOnPost, flagPost, resolveFlags } from "./flags.server.ts";
import { moderatePost, moderateTopic } from "./moderation.server.ts";
import { findOwnWords, getAct, listAppeals, listOwnActs, listTopicActs } from "./moderation-acts.server.ts";
import { getModeratedPost } from "./moderated.server.ts";
import { findPostPlace } from "./posts.server.ts";
import { countQueue, listQueue } from "./queue.server.ts";
import { mergeTopics, moveTopic, splitTopic } from "./rearranging.server.ts";
import { searchPosts, searchSchema } from "./search.server.ts";
import { getTopicPage } from "./topic-page.server.ts";

const now = new Date("2026-03-02T10:00:00.000Z");
let author: Actor;
let member: Actor;
let editor: Actor;
let admin: Actor;
let topic: Topic;
let postId: number;

beforeEach(async () => {
  [author, member, editor, admin] = [await createActor(), await createActor(), await createActor(createUser({ grants: ["editor"] })), await createAdminActor()];
  topic = await createTopic({ posts: ["First words"] });
  postId = (await createPost(topic.id, { authorId: author.id, text: "Second words" })).id;
});

const row = () => db.topic.findUniqueOrThrow({ where: { id: topic.id } });
const told = async (userId: string) => (await db.notification.findMany({ where: { userId }, orderBy: { createdAt: "asc" } })).map(({ kind }) => kind);
const page = async (who: Actor | null, topicId: number) => {
  const found = await getTopicPage(who, { topicId, locale: "en", now });
  if ("mergedInto" in found) throw new Error("merged");
  return found;
};

describe("flags", () => {
  it("come into the queue without a name, once a person; moderators are told once", async () => {
    await flagPost(member, { postId, reason: "spam", note: "Look" }, now);
    await flagPost(await createActor(), { postId, reason: "other", note: "" }, new Date(now.getTime() + 1_000));
    await expect(flagPost(member, { postId, reason: "spam", note: "" })).rejects.toMatchObject({ code: "conflict", detail: "forum:errors.flagged" });
    await expect(flagPost(author, { postId, reason: "spam", note: "" })).rejects.toMatchObject({ code: "forbidden" });
    const queue = await listQueue(editor, "en");
    expect(queue).toMatchObject([{ postId, held: false, flags: [{ reason: "spam", note: "Look" }, { reason: "other" }] }]);
    expect(JSON.stringify(queue)).not.toContain(member.id);
    expect([await told(editor.id), await told(admin.id), await told(author.id)]).toEqual([["flag"], ["flag"], []]);
    await expect(listQueue(member, "en")).rejects.toMatchObject({ code: "forbidden" });
  });

  it("hide the post when they are right, and nothing when they are not", async () => {
    await flagPost(member, { postId, reason: "offensive", note: "" }, now);
    await resolveFlags(editor, { postId, resolution: "dismissed", reason: "" }, now);
    expect(await listQueue(editor, "en")).toEqual([]);
    expect((await postAt(topic.id, 2)).hiddenAt).toBeNull();
    await flagPost(admin, { postId, reason: "offensive", note: "" }, now);
    await resolveFlags(editor, { postId, resolution: "upheld", reason: "An insult" }, now);
    expect((await postAt(topic.id, 2)).hiddenAt).toEqual(now);
    expect(await row()).toMatchObject({ postCount: 1 });
    expect(await listOwnActs(author)).toMatchObject([{ kind: "hide", reason: "An insult", undone: false, moderatorName: null, can: { appeal: true, answer: false } }]);
    await expect(resolveFlags(member, { postId, resolution: "upheld", reason: "" })).rejects.toMatchObject({ code: "forbidden" });
  });

  it("are decided once, also when two moderators decide at the same moment", async () => {
    await flagPost(member, { postId, reason: "spam", note: "" }, now);
    const decided = await Promise.all([decideOnPost(editor, { postId, decision: "uphold", reason: "Advertising" }, now), decideOnPost(admin, { postId, decision: "dismiss", reason: "" }, now)]);
    expect(decided.filter(Boolean)).toHaveLength(1);
    expect(await db.auditEntry.count({ where: { subjectType: "post" } })).toBe(1);
    expect((await postAt(topic.id, 2)).hiddenAt).toEqual(decided[0] ? now : null);
    expect([await told(editor.id), await told(admin.id)]).toEqual([[], []]);
  });

  it("say on the post to whoever flagged it that it is flagged, and that it was looked at", async () => {
    const flagged = async (who: Actor | null) => (await page(who, topic.id)).posts[1]?.flagged;
    await flagPost(member, { postId, reason: "spam", note: "" }, now);
    expect([await flagged(member), await flagged(editor), await flagged(null)]).toEqual(["open", null, null]);
    await decideOnPost(editor, { postId, decision: "dismiss", reason: "" }, now);
    expect(await flagged(member)).toBe("decided");
    expect((await db.auditEntry.findMany()).map(({ action }) => action)).toEqual(["forum.flags-dismissed"]);
  });

  it("are counted for who may decide, with held posts and appeals of others' decisions", async () => {
    const facilitator = await createActor(createUser({ grants: ["facilitator"] }));
    const course = await createTopic({ spaceId: (await createSpace({ kind: "course", readers: "course" })).id });
    await createPost(course.id, { heldAt: now });
    await flagPost(member, { postId, reason: "spam", note: "" }, now);
    await moderatePost(editor, { postId: (await postAt(topic.id, 1)).id, act: "hide", reason: "" }, now);
    const [act] = await listTopicActs(editor, topic.id);
    await db.moderationAct.update({ where: { id: act?.id ?? "" }, data: { appeal: "No", appealedAt: now } });
    expect(await Promise.all([admin, editor, facilitator, member, null].map((who) => countQueue(who)))).toEqual([3, 2, 1, null, null]);
  });

  it("are decided by somebody else than the author, who does not read their notes and waits for nothing", async () => {
    const own = (await createPost(topic.id, { authorId: editor.id })).id;
    await flagPost(member, { postId: own, reason: "spam", note: "From the one at the next desk" }, now);
    expect([await countQueue(editor), await countQueue(admin)]).toEqual([0, 1]);
    expect([await listQueue(editor, "en"), await listQueue(admin, "en")]).toMatchObject([[{ postId: own, isOwn: true, flags: [{ note: "" }] }], [{ isOwn: false, flags: [{ note: "From the one at the next desk" }] }]]);
    expect((await getModeratedPost(editor, own)).post).toMatchObject({ isOwn: true, decisions: [], flags: [{ note: "" }] });
    for (const decision of ["dismiss", "uphold", "hide", "warn"] as const) await expect(decideOnPost(editor, { postId: own, decision, reason: "x" }, now)).rejects.toMatchObject({ code: "forbidden", detail: "forum:errors.ownWords" });
    expect(await db.flag.count({ where: { resolvedAt: null } })).toBe(1);
    expect(await decideOnPost(admin, { postId: own, decision: "uphold", reason: "" }, now)).toBe(true);
  });

  it("take the same statements however many posts wait", async () => {
    await flagPost(member, { postId, reason: "spam", note: "" }, now);
    const few = await countStatements(() => listQueue(editor, "en"));
    for (let count = 0; count < 5; count += 1) await createPost(topic.id, { heldAt: now });
    const { result, statements } = await countStatements(() => listQueue(editor, "en"));
    expect(result.map(({ held }) => held)).toEqual([false, true, true, true, true, true]);
    expect(statements.length).toBe(few.statements.length);
  });
});

describe("acts", () => {
  it("are written down for the administration and for whom they concern, once", async () => {
    const hidden = [];
    for (let round = 0; round < 2; round += 1) hidden.push(await moderatePost(editor, { postId, act: "hide", reason: "Off topic" }, now));
    expect(hidden).toEqual([true, false]);
    await moderatePost(editor, { postId, act: "show", reason: "" }, now);
    for (let round = 0; round < 2; round += 1) await moderatePost(editor, { postId, act: "warn", reason: "Be kind", sendKey: "the-same-form" }, now);
    expect((await listTopicActs(admin, topic.id)).map(({ kind, undone }) => [kind, undone]).toSorted()).toEqual([["hide", true], ["show", false], ["warn", false]]);
    expect((await db.auditEntry.findMany()).map(({ action }) => action).toSorted()).toEqual(["forum.hide", "forum.show", "forum.warn"]);
    expect(await told(author.id)).toEqual(["moderation", "moderation", "moderation"]);
    await expect(moderatePost(member, { postId, act: "hide", reason: "" })).rejects.toMatchObject({ code: "forbidden" });
    await expect(listTopicActs(member, topic.id)).rejects.toMatchObject({ code: "forbidden" });
  });

  it("lock, pin and hide topics and undo it", async () => {
    for (const [kind, undo, column] of [["lock", "unlock", "lockedAt"], ["pin", "unpin", "pinnedAt"], ["hide", "show", "hiddenAt"]] as const) {
      await moderateTopic(editor, { topicId: topic.id, act: kind, reason: "" }, now);
      expect((await row())[column]).toEqual(now);
      await moderateTopic(editor, { topicId: topic.id, act: undo, reason: "" }, now);
      expect((await row())[column]).toBeNull();
    }
    await moderateTopic(editor, { topicId: topic.id, act: "unlock", reason: "" }, now);
    expect(await db.moderationAct.count()).toBe(6);
  });

  it("let a held post out, and tell of it then", async () => {
    await db.follow.create({ data: { userId: member.id, targetType: "topic", targetId: String(topic.id), at: now } });
    const held = await createPost(topic.id, { authorId: author.id, heldAt: now });
    await moderatePost(editor, { postId: held.id, act: "release", reason: "" }, now);
    expect(await row()).toMatchObject({ postCount: 3 });
    expect(await told(member.id)).toEqual(["followed"]);
    const refused = await createPost(topic.id, { authorId: author.id, heldAt: now });
    await moderatePost(editor, { postId: refused.id, act: "reject", reason: "Advertising" }, now);
    expect((await page(null, topic.id)).posts.map(({ state }) => state)).toEqual(["shown", "shown", "shown", "hidden"]);
    expect(await listQueue(editor, "en")).toEqual([]);
  });

  it("are appealed once, by whom they concern, and answered by somebody else", async () => {
    await moderatePost(editor, { postId, act: "hide", reason: "Off topic" }, now);
    const [{ id: actId } = { id: "" }] = await listOwnActs(author);
    await expect(appeal(member, { actId, text: "x" })).rejects.toMatchObject({ code: "not-found" });
    await expect(getAct(member, actId)).rejects.toMatchObject({ code: "not-found" });
    await appeal(author, { actId, text: "It was not" }, now);
    await expect(appeal(author, { actId, text: "Again" })).rejects.toMatchObject({ code: "conflict" });
    expect([(await listAppeals(editor)).length, (await listAppeals(admin)).length, (await listAppeals(member)).length]).toEqual([0, 1, 0]);
    await expect(answerAppeal(editor, { actId, text: "x" })).rejects.toMatchObject({ code: "forbidden" });
    await answerAppeal(admin, { actId, text: "You are right" }, now);
    expect(await getAct(author, actId)).toMatchObject({ appeal: { text: "It was not" }, answer: { text: "You are right" }, can: { appeal: false } });
    expect(await told(author.id)).toEqual(["moderation", "moderation"]);
  });

  it("tell moderators of an appeal until it is answered, once, whoever answers at the same moment", async () => {
    const other = await createAdminActor();
    await moderatePost(editor, { postId, act: "hide", reason: "" }, now);
    const [{ id: actId } = { id: "" }] = await listOwnActs(author);
    await appeal(author, { actId, text: "It was not" }, now);
    await appeal(author, { actId, text: "It was not" }, now);
    expect([await told(admin.id), await told(other.id)]).toEqual([["appeal"], ["appeal"]]);
    const answers = await Promise.allSettled([answerAppeal(admin, { actId, text: "Yes" }, now), answerAppeal(other, { actId, text: "No" }, now)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(answers.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "conflict", detail: "forum:errors.answered" } });
    expect([await told(admin.id), await told(other.id)]).toEqual([[], []]);
  });

  it("quote whom they concern, without a way there, once the place is no longer open to them", async () => {
    const own = await createTopic({ posts: ["What I began with"], authorId: author.id });
    await moderatePost(editor, { postId, act: "hide", reason: "Off topic" }, now);
    await moveTopic(editor, { topicId: own.id, spaceId: topic.spaceId, reason: "" }, now);
    expect((await listOwnActs(author)).map(({ isOpen }) => isOpen)).toEqual([true, true]);
    const course = await createSpace({ kind: "course", readers: "course" });
    for (const { id } of [topic, own]) await moveTopic(admin, { topicId: id, spaceId: course.id, reason: "" }, now);
    const acts = await listOwnActs(author);
    expect(acts.map(({ kind, isOpen, title }) => [kind, isOpen, title]).toSorted()).toEqual([["hide", false, null], ["move", false, own.title], ["move", false, own.title]]);
    const words = await Promise.all(acts.map(async (act) => JSON.stringify((await findOwnWords(author, act))?.document)));
    expect(words.map((text) => /Second words|What I began with/.exec(text)?.[0]).toSorted()).toEqual(["Second words", "What I began with", "What I began with"]);
    const [act] = acts;
    expect([(await getAct(editor, act?.id ?? "")).isOpen, act && (await findOwnWords(editor, { ...act, isOwn: false }))]).toEqual([true, null]);
  });

  it("about what a moderator wrote are appealed and undone by others", async () => {
    const own = (await createPost(topic.id, { authorId: editor.id })).id;
    await moderatePost(admin, { postId: own, act: "hide", reason: "" }, now);
    await moderateTopic(admin, { topicId: (await createTopic({ authorId: editor.id })).id, act: "hide", reason: "" }, now);
    const acts = await listOwnActs(editor);
    expect(acts.map(({ can }) => can)).toEqual([{ appeal: true, answer: false, undo: false }, { appeal: true, answer: false, undo: false }]);
    for (const { id } of acts) {
      await appeal(editor, { actId: id, text: "No" }, now);
      await expect(answerAppeal(editor, { actId: id, text: "Right" })).rejects.toMatchObject({ code: "forbidden" });
      await expect(undoAct(editor, { actId: id, reason: "" })).rejects.toMatchObject({ code: "forbidden", detail: "forum:errors.ownWords" });
    }
    expect([await countQueue(editor), await listAppeals(editor), (await listAppeals(admin)).length]).toEqual([0, [], 2]);
  });

  it("of a moderator about an own topic are that moderator's to take back", async () => {
    const own = await createTopic({ authorId: editor.id });
    for (const [kind, undo] of [["lock", "unlock"], ["hide", "show"]] as const) {
      expect([await moderateTopic(editor, { topicId: own.id, act: kind, reason: "" }, now), await moderateTopic(editor, { topicId: own.id, act: undo, reason: "" }, now)]).toEqual([true, true]);
    }
  });

  it("are undone by their opposite, where there is one, and once", async () => {
    const undone = async (kind: string) => (await db.moderationAct.findFirstOrThrow({ where: { kind } })).undoneAt;
    const idOf = async (kind: string) => (await db.moderationAct.findFirstOrThrow({ where: { kind } })).id;
    const held = await createPost(topic.id, { authorId: author.id, heldAt: now });
    await moderatePost(editor, { postId: held.id, act: "reject", reason: "" }, now);
    await moderateTopic(editor, { topicId: topic.id, act: "lock", reason: "" }, now);
    await moderatePost(editor, { postId, act: "warn", reason: "Be kind" }, now);
    expect([await undoAct(admin, { actId: await idOf("reject"), reason: "" }, now), await undoAct(admin, { actId: await idOf("reject"), reason: "" }, now)]).toEqual([true, false]);
    await undoAct(admin, { actId: await idOf("lock"), reason: "" }, now);
    expect([await undone("reject"), await undone("lock"), (await row()).lockedAt]).toEqual([now, now, null]);
    expect((await page(null, topic.id)).posts.at(-1)).toMatchObject({ id: held.id, state: "shown" });
    const warning = await idOf("warn");
    await expect(undoAct(admin, { actId: warning, reason: "" })).rejects.toMatchObject({ code: "conflict" });
    await expect(undoAct(author, { actId: await idOf("lock"), reason: "" })).rejects.toBeDefined();
    await expect(undoAct(member, { actId: warning, reason: "" })).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("rearranging", () => {
  it("moves a topic to another space, with its reader's rights", async () => {
    const course = await createSpace({ kind: "course", readers: "course" });
    await moveTopic(editor, { topicId: topic.id, spaceId: course.id, reason: "" }, now);
    await expect(page(member, topic.id)).rejects.toMatchObject({ code: "not-found" });
    const facilitator = await createActor(createUser({ grants: ["facilitator"] }));
    await expect(moveTopic(facilitator, { topicId: topic.id, spaceId: (await createSpace()).id, reason: "" })).rejects.toMatchObject({ code: "forbidden" });
  });

  it("splits posts off into a topic of their own; their addresses find them", async () => {
    const third = await createPost(topic.id, { text: "Third words" });
    const made = await splitTopic(editor, { topicId: topic.id, postIds: [third.id, postId], title: "A matter of its own", reason: "" }, now);
    expect(await page(null, made)).toMatchObject({ title: "A matter of its own", author: { id: author.id }, postCount: 2, posts: [{ id: postId, seq: 1 }, { id: third.id, seq: 2 }] });
    expect(await page(null, topic.id)).toMatchObject({ postCount: 1, lastSeq: 3, posts: [{ seq: 1 }] });
    expect(await findPostPlace(null, postId)).toMatchObject({ topicId: made, seq: 1 });
    expect((await searchPosts(null, searchSchema.parse({ q: "matter" }), now)).found).toMatchObject([{ postId, topicId: made }]);
    await expect(splitTopic(editor, { topicId: topic.id, postIds: [(await postAt(topic.id, 1)).id], title: "Everything", reason: "" })).rejects.toMatchObject({ code: "invalid" });
  });

  it("splits everything later off as well when asked to, and once however often the form is sent", async () => {
    for (let count = 0; count < 3; count += 1) await createPost(topic.id);
    const split = () => splitTopic(editor, { topicId: topic.id, postIds: [postId], andLater: true, title: "A matter of its own", reason: "", sendKey: "the-same-form" }, now);
    const made = await split();
    expect(await split()).toBe(made);
    expect([await row(), await db.topic.findUniqueOrThrow({ where: { id: made } })]).toMatchObject([{ postCount: 1 }, { postCount: 4 }]);
  });

  it("merges a topic into another, to which its address leads on", async () => {
    const into = await createTopic({ posts: ["Into"] });
    const older = await createTopic({ mergedIntoId: topic.id });
    await db.follow.create({ data: { userId: member.id, targetType: "topic", targetId: String(topic.id), at: now } });
    await mergeTopics(editor, { topicId: topic.id, intoId: into.id, reason: "The same" }, now);
    for (const id of [topic.id, older.id]) expect(await getTopicPage(null, { topicId: id, locale: "en" })).toEqual({ mergedInto: into.id });
    expect(await page(member, into.id)).toMatchObject({ postCount: 3, follow: "follow" });
    expect(await findPostPlace(null, postId)).toMatchObject({ topicId: into.id, seq: 3 });
    await expect(mergeTopics(editor, { topicId: into.id, intoId: into.id, reason: "" })).rejects.toMatchObject({ code: "invalid" });
    await expect(mergeTopics(editor, { topicId: into.id, intoId: topic.id, reason: "" })).rejects.toMatchObject({ code: "invalid" });
  });

  it("puts back what was split off, with what was answered there since, and leads on from the other address", async () => {
    const asked = await createTopic({ kind: "question", posts: ["Asked"] });
    const [second, third] = [await createPost(asked.id, { text: "Second" }), await createPost(asked.id, { text: "Third" })];
    await db.topic.update({ where: { id: asked.id }, data: { acceptedPostId: second.id } });
    const made = await splitTopic(editor, { topicId: asked.id, postIds: [second.id], title: "A matter of its own", reason: "", sendKey: "split" }, now);
    const later = await createPost(made, { text: "Later" });
    await expect(undoAct(member, { actId: "split", reason: "" }, now)).rejects.toMatchObject({ code: "not-found" });
    expect(await undoAct(editor, { actId: "split", reason: "In error" }, now)).toBe(true);
    expect(await undoAct(editor, { actId: "split", reason: "" }, now)).toBe(false);
    expect(await page(null, asked.id)).toMatchObject({ postCount: 4, accepted: { postId: second.id }, posts: [{ seq: 1 }, { id: second.id, seq: 2 }, { id: third.id, seq: 3 }, { id: later.id, seq: 4 }] });
    expect(await getTopicPage(null, { topicId: made, locale: "en" })).toEqual({ mergedInto: asked.id });
    expect((await searchPosts(null, searchSchema.parse({ q: "matter" }), now)).total).toBe(0);
    expect((await listTopicActs(editor, asked.id)).map(({ kind, undone }) => [kind, undone]).sort()).toEqual([["split", true], ["unsplit", false]]);
    expect((await db.auditEntry.findMany({ where: { action: { startsWith: "forum." } } })).map(({ action }) => action)).toEqual(expect.arrayContaining(["forum.split", "forum.unsplit"]));
  });

  it("takes a merged topic out again, at the places its posts had; what was answered in the other stays", async () => {
    const into = await createTopic({ posts: ["Into"] });
    const older = await createTopic({ mergedIntoId: topic.id });
    await mergeTopics(editor, { topicId: topic.id, intoId: into.id, reason: "" }, now);
    const later = await createPost(into.id, { text: "Later" });
    const { id: actId } = await db.moderationAct.findFirstOrThrow({ where: { kind: "merge" } });
    expect((await getAct(admin, actId)).detail).toEqual({ into: into.id });
    expect(await undoAct(editor, { actId, reason: "" }, now)).toBe(true);
    expect(await page(null, topic.id)).toMatchObject({ postCount: 2, posts: [{ seq: 1 }, { id: postId, seq: 2 }] });
    expect((await page(null, into.id)).posts.map(({ id }) => id)).toEqual([(await postAt(into.id, 1)).id, later.id]);
    expect(await getTopicPage(null, { topicId: older.id, locale: "en" })).toEqual({ mergedInto: topic.id });
    expect((await searchPosts(null, searchSchema.parse({ q: topic.title }), now)).found).toMatchObject([{ topicId: topic.id }]);
  });

  it("does so for a day, and not once topics have been rearranged further", async () => {
    const into = await createTopic({ posts: ["Into"] });
    await mergeTopics(editor, { topicId: topic.id, intoId: into.id, reason: "" }, now);
    const { id: actId } = await db.moderationAct.findFirstOrThrow({ where: { kind: "merge" } });
    await expect(undoAct(editor, { actId, reason: "" }, new Date(now.getTime() + 25 * 3_600_000))).rejects.toMatchObject({ code: "conflict", message: expect.stringContaining("undoOver") as string });
    await mergeTopics(editor, { topicId: into.id, intoId: (await createTopic({ posts: ["Third"] })).id, reason: "" }, now);
    await expect(undoAct(editor, { actId, reason: "" }, now)).rejects.toMatchObject({ code: "conflict", message: expect.stringContaining("rearranged") as string });
  });
});
