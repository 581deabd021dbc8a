import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "#app/auth/actor.ts";
import { db } from "#app/db/client.server.ts";
import type { Topic } from "#app/db/generated/client.ts";
import { createActor, createAdminActor, createEnrolment, createRegion, createUser } from "#tests/support/factories.ts";
import { createPost, createSpace, createTopic, documentOf, postAt } from "#tests/support/forum-factory.ts";
import { discardDraft, draftsPerPerson, findDraft, listDrafts, placeOf, saveDraft } from "./drafts.server.ts";
import { deletePost, editPost, listRevisions, removeDeletedWords, restoreRevision, undeletePost } from "./editing.server.ts";
import { listFollows, setFollow } from "./follows.server.ts";
import { addPost } from "./posts.server.ts";
import { acceptAnswer, react, withdrawAnswer } from "./reactions.server.ts";
import { openTopic } from "./topics.server.ts";

const now = new Date("2026-03-02T10:00:00.000Z");
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
let author: Actor;
let other: Actor;
let admin: Actor;
let topic: Topic;
let postId: number;
let sends = 0;
const sendKey = () => `edit-send-${(sends += 1)}`;

beforeEach(async () => {
  [author, other, admin] = [await createActor(), await createActor(), await createAdminActor()];
  topic = await createTopic({ authorId: author.id, kind: "question", posts: ["First words"] });
  postId = (await postAt(topic.id, 1)).id;
});

const mention = (kind: string, id: string) => ({ type: "doc", content: [{ type: "paragraph", content: [{ type: "mention", attrs: { kind, id, label: "Somebody" } }, { type: "text", text: " look" }] }] });
const topicNow = () => db.topic.findUniqueOrThrow({ where: { id: topic.id } });
const told = async (userId: string) => (await db.notification.findMany({ where: { userId }, orderBy: { createdAt: "asc" } })).map(({ kind, event }) => `${kind} ${event}`);

