import { setTimeout as pause } from "node:timers/promises";
import type { Socket } from "socket.io-client";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { Actor } from "#app/auth/actor.ts";
import { createSession } from "#app/auth/session.server.ts";
import { db } from "#app/db/client.server.ts";
import { enterRoom, readRoomPage } from "#app/features/workshops/room/entering.server.ts";
import { hearOwn, hearRoom, heardFrom, type Heard } from "#app/features/workshops/room/news.ts";
import { ownChanged, roomChanged, workshopRoom, type OwnChanged, type RoomChanged } from "#app/features/workshops/room/room.events.ts";
import type { Parts } from "#app/features/workshops/room/state/parts.ts";
import { newId } from "#app/lib/ids.server.ts";
import { LiveConnection } from "#app/realtime/live-connection.ts";
import { live } from "#app/sockets.server.ts";
import { createActor, createUser } from "#tests/support/factories.ts";
import { ask, createLiveSocket, open } from "#tests/support/live-client.ts";
import { startLiveServer, type LiveTestServer } from "#tests/support/live-server.ts";
import { createWorkshop } from "#tests/support/workshop-factory.ts";

// A room over real sockets: what travels to each browser, and what each has in the end.

let server: LiveTestServer;
beforeEach(async () => {
  server = await startLiveServer(live);
});
afterEach(() => server.cut());

/** A browser in the room, as a page is: it holds parts, and knows nothing of events. */
class Browser {
  readonly actor: Actor;
  /** Everything that came over the wire. */
  wire = "";
  shared: Parts = {};
  own: Parts = {};
  seq = 0;
  #heard: Heard;
  readonly socket: Socket;
  readonly connection: LiveConnection;

  constructor(actor: Actor, cookie: string, workshopId: string, page: Awaited<ReturnType<typeof enterRoom>>) {
    this.actor = actor;
    this.socket = createLiveSocket(server.origin, { cookie, reconnection: true });
    this.socket.onAny((...heard: unknown[]) => (this.wire += JSON.stringify(heard)));
    this.connection = new LiveConnection(this.socket);
    this.#heard = heardFrom(page.view);
    this.#show(this.#heard);
    this.connection.subscribe(workshopRoom(workshopId), page.cursor, {
      onEvent: ({ name, content }) => name === roomChanged && content !== undefined && this.#take(content as RoomChanged),
      onPassing: ({ name, payload }) => name === ownChanged && this.#show(hearOwn(this.#heard, payload as OwnChanged)),
      onReload: () => expect.fail("nothing is too old here"),
    });
  }

  #take(content: RoomChanged): void {
    if ("view" in content) this.wire += JSON.stringify(content);
    this.#show(hearRoom(this.#heard, content));
  }

  #show(heard: Heard): void {
    this.#heard = heard;
    Object.assign(this, heard.view);
  }
}

async function comeIn(actor: Actor, workshopId: string): Promise<Browser> {
  const { cookie } = await signIn(actor);
  return new Browser(actor, cookie, workshopId, await enterRoom(actor, workshopId));
}

async function signIn(actor: Actor): Promise<{ cookie: string }> {
  return { cookie: (await createSession(new Request(server.origin), actor.id)).split(";")[0] ?? "" };
}

interface Live {
  workshopId: string;
  lead: Browser;
  people: Browser[];
}

async function openLive(size: number): Promise<Live> {
  const actor = await createActor(createUser({ grants: ["facilitator"] }));
  const { id: workshopId } = await createWorkshop({ ownerId: actor.id });
  const lead = await comeIn(actor, workshopId);
  await act(lead, workshopId, { type: "room.open" });
  const people: Browser[] = [];
  for (let n = 0; n < size; n += 1) people.push(await comeIn(await createActor(), workshopId));
  return { workshopId, lead, people };
}

/** Asks until there is an answer, with the same key: as a page does when the line was cut. */
async function act(browser: Browser, workshopId: string, input: object): Promise<void> {
  const key = newId();
  for (;;) {
    try {
      if (!browser.socket.connected) await open(browser.socket);
      const reply = await ask(browser.socket, "room:act", { workshopId, key, act: input });
      if (reply.ok) return;
      throw Object.assign(new Error(reply.detail), { isRefusal: true });
    } catch (error) {
      if (error instanceof Error && "isRefusal" in error) throw error;
      await pause(30);
    }
  }
}

