import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "#app/auth/actor.ts";
import { countStatements, db } from "#app/db/client.server.ts";
import type { Topic } from "#app/db/generated/client.ts";
import { createActor, createAdminActor, createUser } from "#tests/support/factories.ts";
import { createPost, createSpace, createTopic, postAt } from "#tests/support/forum-factory.ts";
import { flagPost, listQueue, resolveFlags } from "./flags.server.ts";
import { moderatePost, moderateTopic } from "./moderation.server.ts";
import { answerAppeal, appeal, getAct, listAppeals, listOwnActs, listTopicActs } from "./moderation-acts.server.ts";
import { exportOwnPosts } from "./own-posts.server.ts";
import { findPostPlace } from "./posts.server.ts";
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
    const queue = await listQueue(editor);
    expect(queue).toMatchObject([{ postId, held: false, flags: [{ reason: "spam", note: "Look" }, { reason: "other" }] }]);
    expect(JSON.stringify(queue)).not.toContain(member.id);
    expect([await told(editor.id), await told(admin.id), await told(author.id)]).toEqual([["flag"], ["flag"], []]);
    await expect(listQueue(member)).rejects.toMatchObject({ code: "forbidden" });
  });

  it("hide the post when they are right, and nothing when they are not", async () => {
    await flagPost(member, { postId, reason: "offensive", note: "" }, now);
    await resolveFlags(editor, { postId, resolution: "dismissed", reason: "" }, now);
    expect(await listQueue(editor)).toEqual([]);
    expect((await postAt(topic.id, 2)).hiddenAt).toBeNull();
    await flagPost(admin, { postId, reason: "offensive", note: "" }, now);
    await resolveFlags(editor, { postId, resolution: "upheld", reason: "An insult" }, now);
    expect((await postAt(topic.id, 2)).hiddenAt).toEqual(now);
    expect(await row()).toMatchObject({ postCount: 1 });
    expect(await listOwnActs(author)).toMatchObject([{ kind: "hide", reason: "An insult", undone: false, moderatorName: null, can: { appeal: true, answer: false } }]);
    await expect(resolveFlags(member, { postId, resolution: "upheld", reason: "" })).rejects.toMatchObject({ code: "forbidden" });
  });

  it("take the same statements however many posts wait", async () => {
    await flagPost(member, { postId, reason: "spam", note: "" }, now);
    const few = await countStatements(() => listQueue(editor));
    for (let count = 0; count < 5; count += 1) await createPost(topic.id, { heldAt: now });
    const { result, statements } = await countStatements(() => listQueue(editor));
    expect(result.map(({ held }) => held)).toEqual([false, true, true, true, true, true]);
    expect(statements.length).toBe(few.statements.length);
  });
});

describe("acts", () => {
  it("are written down for the administration and for whom they concern, once", async () => {
    for (let round = 0; round < 2; round += 1) await moderatePost(editor, { postId, act: "hide", reason: "Off topic" }, now);
    await moderatePost(editor, { postId, act: "show", reason: "" }, now);
    await moderatePost(editor, { postId, act: "warn", reason: "Be kind" }, now);
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
    expect(await listQueue(editor)).toEqual([]);
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
});

describe("taking along", () => {
  it("gives one's own posts", async () => {
    expect(await exportOwnPosts(author)).toMatchObject([{ postId, title: topic.title, text: "Second words" }]);
  });
});
