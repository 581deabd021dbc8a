import { afterAll, beforeAll, expect, it } from "vitest";
import type { Socket } from "socket.io-client";
import type { Actor } from "#app/auth/actor.ts";
import { deletePost } from "#app/features/forum/editing.server.ts";
import { moderatePost } from "#app/features/forum/moderation.server.ts";
import { splitTopic } from "#app/features/forum/rearranging.server.ts";
import { changeSpace } from "#app/features/forum/space-administration.server.ts";
import { changeSpaceSchema } from "#app/features/forum/space.schema.ts";
import { wire } from "#app/realtime/live.ts";
import { live } from "#app/sockets.server.ts";
import { createActor, createAdminActor, createUser } from "#tests/support/factories.ts";
import { createPost, createSpace, createTopic, postAt } from "#tests/support/forum-factory.ts";
import { ask, createLiveSocket, open } from "#tests/support/live-client.ts";
import { startLiveServer, type LiveTestServer } from "#tests/support/live-server.ts";

// Whoever may not read a topic any more does not hear of it any more, whatever took it out of sight.

let server: LiveTestServer;
beforeAll(async () => {
  server = await startLiveServer(live);
});
afterAll(() => server.cut());

/** A visitor in a room; `removed` settles when they are put out of it. */
async function listenIn(room: string): Promise<{ socket: Socket; removed: Promise<unknown> }> {
  const socket = await open(createLiveSocket(server.origin));
  const removed = new Promise((resolve) => socket.once(wire.removed, resolve));
  expect(await ask(socket, "room:join", { room, cursor: null })).toMatchObject({ ok: true });
  return { socket, removed };
}

const listenTo = (topicId: number) => listenIn(`topic:${topicId}`);

type Act = (author: Actor, editor: Actor, topicId: number, postId: number) => Promise<unknown>;

it.each<[string, Act]>([
  ["its author deletes the only post", (author, _editor, _topicId, postId) => deletePost(author, postId)],
  ["a moderator deletes the only post", (_author, editor, _topicId, postId) => deletePost(editor, postId)],
  ["a moderator hides the only post", (_author, editor, _topicId, postId) => moderatePost(editor, { postId, act: "hide", reason: "" })],
  ["all that was left to see is split off", async (author, editor, topicId, postId) => {
    const other = await createPost(topicId, { authorId: author.id });
    await moderatePost(editor, { postId, act: "hide", reason: "" });
    await splitTopic(editor, { topicId, postIds: [other.id], title: "A matter of its own", reason: "" });
  }],
])("puts people out of a topic's room when %s", async (_what, act) => {
  const [author, editor] = [await createActor(), await createActor(createUser({ grants: ["editor"] }))];
  const topic = await createTopic({ authorId: author.id });
  const { socket, removed } = await listenTo(topic.id);
  await act(author, editor, topic.id, (await postAt(topic.id, 1)).id);
  expect(await removed).toEqual({ room: `topic:${topic.id}` });
  expect(await ask(socket, "room:join", { room: `topic:${topic.id}`, cursor: null })).toMatchObject({ ok: false });
  socket.disconnect();
});

it("leaves people in the room of a topic of which there is something to read", async () => {
  const editor = await createActor(createUser({ grants: ["editor"] }));
  const topic = await createTopic({ posts: ["First", "Second"] });
  const { socket, removed } = await listenTo(topic.id);
  await moderatePost(editor, { postId: (await postAt(topic.id, 1)).id, act: "hide", reason: "" });
  const heard = new Promise((resolve) => socket.once(wire.event, resolve));
  await moderatePost(editor, { postId: (await postAt(topic.id, 1)).id, act: "show", reason: "" });
  await Promise.race([heard, removed.then(() => expect.fail("they were put out"))]);
  socket.disconnect();
});

it("puts visitors out of a space and its topics when only members read them from now on, and nobody else out of anything", async () => {
  const [admin, space] = [await createAdminActor(), await createSpace()];
  const rooms = [`space:${space.id}`, `topic:${(await createTopic({ spaceId: space.id })).id}`];
  const listening = await Promise.all(rooms.map(listenIn));
  const elsewhere = await listenTo((await createTopic()).id);
  const change = (input: Record<string, string>) => changeSpace(admin, space.id, changeSpaceSchema.parse({ name_en: "Inside", description_en: "For members.", readers: "public", writers: "members", position: "1", ...input }));
  await change({ writers: "moderators" });
  for (const { socket } of [...listening, elsewhere]) expect(await ask(socket, "room:join", { room: rooms[0], cursor: null })).toMatchObject({ ok: true });
  await change({ readers: "members" });
  expect(await Promise.all(listening.map(({ removed }) => removed))).toEqual([{ room: rooms[0] }, expect.anything()]);
  for (const room of rooms) expect(await ask(elsewhere.socket, "room:join", { room, cursor: null })).toMatchObject({ ok: false });
  for (const { socket } of [...listening, elsewhere]) socket.disconnect();
});
