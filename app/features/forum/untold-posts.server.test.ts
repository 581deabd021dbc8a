import { beforeEach, expect, it } from "vitest";
import type { Actor } from "#app/auth/actor.ts";
import { db, transaction } from "#app/db/client.server.ts";
import { createActor } from "#tests/support/factories.ts";
import { createPost, createTopic } from "#tests/support/forum-factory.ts";
import { setFollow } from "./follows.server.ts";
import { addPost } from "./posts.server.ts";
import { informOfPost, informOfUntoldPosts, markUntold } from "./untold-posts.server.ts";

const now = new Date("2026-03-02T10:00:00.000Z");
let follower: Actor;
let topicId: number;

beforeEach(async () => {
  follower = await createActor();
  topicId = (await createTopic()).id;
  await setFollow(follower, { targetType: "topic", targetId: String(topicId), state: "follow" });
});

const heard = () => db.notification.findMany({ where: { userId: follower.id }, select: { event: true, kind: true, createdAt: true } });

/** A post on the disk whose audience has not been told, as a power cut leaves it. */
async function leavePost(overrides: Parameters<typeof createPost>[1] = {}): Promise<number> {
  const post = await createPost(topicId, { authorId: (await createActor()).id, ...overrides });
  await transaction((tx) => markUntold(tx, post.id, now));
  return post.id;
}

it("is told once its writer has the answer, and not marked any more", async () => {
  const { postId } = await addPost(await createActor(), { topicId, markdown: "Hear this.", locale: "en", sendKey: "a-key-of-one" }, now);
  expect(await heard()).toEqual([{ event: `post:${postId}`, kind: "followed", createdAt: now }]);
  expect(await db.untoldPost.count()).toBe(0);
});

it("that a stop left is told later, once, as of the time it was said", async () => {
  const postId = await leavePost();
  await Promise.all([informOfUntoldPosts(), informOfPost(postId)]);
  await informOfUntoldPosts();
  expect(await heard()).toEqual([{ event: `post:${postId}`, kind: "followed", createdAt: now }]);
  expect(await db.untoldPost.count()).toBe(0);
});

it("is told to nobody when it was hidden or deleted, or has lost its author, before", async () => {
  for (const gone of [{ hiddenAt: now }, { deletedAt: now }, { authorId: null }]) await leavePost(gone);
  await informOfUntoldPosts();
  expect(await heard()).toEqual([]);
  expect(await db.untoldPost.count()).toBe(0);
});

it("that fails keeps no other waiting, and stays marked", async () => {
  const broken = await leavePost();
  const sound = await leavePost();
  await db.$executeRaw`UPDATE "Post" SET "document" = 'no JSON' WHERE "id" = ${broken}`;
  await informOfUntoldPosts();
  expect((await heard()).map(({ event }) => event)).toEqual([`post:${sound}`]);
  expect(await db.untoldPost.findMany({ select: { postId: true } })).toEqual([{ postId: broken }]);
});
