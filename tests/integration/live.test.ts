import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Socket } from "socket.io-client";
import { z } from "zod";
import { createSession, endSession } from "#app/auth/session.server.ts";
import { transaction } from "#app/db/client.server.ts";
import type { User } from "#app/db/generated/client.ts";
import { revokeRole } from "#app/features/accounts/people.server.ts";
import { suspendPerson } from "#app/features/accounts/suspensions.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { record } from "#app/realtime/event-log.server.ts";
import { handle, type LiveTable } from "#app/realtime/handle.server.ts";
import { judgeRoom } from "#app/realtime/judge.server.ts";
import type { JoinAnswer, Presence } from "#app/realtime/live.ts";
import { publish, publishPassing } from "#app/realtime/publish.server.ts";
import { createAdminActor, createUser } from "#tests/support/factories.ts";
import { ask, closed, createLiveSocket, open } from "#tests/support/live-client.ts";
import { startLiveServer, type LiveTestServer } from "#tests/support/live-server.ts";

const closedRooms = new Set<string>();

const table: LiveTable = {
  events: {
    "test:greet": handle(z.strictObject({ word: z.string().max(10) }), (actor, { word }) => Promise.resolve(`${word} ${actor?.name ?? "stranger"}`)),
    "test:refuse": handle(z.strictObject({}), () => Promise.reject(new AppError("conflict", "errors:quiz.timeOver"))),
    "test:fail": handle(z.strictObject({}), () => Promise.reject(new TypeError("a bug with a secret in it"))),
  },
  rooms: {
    public: { mayJoin: (_actor, id) => Promise.resolve(!closedRooms.has(id)), presence: "counted" },
    editors: { mayJoin: (actor) => Promise.resolve(actor?.roles.includes("editor") ?? false), presence: "named", fill: (_actor, _id, events) => Promise.resolve(events.map(({ seq }) => ({ text: `content of ${seq}` }))) },
  },
};

let server: LiveTestServer;
const sockets: Socket[] = [];

beforeAll(async () => {
  server = await startLiveServer(table);
});

afterEach(() => {
  for (const socket of sockets.splice(0)) socket.disconnect();
});

afterAll(async () => {
  await server.cut();
});

async function signIn(user: User): Promise<string> {
  return (await createSession(new Request(server.origin), user.id)).split(";")[0] ?? "";
}

async function connect(options: Parameters<typeof createLiveSocket>[1] = {}): Promise<Socket> {
  const socket = createLiveSocket(server.origin, options);
  sockets.push(socket);
  return open(socket);
}

const happen = (room: string) => transaction((tx) => record(tx, room, "test:happened", {}));
const join = (socket: Socket, room: string, cursor: number | null = null) => ask(socket, "room:join", { room, cursor });

describe("the door", () => {
  it.each(["https://evil.example", "http://127.0.0.1:1", "null"])("is shut to a page from %s", async (origin) => {
    await expect(connect({ origin })).rejects.toThrow();
  });

  it("knows a person by the cookie of their session, and anybody else as a visitor", async () => {
    const user = await createUser({ name: "Ana" });
    const known = await connect({ cookie: await signIn(user) });
    const visitor = await connect({ cookie: "session=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" });
    expect(await ask(known, "test:greet", { word: "Hello" })).toEqual({ ok: true, data: "Hello Ana" });
    expect(await ask(visitor, "test:greet", { word: "Hello" })).toEqual({ ok: true, data: "Hello stranger" });
  });
});

describe("an event is answered", () => {
  it.each([
    ["a name that nobody answers", "test:unknown", [{}], { code: "not-found", message: "La página ya no está actualizada. Vuelva a cargarla." }],
    ["a name that every object has", "constructor", [{}], { code: "not-found" }],
    ["input that does not fit", "test:greet", [{ word: "far too long for it" }], { code: "invalid", detail: "errors:live.badInput" }],
    ["input that it does not know", "test:greet", [{ word: "Hello", role: "admin" }], { code: "invalid" }],
    ["no input at all", "test:greet", [], { code: "invalid" }],
    ["a room without a name", "room:join", [{ room: "~person:1", cursor: 0 }], { code: "invalid" }],
    ["a room of no kind", "room:join", [{ room: "toString:1", cursor: 0 }], { code: "not-found" }],
    ["what its use case refuses", "test:refuse", [{}], { code: "conflict", detail: "errors:quiz.timeOver" }],
  ])("with a refusal for %s", async (_case, name, input, refusal) => {
    const socket = await connect({ auth: { locale: "es" } });
    expect(await ask(socket, name, ...input)).toMatchObject({ ok: false, ...refusal });
  });

  it("by a number when it fails, and by nothing that was thrown", async () => {
    const reply = await ask(await connect(), "test:fail", {});
    expect(reply).toMatchObject({ ok: false, code: "bug", detail: "errors:bug.text" });
    expect(JSON.stringify(reply)).not.toContain("secret");
  });

  it("by silence when no answer is wanted, whatever was sent", async () => {
    const socket = await connect();
    for (const input of [undefined, null, 0, [], "x".repeat(1_000), { toString: 1 }]) socket.emit("test:greet", input);
    socket.emit("test:fail", {});
    expect(await ask(socket, "test:greet", { word: "Still" })).toMatchObject({ ok: true });
  });

  it("by a pause when they come too fast", async () => {
    const socket = await connect();
    const replies = await Promise.all(Array.from({ length: 220 }, () => ask(socket, "test:greet", { word: "Hello" })));
    expect(replies.filter(({ ok }) => ok)).toHaveLength(200);
    expect(replies.at(-1)).toMatchObject({ code: "too-many", detail: "errors:live.tooFast" });
  });

  it("not at all when it is too large: the connection ends, and only that one", async () => {
    const [large, other] = [await connect(), await connect()];
    const end = closed(large);
    large.emit("test:greet", { word: "x".repeat(100_000) });
    expect(await end).toBe("transport close");
    expect(await ask(other, "test:greet", { word: "Hello" })).toMatchObject({ ok: true });
  });
});