describe("editing", () => {
  it("keeps what was said before, for readers to see and to go back to", async () => {
    await editPost(author, { postId, markdown: "Second words", version: "" }, now);
    await editPost(author, { postId, markdown: "Third words", version: now.toISOString() }, later(1));
    const revisions = await listRevisions({ id: postId, document: {} });
    expect(revisions.map(({ until, editorName }) => [until, editorName])).toEqual([[later(1), author.name], [now, author.name]]);
    expect(JSON.stringify(revisions)).toContain("First words");
    await restoreRevision(author, { postId, revisionId: revisions[1]?.id ?? "" }, later(2));
    expect(await postAt(topic.id, 1)).toMatchObject({ text: "First words", editedAt: later(2) });
    expect(await listRevisions({ id: postId, document: {} })).toHaveLength(3);
    await expect(restoreRevision(author, { postId, revisionId: "nothing" })).rejects.toMatchObject({ code: "not-found" });
  });

  it("does not overwrite what somebody else changed meanwhile, and keeps what was typed", async () => {
    await editPost(admin, { postId, markdown: "By the editor", version: "" }, now);
    await expect(editPost(author, { postId, markdown: "Mine", version: "" }, later(1))).rejects.toMatchObject({ code: "conflict", detail: "forum:errors.editedMeanwhile" });
    expect(await postAt(topic.id, 1)).toMatchObject({ text: "By the editor" });
    expect(JSON.stringify((await findDraft(author, `post:${postId}`))?.document)).toContain("Mine");
    await editPost(author, { postId, markdown: "Mine after all", version: now.toISOString() }, later(2));
    expect(await findDraft(author, `post:${postId}`)).toBeNull();
    expect(await db.auditEntry.findMany()).toMatchObject([{ action: "post.edited", actorId: admin.id }]);
  });

  it("leaves no trace when nothing changed, and is the author's", async () => {
    await editPost(author, { postId, document: documentOf("First words"), version: "" }, now);
    expect(await listRevisions({ id: postId, document: {} })).toEqual([]);
    await expect(editPost(other, { postId, markdown: "x", version: "" })).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("deleting", () => {
  it("leaves a stub that comes back within a day, and is not counted meanwhile", async () => {
    const { id } = await createPost(topic.id, { authorId: other.id, text: "Answer", createdAt: now });
    await acceptAnswer(author, id, now);
    await deletePost(other, id, now);
    expect(await topicNow()).toMatchObject({ postCount: 1, acceptedPostId: null, deletedAt: null });
    expect(await told(other.id)).toEqual([]);
    await undeletePost(other, id, later(60));
    expect(await topicNow()).toMatchObject({ postCount: 2, lastPostAt: now });
    await deletePost(other, id, now);
    await expect(undeletePost(other, id, later(24 * 60 + 1))).rejects.toMatchObject({ code: "conflict", detail: "forum:errors.undoOver" });
    await expect(deletePost(other, postId)).rejects.toMatchObject({ code: "forbidden" });
  });

  it("takes a topic of one post away with it, and brings it back", async () => {
    await deletePost(author, postId, now);
    expect(await topicNow()).toMatchObject({ postCount: 0, deletedAt: now });
    await undeletePost(author, postId, later(1));
    expect(await topicNow()).toMatchObject({ postCount: 1, deletedAt: null });
    await createPost(topic.id);
    await deletePost(author, postId, now);
    expect(await topicNow()).toMatchObject({ postCount: 1, deletedAt: null });
  });

  it("removes the words for good when it cannot be undone", async () => {
    await editPost(author, { postId, markdown: "Second words", version: "" }, now);
    await deletePost(author, postId, now);
    expect(await removeDeletedWords(later(60))).toBe(0);
    expect(await removeDeletedWords(later(24 * 60 + 1))).toBe(1);
    expect(await postAt(topic.id, 1)).toMatchObject({ text: "", document: {} });
    expect(await db.postRevision.count()).toBe(0);
  });
});

describe("reactions and answers", () => {
  it("are set and taken back, each once a person", async () => {
    await Promise.all([1, 2, 3].map(() => react(other, { postId, kind: "useful", on: true }, now)));
    expect(await react(admin, { postId, kind: "useful", on: true }, now)).toEqual([{ kind: "useful", count: 2, own: true }]);
    expect(await react(other, { postId, kind: "useful", on: false }, now)).toEqual([{ kind: "useful", count: 1, own: false }]);
    await expect(react(author, { postId, kind: "thanks", on: true })).rejects.toMatchObject({ code: "forbidden" });
  });

  it("accept one answer at a time and tell who gave it", async () => {
    const one = await createPost(topic.id, { authorId: other.id });
    const two = await createPost(topic.id);
    await acceptAnswer(author, one.id, now);
    await acceptAnswer(author, two.id, now);
    await acceptAnswer(author, one.id, now);
    expect(await topicNow()).toMatchObject({ acceptedPostId: one.id });
    expect(await told(other.id)).toEqual([`accepted accepted:${one.id}`]);
    await expect(acceptAnswer(other, one.id)).rejects.toMatchObject({ code: "forbidden" });
    await withdrawAnswer(author, topic.id);
    expect(await topicNow()).toMatchObject({ acceptedPostId: null });
  });
});

describe("drafts", () => {
  it("keep the last save, go when they are empty, and are one person's", async () => {
    const place = `topic:${topic.id}`;
    await saveDraft(other, { place, title: "", markdown: "One" }, now);
    expect(await saveDraft(other, { place, title: "", markdown: "Two" }, later(1))).toEqual({ savedAt: later(1), elsewhere: false });
    expect(JSON.stringify(await listDrafts(other))).toMatch(/Two/);
    expect(await findDraft(author, place)).toBeNull();
    expect(await saveDraft(other, { place, title: "", markdown: " " }, later(2))).toEqual({ savedAt: null, elsewhere: false });
    expect(await saveDraft(other, { place: "space:x", title: "Only a title" }, now)).toEqual({ savedAt: now, elsewhere: false });
    await discardDraft(other, "space:x");
    expect(await listDrafts(other)).toEqual([]);
  });

  it("in two tabs loses no words without a copy, and no copy is kept when nothing is lost", async () => {
    const other = await createActor();
    const save = (markdown: string, since: string, at: Date) => saveDraft(other, { place: "topic:7", title: "", markdown, since }, at);
    await save("One line\n\nMore", "", now);
    expect(await save("One line, longer\n\nMore", "", later(1))).toEqual({ savedAt: later(1), elsewhere: false });
    expect(await save("Something else", now.toISOString(), later(2))).toEqual({ savedAt: later(2), elsewhere: true });
    const drafts = await listDrafts(other);
    expect(drafts.map(({ place }) => placeOf(place))).toEqual([{ place: "topic:7", isCopy: false }, { place: "topic:7", isCopy: true }]);
    expect(JSON.stringify(drafts[1]?.document)).toContain("One line, longer");
  });

  it("is not kept again by a save that comes after the post was sent", async () => {
    const { id: topicId } = await createTopic();
    const other = await createActor();
    await addPost(other, { topicId, markdown: "Sent", locale: "en", sendKey: "the-same-key" }, now);
    expect(await saveDraft(other, { place: `topic:${topicId}`, title: "", markdown: "Sent", sendKey: "the-same-key" }, later(1))).toEqual({ savedAt: null, elsewhere: false });
    expect(await listDrafts(other)).toEqual([]);
  });

  it("make room by the oldest", async () => {
    for (let count = 0; count <= draftsPerPerson; count += 1) await saveDraft(other, { place: `topic:${count + 1}`, title: "", markdown: "x" }, later(count));
    expect((await listDrafts(other)).map(({ place }) => place)).toHaveLength(draftsPerPerson);
    expect(await findDraft(other, "topic:1")).toBeNull();
  });
});

describe("following", () => {
  const open = (changes: object) => openTopic(author, { spaceId: topic.spaceId, kind: "discussion", title: "A new topic", tags: ["health"], fields: {}, markdown: "Hello", sendKey: sendKey(), ...changes }, now);
  const answer = (changes: object) => addPost(author, { topicId: topic.id, markdown: "Hello", sendKey: sendKey(), ...changes }, now);

  it("tells of new topics in a space, of a tag, by a person, once; and of posts in a topic", async () => {
    await setFollow(other, { targetType: "space", targetId: topic.spaceId, state: "follow" }, now);
    await setFollow(other, { targetType: "tag", targetId: "health", state: "follow" }, now);
    await setFollow(other, { targetType: "person", targetId: author.id, state: "follow" }, now);
    const sent = await open({});
    expect(await told(other.id)).toEqual([`followed post:${sent.postId}`]);
    await setFollow(other, { targetType: "person", targetId: author.id, state: "unfollow" }, now);
    await answer({});
    expect(await told(other.id)).toHaveLength(1);
    await setFollow(other, { targetType: "topic", targetId: String(topic.id), state: "follow" }, now);
    const second = await answer({});
    expect((await told(other.id)).toSorted()).toEqual([`followed post:${sent.postId}`, `followed post:${second.postId}`].toSorted());
    expect(await told(author.id)).toEqual([]);
    expect((await listFollows(other)).map(({ targetType, name }) => `${targetType} ${name ?? ""}`.trim()).toSorted()).toEqual(["space", "tag", `topic ${topic.title}`]);
  });

  it("says no where it is muted", async () => {
    await setFollow(other, { targetType: "space", targetId: topic.spaceId, state: "follow" }, now);
    await setFollow(other, { targetType: "tag", targetId: "health", state: "mute" }, now);
    await open({});
    await setFollow(other, { targetType: "topic", targetId: String(topic.id), state: "mute" }, now);
    await answer({ document: mention("person", other.id) });
    expect(await told(other.id)).toEqual([]);
  });

  it("tells who is mentioned or answered, above all, and nobody who may not read it", async () => {
    const region = await createRegion();
    const coordinator = await createUser({ regionId: region.id, grants: ["coordinator"] });
    const post = await createPost(topic.id, { authorId: other.id });
    const sent = await answer({ replyToId: post.id, document: mention("region", region.id) });
    expect(await told(other.id)).toEqual([`reply post:${sent.postId}`]);
    expect(await told(coordinator.id)).toEqual([`mention post:${sent.postId}`]);
    const both = await answer({ replyToId: post.id, document: mention("person", other.id) });
    expect(await told(other.id)).toContain(`mention post:${both.postId}`);
    await editPost(author, { postId: sent.postId, document: mention("person", admin.id), version: "" }, now);
    expect(await told(admin.id)).toEqual([`mention post:${sent.postId}`]);

    const enrolment = await createEnrolment({ userId: author.id });
    const space = await createSpace({ kind: "course", readers: "course", writers: "course", courseId: enrolment.courseId });
    const count = (await told(other.id)).length;
    await open({ spaceId: space.id, document: mention("person", other.id), markdown: undefined });
    expect(await told(other.id)).toHaveLength(count);
    await expect(setFollow(other, { targetType: "space", targetId: space.id, state: "follow" })).rejects.toMatchObject({ code: "not-found" });
  });

  it("tells of a mention once, however often it is edited, and nobody who wants to hear nothing", async () => {
    const sent = await answer({});
    const edit = (document: object, version: Date | null, at: Date) => editPost(author, { postId: sent.postId, document: document as Record<string, unknown>, version: version?.toISOString() ?? "" }, at);
    await edit(mention("person", other.id), null, later(1));
    await edit({ ...documentOf("Nobody") }, later(1), later(2));
    await edit(mention("person", other.id), later(2), later(3));
    expect(await told(other.id)).toEqual([`mention post:${sent.postId}`]);
    await setFollow(admin, { targetType: "topic", targetId: String(topic.id), state: "mute" }, now);
    await edit(mention("person", admin.id), later(3), later(4));
    await edit(mention("person", author.id), later(4), later(5));
    expect([await told(admin.id), await told(author.id)]).toEqual([[], []]);
  });

  it("calls so many by name and no more", async () => {
    const crowd = await Promise.all(Array.from({ length: 21 }, () => createUser()));
    await answer({ document: { type: "doc", content: [{ type: "paragraph", content: crowd.map(({ id }) => ({ type: "mention", attrs: { kind: "person", id, label: "x" } })) }] } });
    expect(await db.notification.count({ where: { kind: "mention" } })).toBe(20);
  });

  it.each([["tag", "nothing"], ["person", "nobody"], ["topic", "x"], ["topic", "999"]] as const)("of the %s %s is refused", async (targetType, targetId) => {
    await expect(setFollow(other, { targetType, targetId, state: "follow" })).rejects.toMatchObject({ code: "not-found" });
  });
});
