import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "#app/auth/actor.ts";
import { countStatements, db } from "#app/db/client.server.ts";
import { createActor, createAdminActor, createEnrolment, createRegion, createUser } from "#tests/support/factories.ts";
import { createPost, createSpace, createTopic, postAt } from "#tests/support/forum-factory.ts";
import { openTopicSchema } from "./forum.schema.ts";
import { updateForumSettings } from "./forum-settings.server.ts";
import { addPost, findPostPlace } from "./posts.server.ts";
import { getTopicPage, type TopicPage } from "./topic-page.server.ts";
import { editTopic, openTopic } from "./topics.server.ts";

const now = new Date("2026-03-02T10:00:00.000Z");
let actor: Actor;
let spaceId: string;
let sends = 0;
const key = () => `send-key-${(sends += 1)}`;

beforeEach(async () => {
  actor = await createActor();
  spaceId = (await createSpace()).id;
});

const open = (changes: Record<string, unknown> = {}) => openTopicSchema.parse({ spaceId, kind: "discussion", title: "How do you reach young people?", markdown: "We try **everything**.", tags: ["education"], sendKey: key(), ...changes });

async function page(who: Actor | null, topicId: number, changes: { page?: number; postId?: number; perPage?: number } = {}): Promise<TopicPage> {
  const found = await getTopicPage(who, { topicId, locale: "en", now, ...changes });
  if ("mergedInto" in found) throw new Error("merged");
  return found;
}

