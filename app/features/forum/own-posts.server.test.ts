import { expect, it } from "vitest";
import { config } from "#app/config.server.ts";
import { createActor } from "#tests/support/factories.ts";
import { createPost, createTopic, documentOf } from "#tests/support/forum-factory.ts";
import { exportOwnPosts, exportOwnPostsAsText, listOwnPosts, ownPostsPerPage } from "./own-posts.server.ts";

const now = new Date("2026-03-02T10:00:00.000Z");
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000);

it("lists what one has said with its state, newest first, and leaves out what cannot come back", async () => {
  const me = await createActor();
  const topic = await createTopic({ posts: ["By somebody else"] });
  const make = (text: string, hours: number, state = {}) => createPost(topic.id, { authorId: me.id, text, document: documentOf(text), createdAt: hoursAgo(hours), ...state });
  await make("Long gone", 60, { deletedAt: hoursAgo(48) });
  await make("Said", 50);
  await make("Waiting", 40, { heldAt: now });
  await make("Hidden", 30, { hiddenAt: now });
  await make("Taken back", 20, { deletedAt: hoursAgo(1) });
  expect((await listOwnPosts(me, { now })).posts.map(({ text, state }) => [text, state])).toEqual([["Taken back", "deleted"], ["Hidden", "hidden"], ["Waiting", "held"], ["Said", "shown"]]);
  expect((await exportOwnPosts(me, "en")).map(({ markdown, topic: title }) => [markdown, title])).toEqual([["Said", topic.title], ["Waiting", topic.title], ["Hidden", topic.title]]);
  const text = await exportOwnPostsAsText(me, "en");
  expect(text).toContain(`# My posts: ${me.name}\n\n## ${topic.title}\n\n`);
  expect(text).not.toContain("somebody else");
});

it("goes on page by page", async () => {
  const me = await createActor();
  await createTopic({ authorId: me.id, posts: Array.from({ length: ownPostsPerPage + 1 }, (_, index) => "x".repeat(index * 20 + 1)) });
  const [first, second] = [await listOwnPosts(me), await listOwnPosts(me, { page: 2 })];
  expect([first.posts.length, first.hasNext, second.posts.length, second.hasNext]).toEqual([ownPostsPerPage, true, 1, false]);
  expect(first.posts[0]?.text).toMatch(/^x{400}…$/);
});

it("exports pictures and links with whole addresses, which lead there from any file", async () => {
  const me = await createActor();
  const topic = await createTopic();
  const content = [{ type: "image", attrs: { src: "/files/f", alt: "A house", width: 8, height: 6 } }, { type: "paragraph", content: [{ type: "text", text: "A course", marks: [{ type: "link", attrs: { href: "/courses/x" } }] }] }];
  await createPost(topic.id, { authorId: me.id, text: "", document: { type: "doc", content } });
  expect((await exportOwnPosts(me, "en"))[0]?.markdown).toBe(`![A house](${config.origin}/files/f "8x6")\n\n[A course](${config.origin}/courses/x)`);
});
