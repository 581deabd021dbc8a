import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "#app/auth/actor.ts";
import { db } from "#app/db/client.server.ts";
import { createActor, createAdminActor, createUser } from "#tests/support/factories.ts";
import { createPost, createSpace, createTopic } from "#tests/support/forum-factory.ts";
import { findFollow, setFollow } from "./follows.server.ts";
import { getForumPerson, saidPerPage } from "./people.server.ts";
import { addPost } from "./posts.server.ts";

const now = new Date("2026-03-02T10:00:00.000Z");
let speaker: Actor;
let other: Actor;

beforeEach(async () => {
  [speaker, other] = [await createActor(), await createActor()];
});

const said = async (who: Actor | null) => (await getForumPerson(who, { personId: speaker.id })).posts.map(({ text }) => text);

describe("a person of the forum", () => {
  it("is what they have said and its reader may read, latest first", async () => {
    const topic = await createTopic({ posts: ["By somebody else"] });
    await createPost(topic.id, { authorId: speaker.id, text: "One" });
    await createPost(topic.id, { authorId: speaker.id, text: "Held", heldAt: now });
    await createPost(topic.id, { authorId: speaker.id, text: "Hidden", hiddenAt: now });
    await createPost(topic.id, { authorId: speaker.id, text: "Deleted", deletedAt: now });
    await createTopic({ spaceId: (await createSpace({ readers: "members" })).id, authorId: speaker.id, posts: ["For members"], createdAt: new Date("2025-01-01T00:00:00Z") });
    await createTopic({ spaceId: (await createSpace({ kind: "course", readers: "course" })).id, authorId: speaker.id, posts: ["For the course"], createdAt: new Date("2025-01-02T00:00:00Z") });
    await createTopic({ authorId: speaker.id, posts: ["In a hidden topic"], hiddenAt: now });
    expect(await said(null)).toEqual(["One"]);
    expect((await said(other)).toSorted()).toEqual(["For members", "One"]);
    expect(await said(await createAdminActor())).toHaveLength(3);
  });

  it("does not exist for who may read nothing of them, except for themselves", async () => {
    await createTopic({ spaceId: (await createSpace({ readers: "members" })).id, authorId: speaker.id });
    await expect(getForumPerson(null, { personId: speaker.id })).rejects.toMatchObject({ code: "not-found" });
    await expect(getForumPerson(other, { personId: (await createUser()).id })).rejects.toMatchObject({ code: "not-found" });
    expect(await getForumPerson(other, { personId: speaker.id })).toMatchObject({ name: speaker.name });
    expect(await getForumPerson(other, { personId: other.id })).toMatchObject({ posts: [] });
  });

  it("is paged", async () => {
    await createTopic({ authorId: speaker.id, posts: Array.from({ length: saidPerPage + 1 }, (_, index) => `Post ${index}`) });
    expect(await getForumPerson(null, { personId: speaker.id })).toMatchObject({ hasNext: true, posts: { length: saidPerPage } });
    expect(await getForumPerson(null, { personId: speaker.id, page: 2 })).toMatchObject({ hasNext: false, posts: [{ text: "Post 0" }] });
  });
});

describe("following a person or a theme", () => {
  it("counts who follows, and knows what one has chosen oneself", async () => {
    const target = { targetType: "person", targetId: speaker.id } as const;
    expect(await findFollow(null, target)).toEqual({ follow: null, followers: 0 });
    await setFollow(other, { ...target, state: "follow" });
    await setFollow(await createActor(), { ...target, state: "mute" });
    expect(await findFollow(other, target)).toEqual({ follow: "follow", followers: 1 });
    await setFollow(other, { ...target, state: "mute" });
    expect(await findFollow(other, target)).toEqual({ follow: "mute", followers: 0 });
  });

  it("muting a person wins over following the space, the theme and the topic they write in", async () => {
    const topic = await createTopic({ themes: ["health"] });
    await setFollow(other, { targetType: "space", targetId: topic.spaceId, state: "follow" });
    await setFollow(other, { targetType: "tag", targetId: "health", state: "follow" });
    await setFollow(other, { targetType: "person", targetId: speaker.id, state: "mute" });
    const answer = (sendKey: string) => addPost(speaker, { topicId: topic.id, markdown: "Hello", sendKey }, now);
    await answer("person-mute-1");
    expect(await db.notification.count({ where: { userId: other.id } })).toBe(0);
    await setFollow(other, { targetType: "person", targetId: speaker.id, state: "follow" });
    await setFollow(other, { targetType: "topic", targetId: String(topic.id), state: "follow" });
    await answer("person-mute-2");
    expect(await db.notification.count({ where: { userId: other.id } })).toBe(1);
  });
});