describe("opening a topic", () => {
  it("writes the topic with its first post, its tags, and lets the author follow it", async () => {
    const sent = await openTopic(actor, open(), now);
    expect(sent).toMatchObject({ seq: 1, held: false });
    const found = await page(actor, sent.topicId);
    expect(found).toMatchObject({ title: "How do you reach young people?", kind: "discussion", tags: ["education"], postCount: 1, lastSeq: 1, followers: 1, follow: "follow", readSeq: 0, author: { id: actor.id }, createdAt: now, lastPostAt: now });
    expect(found.posts).toMatchObject([{ id: sent.postId, seq: 1, state: "shown", author: { id: actor.id, name: actor.name } }]);
    expect(await page(null, sent.topicId)).toMatchObject({ readSeq: null, follow: null, can: { reply: false, edit: false, moderate: false } });
  });

  it("is one topic however often the form is sent", async () => {
    const input = open();
    const [first, second] = await Promise.all([openTopic(actor, input, now), openTopic(actor, input, now)]);
    expect(second).toEqual(first);
    expect(await openTopic(actor, input, now)).toEqual(first);
    expect([await db.topic.count(), await db.post.count()]).toEqual([1, 1]);
  });

  it("removes the draft it began as", async () => {
    await db.draft.create({ data: { userId: actor.id, place: `space:${spaceId}`, document: {}, updatedAt: now } });
    await openTopic(actor, open(), now);
    expect(await db.draft.count()).toBe(0);
  });

  it("keeps the fields of a practice story, and of no other kind", async () => {
    const region = await createRegion({ names: { en: "Skåne", sv: "Skåne" } });
    const fields = { need: "Young people leave school", done: "Evening classes", result: "Half of them stay", region: region.id };
    const story = await openTopic(actor, open({ kind: "practice-story", fields }), now);
    expect(await page(null, story.topicId)).toMatchObject({ fields, regionNames: { sv: "Skåne" } });
    const other = await openTopic(actor, open({ fields }), now);
    expect(await page(null, other.topicId)).toMatchObject({ fields: {}, regionNames: null });
    await expect(openTopic(actor, open({ kind: "practice-story", fields: { ...fields, region: "atlantis" } }), now)).rejects.toMatchObject({ code: "invalid" });
  });

  it("is refused where one may not write, or not see that there is anything", async () => {
    await expect(openTopic(actor, open({ kind: "announcement" }), now)).rejects.toMatchObject({ detail: "forum:errors.noAnnouncing" });
    await expect(openTopic(actor, open({ spaceId: (await createSpace({ writers: "moderators" })).id }), now)).rejects.toMatchObject({ detail: "forum:errors.noWriting" });
    await expect(openTopic(actor, open({ spaceId: (await createSpace({ kind: "course", readers: "course", writers: "course" })).id }), now)).rejects.toMatchObject({ code: "not-found" });
    await expect(openTopic(actor, open({ spaceId: "nothing" }), now)).rejects.toMatchObject({ code: "not-found" });
    await expect(openTopic(actor, open({ markdown: " \n " }), now)).rejects.toMatchObject({ detail: "forum:errors.emptyPost" });
    expect(await db.topic.count()).toBe(0);
  });

  it("is open to who is in the course of the space", async () => {
    const enrolment = await createEnrolment({ userId: actor.id });
    const space = await createSpace({ kind: "course", readers: "course", writers: "course", courseId: enrolment.courseId });
    const sent = await openTopic(actor, open({ spaceId: space.id }), now);
    await expect(page(await createActor(), sent.topicId)).rejects.toMatchObject({ code: "not-found" });
    await db.enrolment.update({ where: { id: enrolment.id }, data: { leftAt: now } });
    await expect(page(actor, sent.topicId)).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("changing a topic", () => {
  it("replaces title, kind and tags; what is no question has no accepted answer", async () => {
    const topic = await createTopic({ spaceId, authorId: actor.id, kind: "question", themes: ["health"], posts: ["Why?", "So."] });
    await db.topic.update({ where: { id: topic.id }, data: { acceptedPostId: (await postAt(topic.id, 2)).id } });
    await editTopic(actor, { topicId: topic.id, kind: "discussion", title: "Another title", tags: ["housing", "education"], fields: {} });
    expect(await page(null, topic.id)).toMatchObject({ title: "Another title", kind: "discussion", accepted: null });
    expect((await page(null, topic.id)).tags.toSorted()).toEqual(["education", "housing"]);
    expect(await db.auditEntry.findMany({ where: { action: "topic.edited" } })).toMatchObject([{ actorId: actor.id, subjectId: String(topic.id), detail: { title: { from: topic.title, to: "Another title" } } }]);
    await expect(editTopic(await createActor(), { topicId: topic.id, kind: "discussion", title: "Not mine", tags: [], fields: {} })).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("answering", () => {
  it("takes the next place, whoever answers at the same moment", async () => {
    const topic = await createTopic({ spaceId });
    const people = await Promise.all([1, 2, 3, 4].map(() => createActor()));
    const sent = await Promise.all(people.map((person) => addPost(person, { topicId: topic.id, markdown: "Yes", sendKey: key() }, now)));
    expect(sent.map(({ seq }) => seq).toSorted((a, b) => a - b)).toEqual([2, 3, 4, 5]);
    expect(await page(null, topic.id)).toMatchObject({ postCount: 5, lastSeq: 5, lastPostAt: now });
  });

  it("names the post it answers, of the same topic only", async () => {
    const topic = await createTopic({ spaceId, posts: ["One", "Two"] });
    const two = await postAt(topic.id, 2);
    const sent = await addPost(actor, { topicId: topic.id, markdown: "Three", replyToId: two.id, sendKey: key() }, now);
    expect((await page(null, topic.id)).posts.find(({ id }) => id === sent.postId)?.replyTo).toMatchObject({ postId: two.id, seq: 2 });
    const other = await postAt((await createTopic({ spaceId })).id, 1);
    await expect(addPost(actor, { topicId: topic.id, markdown: "x", replyToId: other.id, sendKey: key() }, now)).rejects.toMatchObject({ code: "not-found" });
  });

  it("is refused in a locked topic", async () => {
    const topic = await createTopic({ spaceId, lockedAt: now });
    await expect(addPost(actor, { topicId: topic.id, markdown: "x", sendKey: key() }, now)).rejects.toMatchObject({ code: "forbidden", detail: "forum:errors.locked" });
    await expect(addPost(await createAdminActor(), { topicId: topic.id, markdown: "x", sendKey: key() }, now)).resolves.toMatchObject({ seq: 2 });
  });

  it("is slowed down when it comes like a flood", async () => {
    const topic = await createTopic({ spaceId });
    const send = () => addPost(actor, { topicId: topic.id, markdown: "again", sendKey: key() }, now);
    for (let count = 0; count < 6; count += 1) await send();
    await expect(send()).rejects.toMatchObject({ code: "too-many" });
  });

  it("waits for a moderator when first posts are held", async () => {
    await updateForumSettings(await createAdminActor(), { holdFirstPosts: 1 });
    const topic = await createTopic({ spaceId });
    const sent = await addPost(actor, { topicId: topic.id, markdown: "Hello", sendKey: key() }, now);
    expect(sent).toMatchObject({ seq: 2, held: true });
    expect((await page(actor, topic.id)).posts.map(({ state }) => state)).toEqual(["shown", "held"]);
    expect(await page(await createActor(), topic.id)).toMatchObject({ postCount: 1, posts: [{ seq: 1 }] });
    const opened = await openTopic(actor, open(), now);
    await expect(page(await createActor(), opened.topicId)).rejects.toMatchObject({ code: "not-found" });
    await expect(page(actor, opened.topicId)).resolves.toMatchObject({ posts: [{ state: "held" }] });
    await expect(updateForumSettings(actor, { holdFirstPosts: 0 })).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("a page of a topic", () => {
  it("has twenty places, is found by a post, and costs the same at any length", async () => {
    const short = await createTopic({ spaceId, posts: ["One"] });
    const long = await createTopic({ spaceId, posts: Array.from({ length: 2_000 }, (_, index) => `Post ${index + 1}`) });
    const post = await postAt(long.id, 1_234);
    await db.reaction.create({ data: { postId: post.id, userId: actor.id, kind: "useful", at: now } });
    await db.postTranslation.create({ data: { postId: post.id, locale: "sv", document: { type: "doc" }, text: "Inlägg", source: "human", translatorId: actor.id, at: now } });
    const found = await page(actor, long.id, { postId: post.id });
    expect(found).toMatchObject({ page: 62, pages: 100 });
    expect(found.posts.map(({ seq }) => seq)).toEqual(Array.from({ length: 20 }, (_, index) => 1_221 + index));
    expect(found.posts.find(({ id }) => id === post.id)).toMatchObject({ reactions: [{ kind: "useful", count: 1, own: true }], translations: [{ locale: "sv", source: "human", translator: { name: actor.name } }] });
    expect(await page(null, long.id, { page: 1_000_000 })).toMatchObject({ page: 100 });
    expect(await findPostPlace(null, post.id)).toEqual({ topicId: long.id, postId: post.id, seq: 1_234, page: 62 });
    const few = await countStatements(() => page(actor, short.id));
    const many = await countStatements(() => page(actor, long.id, { page: 62 }));
    expect(many.statements.length).toBe(few.statements.length);
    expect(many.statements.length).toBeLessThanOrEqual(5);
    const printed = await countStatements(() => page(actor, long.id, { page: 4, perPage: 500 }));
    expect(printed.statements.length).toBe(few.statements.length);
    expect(printed.result).toMatchObject({ page: 4, pages: 4 });
    expect([printed.result.posts.length, printed.result.posts[0]?.seq]).toEqual([500, 1_501]);
  });

  it("shows stubs without words to others", async () => {
    const topic = await createTopic({ spaceId, posts: ["One"] });
    await createPost(topic.id, { authorId: actor.id, text: "deleted words", deletedAt: now, deletedById: actor.id });
    await createPost(topic.id, { authorId: actor.id, text: "hidden words", hiddenAt: now });
    await createPost(topic.id, { authorId: actor.id, text: "held words", heldAt: now });
    const others = await page(await createActor(), topic.id);
    expect(others.posts.map(({ state, document }) => [state, document !== null])).toEqual([["shown", true], ["deleted", false], ["hidden", false]]);
    expect(JSON.stringify(others)).not.toMatch(/(?:deleted|hidden|held) words/);
    expect((await page(actor, topic.id)).posts.map(({ state, document }) => [state, document !== null])).toEqual([["shown", true], ["deleted", true], ["hidden", true], ["held", true]]);
  });

  it("leads on from a topic that was merged, and to posts without an author", async () => {
    const into = await createTopic({ spaceId, authorId: null });
    const merged = await createTopic({ spaceId, mergedIntoId: into.id });
    expect(await getTopicPage(null, { topicId: merged.id, locale: "en" })).toEqual({ mergedInto: into.id });
    expect(await page(null, into.id)).toMatchObject({ author: null, posts: [{ author: null }] });
    expect(await db.user.count({ where: { id: (await createUser()).id } })).toBe(1);
  });
});

describe("what is written", () => {
  const quote = (postId: number) => ({ type: "doc", content: [{ type: "blockquote", attrs: { postId: String(postId), author: "The minister", href: "/somewhere" }, content: [{ type: "paragraph", content: [{ type: "text", text: "Their words" }] }] }, { type: "paragraph", content: [{ type: "text", text: "Mine" }] }] });

  it("keeps which post is quoted and no name, whatever the browser said, and nothing of what one may not read", async () => {
    const author = await createUser({ name: "Ana Author" });
    const topic = await createTopic({ spaceId, authorId: author.id });
    const secret = await createTopic({ spaceId: (await createSpace({ kind: "course", readers: "course" })).id, authorId: author.id });
    const sourceOf = async (postId: number) => {
      const sent = await addPost(actor, { topicId: topic.id, document: quote(postId), sendKey: key() }, now);
      return JSON.stringify((await postAt(topic.id, sent.seq)).document);
    };
    const { id } = await postAt(topic.id, 1);
    expect(await sourceOf(id)).toContain(`"postId":"${id}","author":"…","href":"/forum/posts/${id}"`);
    for (const postId of [id, (await postAt(secret.id, 1)).id]) expect(await sourceOf(postId)).not.toMatch(/Ana|minister|somewhere/);
  });

  it("is what the schema allows, with pictures of one's own, in the language it is in", async () => {
    const topic = await createTopic({ spaceId });
    const send = (document: Record<string, unknown>) => addPost(actor, { topicId: topic.id, document, sendKey: key() }, now);
    await expect(send({ type: "doc", content: [{ type: "script", content: [] }] })).rejects.toMatchObject({ code: "invalid" });
    const image = await db.storedFile.create({ data: { id: "6f9619ff-8b86-4d01-b42d-00cf4fc964ff", hash: "x", type: "image/webp", bytes: 1, width: 8, height: 8, userId: (await createUser()).id, createdAt: now } });
    const picture = { type: "doc", content: [{ type: "image", attrs: { src: `/files/${image.id}`, alt: "A house", width: 8, height: 8 } }] };
    await expect(send(picture)).rejects.toMatchObject({ detail: "forum:errors.foreignImage" });
    await db.storedFile.update({ where: { id: image.id }, data: { userId: actor.id } });
    const sent = await send(picture);
    expect(await postAt(topic.id, sent.seq)).toMatchObject({ text: "A house", locale: "en" });
    const swedish = await addPost(actor, { topicId: topic.id, markdown: "Hur gör ni för att nå de unga som inte går i skolan?", sendKey: key() }, now);
    expect(await postAt(topic.id, swedish.seq)).toMatchObject({ locale: "sv" });
  });
});

describe("what is told live", () => {
  it("is logged with the act, in ids only, and not at all when the act fails", async () => {
    const sent = await openTopic(actor, open(), now);
    await expect(addPost(actor, { topicId: sent.topicId, markdown: " ", sendKey: key() }, now)).rejects.toMatchObject({ code: "invalid" });
    const events = await db.liveEvent.findMany({ orderBy: { id: "asc" } });
    expect(events.map(({ room, name, payload }) => [room, name, payload])).toEqual([
      [`topic:${sent.topicId}`, "post:added", { topicId: sent.topicId, postId: sent.postId, seq: 1 }],
      [`space:${spaceId}`, "topic:created", { topicId: sent.topicId, spaceId }],
    ]);
  });
});