/** Waits until every browser has exactly what it would be given if it came anew. */
async function converged({ workshopId, lead, people }: Live): Promise<void> {
  for (const browser of [lead, ...people]) {
    const { view } = await readRoomPage(browser.actor, workshopId);
    await expect.poll(() => browser.seq, { timeout: 10_000 }).toBe(view.seq);
    expect({ shared: browser.shared, own: browser.own }).toEqual({ shared: JSON.parse(JSON.stringify(view.shared)) as Parts, own: JSON.parse(JSON.stringify(view.own)) as Parts });
  }
}

const lastId = (parts: Parts, kind: string): string => Object.keys(parts).filter((key) => key.startsWith(`${kind}:`)).at(-1)?.slice(kind.length + 1) ?? "";

it("sends no private note, hidden vote or anonymous author over the wire, and converges", { timeout: 60_000 }, async () => {
  const room = await openLive(4);
  const { workshopId, lead, people } = room;
  const [ana, bo, cleo, dag] = people as [Browser, Browser, Browser, Browser];
  await act(lead, workshopId, { type: "board.add", title: "SWOT", kind: "swot", showsAuthors: false });
  await converged(room);
  const boardId = lastId(lead.shared, "board");
  await Promise.all(people.map((browser, n) => act(browser, workshopId, { type: "note.add", boardId, columnId: "threats", text: `private-${n}-words` })));
  await converged(room);
  people.forEach((browser, n) => people.forEach((_, other) => expect(browser.wire.includes(`private-${other}-words`), `${n} hears ${other}`).toBe(n === other)));
  expect(lead.wire).not.toMatch(/private-\d-words/);

  await act(lead, workshopId, { type: "board.reveal", boardId, isRevealed: true });
  await converged(room);
  for (const browser of [lead, ...people]) expect(Object.values(browser.shared).filter((part) => JSON.stringify(part).includes("private-"))).toHaveLength(4);
  const dagSeat = dag.own.me?.seat ?? "";
  expect(Object.entries(ana.shared).filter(([key]) => key.startsWith("note:")).every(([, part]) => !JSON.stringify(part).includes(dagSeat))).toBe(true);

  await act(lead, workshopId, { type: "dots.open", title: "First?", boardIds: [boardId], on: "notes", dots: 3, most: 3 });
  await act(lead, workshopId, { type: "poll.add", kind: "words", question: "In a word?", isAnonymous: true });
  await converged(room);
  const pollId = lastId(lead.own, "poll");
  await act(lead, workshopId, { type: "poll.open", pollId });
  const [targetId, voteId] = [lastId(ana.shared, "note"), lastId(ana.shared, "dots")];
  await act(ana, workshopId, { type: "dots.place", voteId, targetId, count: 3 });
  await act(bo, workshopId, { type: "poll.answer", pollId, answer: ["wordofbo"] });
  await act(cleo, workshopId, { type: "question.ask", text: "Who pays?", isAnonymous: true });
  await converged(room);
  for (const browser of [lead, bo, cleo, dag]) expect(browser.wire).not.toContain(`"placed:${voteId}"`);
  for (const browser of [lead, ana, bo, cleo, dag]) expect(browser.wire).not.toContain("wordofbo");
  const asked = dag.wire.slice(dag.wire.indexOf("Who pays?") - 200, dag.wire.indexOf("Who pays?") + 200);
  expect(asked).toContain(`"seat":null`);
  expect(bo.own[`voted:${pollId}`]).toBe(true);
  for (const { connection } of [lead, ...people]) connection.close();
});

it("has everybody at the same point after lines were cut in mid-vote", { timeout: 90_000 }, async () => {
  const room = await openLive(5);
  const { workshopId, lead, people } = room;
  await act(lead, workshopId, { type: "board.add", title: "Ideas", kind: "free", columns: ["All"] });
  await converged(room);
  const boardId = lastId(lead.shared, "board");
  const working = Promise.all(people.map(async (browser, n) => {
    for (let round = 0; round < 6; round += 1) await act(browser, workshopId, round % 2 ? { type: "chat.say", to: "all", text: `Said ${n}-${round}` } : { type: "note.add", boardId, columnId: "column-1", text: `Note ${n}-${round}` });
  }));
  for (let cut = 0; cut < 2; cut += 1) {
    await pause(150);
    await server.cut();
    await pause(100);
    await server.restart();
  }
  await working;
  await converged(room);
  const state = await readRoomPage(lead.actor, workshopId);
  expect(Object.keys(state.view.shared).filter((key) => key.startsWith("message:"))).toHaveLength(15);
  expect(await db.roomEvent.count({ where: { workshopId } })).toBe(state.view.seq);
  for (const { connection } of [lead, ...people]) connection.close();
});