describe("a room", () => {
  it("is heard by those in it, and by nobody else", async () => {
    const [inside, outside] = [await connect(), await connect()];
    const heard: unknown[] = [];
    inside.on("live:event", (event) => heard.push(event));
    inside.on("live:passing", (event: { name: string }) => event.name === "test:typing" && heard.push(event));
    outside.on("live:event", () => expect.fail("heard what it did not join"));
    await join(inside, "public:1");
    const event = await happen("public:1");
    publish(event, "content");
    publishPassing("public:1", "test:typing", { id: "x" });
    await expect.poll(() => heard).toEqual([{ ...event, content: "content" }, { room: "public:1", name: "test:typing", payload: { id: "x" } }]);
    await ask(inside, "room:leave", { room: "public:1" });
    publish(await happen("public:1"));
    await ask(inside, "room:leave", { room: "public:1" });
    expect(heard).toHaveLength(2);
  });

  it("asks its own policy, and says whether signing in would help", async () => {
    const editor = await createUser({ grants: ["editor"] });
    const learner = await createUser();
    const events = [await happen("editors:1")];
    expect(await join(await connect(), "editors:1")).toMatchObject({ code: "unauthenticated" });
    expect(await join(await connect({ cookie: await signIn(learner) }), "editors:1")).toMatchObject({ code: "forbidden" });
    const reply = await join(await connect({ cookie: await signIn(editor) }), "editors:1", 0);
    expect(reply).toMatchObject({ ok: true, data: { events: [{ seq: events[0]?.seq, content: { text: `content of ${events[0]?.seq}` } }] } });
  });

  it("counts each person once, in any number of tabs", async () => {
    const user = await createUser({ name: "Ana", grants: ["editor"] });
    const cookie = await signIn(user);
    const [first, second] = [await connect({ cookie }), await connect({ cookie })];
    await join(first, "editors:2");
    const { data } = (await join(second, "editors:2")) as { data: JoinAnswer };
    expect(data.presence).toEqual({ people: 1, visitors: 0, named: [{ id: user.id, name: "Ana" }] });
    const counts: Presence[] = [];
    first.on("live:passing", ({ payload }: { payload: Presence }) => counts.push(payload));
    await join(first, "public:2");
    await join(await connect(), "public:2");
    await expect.poll(() => counts.at(-1), { timeout: 4_000 }).toEqual({ people: 1, visitors: 1, named: [] });
  });
});

describe("when rights change", () => {
  it("takes a person out of the rooms they may not be in any more, and leaves them the others", async () => {
    const editor = await createUser({ grants: ["editor"] });
    const socket = await connect({ cookie: await signIn(editor) });
    await join(socket, "editors:1");
    await join(socket, "public:1");
    const removed = new Promise((resolve) => socket.once("live:removed", resolve));
    await revokeRole(await createAdminActor(), editor.id, "editor");
    expect(await removed).toEqual({ room: "editors:1" });
    const heard: string[] = [];
    socket.on("live:event", ({ room }: { room: string }) => heard.push(room));
    publish(await happen("editors:1"));
    publish(await happen("public:1"));
    await expect.poll(() => heard).toEqual(["public:1"]);
  });

  it("closes the connections of somebody who is suspended", async () => {
    const user = await createUser();
    const end = closed(await connect({ cookie: await signIn(user) }));
    await suspendPerson(await createAdminActor(), user.id, { reason: "Insults." });
    expect(await end).toBe("io server disconnect");
  });

  it("closes those of the session that ended, and no other", async () => {
    const user = await createUser();
    const [here, there] = [await signIn(user), await signIn(user)];
    const [ended, kept] = [await connect({ cookie: here }), await connect({ cookie: there })];
    const end = closed(ended);
    await endSession(new Request(server.origin, { headers: { Cookie: here } }));
    expect(await end).toBe("io server disconnect");
    expect(await ask(kept, "test:greet", { word: "Hello" })).toMatchObject({ ok: true });
  });

  it("empties a room that became private", async () => {
    const socket = await connect();
    await join(socket, "public:secret");
    const removed = new Promise((resolve) => socket.once("live:removed", resolve));
    closedRooms.add("secret");
    await judgeRoom("public:secret");
    expect(await removed).toEqual({ room: "public:secret" });
  });

  it("refuses more connections than a person needs", async () => {
    const cookie = await signIn(await createUser());
    for (let count = 0; count < 40; count += 1) await connect({ cookie });
    await expect(connect({ cookie })).rejects.toMatchObject({ message: "too-many", data: { detail: "errors:live.tooMany" } });
  });
});
