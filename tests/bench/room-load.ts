import { createHash } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { Socket } from "socket.io-client";
import { hearOwn, hearRoom, heardFrom, type Heard } from "#app/features/workshops/room/news.ts";
import { ownChanged, roomChanged, workshopRoom, type OwnChanged, type RoomChanged } from "#app/features/workshops/room/room.events.ts";
import type { Parts, RoomView } from "#app/features/workshops/room/state/parts.ts";
import { newId } from "#app/lib/ids.server.ts";
import type { JoinAnswer, LiveEvent, PassingEvent, Reply } from "#app/realtime/live.ts";
import { connect, startBare } from "./fan-out.ts";
import { cpuSeconds, spread, type Spread } from "./measure.ts";
import type { BenchRoom, BenchRooms } from "./room-people.ts";

export interface RoomLoad {
  people: number;
  acts: number;
  /** From an act to its reception by the last of all, in milliseconds. */
  product: Spread;
  bare: Spread;
  /** Milliseconds of the server's processor time for each act, everybody's reading of it included. */
  cpu: number;
  /** Clients whose page is in the end exactly what the server shows to that person. */
  converged: number;
}

export interface RoomJoin {
  events: number;
  /** Milliseconds until the page is read and the room is heard: of a room that is not in memory, and of one that is. */
  cold: number;
  warm: number;
}

const perSecond = 20;

/** Says things at a steady rate and measures when the last of all has heard each. */
class Steady {
  readonly #listeners: number;
  readonly #heard = new Map<number, { count: number; at: number }>();
  readonly times: number[] = [];

  constructor(listeners: number) {
    this.#listeners = listeners;
  }

  heard(number: number): void {
    const { count } = this.#heard.get(number) ?? { count: 0 };
    this.#heard.set(number, { count: count + 1, at: performance.now() });
  }

  /** @param say does one thing, and answers by which number it is heard */
  async run(seconds: number, say: (turn: number) => Promise<number>): Promise<void> {
    const begun = performance.now();
    const said: Promise<{ at: number; number: number }>[] = [];
    for (let turn = 0; turn < seconds * perSecond; turn += 1) {
      await pause(Math.max(0, begun + (turn * 1_000) / perSecond - performance.now()));
      const at = performance.now();
      said.push(say(turn).then((number) => ({ at, number })));
    }
    for (const { at, number } of await Promise.all(said)) this.times.push((await this.#lastHeard(number)) - at);
  }

  async #lastHeard(number: number): Promise<number> {
    for (const deadline = performance.now() + 30_000; performance.now() < deadline; await pause(20)) {
      const heard = this.#heard.get(number);
      if (heard?.count === this.#listeners) return heard.at;
    }
    throw new Error(`Not everybody heard ${number}.`);
  }
}

/** A page of the room without a screen. What it hears is put together afterwards, so that many fit into one process. */
class Page {
  readonly socket: Socket;
  readonly #room: string;
  readonly #news: ((heard: Heard) => Heard)[] = [];
  #loaded: RoomView | null = null;
  /** From here one is given all of the room. */
  #before = 0;

  constructor(socket: Socket, room: string, steady: Steady) {
    [this.socket, this.#room] = [socket, room];
    socket.on("live:event", ({ name, content, after }: LiveEvent) => {
      if (name !== roomChanged || !content) return;
      const news = content as RoomChanged;
      this.#before = after;
      this.#news.push((heard) => hearRoom(heard, news));
      if ("seq" in news) steady.heard(news.seq);
    });
    socket.on("live:passing", ({ name, payload }: PassingEvent) => {
      if (name === ownChanged) this.#news.push((heard) => hearOwn(heard, payload as OwnChanged));
    });
  }

  async #ask(name: string, input: unknown): Promise<unknown> {
    const reply = (await this.socket.timeout(30_000).emitWithAck(name, input)) as Reply;
    if (!reply.ok) throw new Error(`${name} was refused: ${reply.message}`);
    return reply.data;
  }

  async #read(cursor: number): Promise<RoomView> {
    const { events } = (await this.#ask("room:join", { room: workshopRoom(this.#room), cursor })) as JoinAnswer;
    return (events.at(-1)?.content as { view: RoomView }).view;
  }

  async load(cursor: number): Promise<void> {
    this.#loaded = await this.#read(cursor);
  }

  act = async (act: object): Promise<number> => ((await this.#ask("room:act", { workshopId: this.#room, key: newId(), act })) as { seq: number }).seq;

  /** What is on the page, and what the server shows this person now. */
  async end(): Promise<{ shared: string; isTrue: boolean }> {
    if (!this.#loaded) throw new Error("The page was never loaded.");
    const { view } = this.#news.reduce((heard, hear) => hear(heard), heardFrom(this.#loaded));
    const now = await this.#read(this.#before);
    return { shared: hash(view.shared), isTrue: view.seq === now.seq && hash(view.shared) === hash(now.shared) && hash(view.own) === hash(now.own) };
  }
}

const hash = (parts: Parts): string => createHash("sha256").update(JSON.stringify(Object.entries(parts).toSorted(([a], [b]) => (a < b ? -1 : 1)))).digest("hex");

async function inTens<T, Made>(all: readonly T[], make: (one: T) => Promise<Made>): Promise<Made[]> {
  const made: Made[] = [];
  for (let from = 0; from < all.length; from += 10) made.push(...(await Promise.all(all.slice(from, from + 10).map(make))));
  return made;
}

/** Everybody in a room votes and writes in turn, twenty acts a second together; between them a bare broadcast of as much to as many. */
export async function loadRoom(origin: string, { id, cookies, cursor, boards, voteId, targets }: BenchRoom, { seconds, rounds }: { seconds: number; rounds: number }): Promise<RoomLoad> {
  const [acts, broadcasts] = [new Steady(cookies.length), new Steady(cookies.length)];
  const pages = await inTens(cookies, async (cookie) => {
    const page = new Page(await connect(origin, cookie), id, acts);
    await page.load(cursor);
    return page;
  });
  const bare = await startBare();
  const others = await inTens(cookies, () => connect(bare.origin));
  for (const socket of others) socket.on("live:event", ({ seq }: LiveEvent) => broadcasts.heard(seq));
  const text = "What we could do together, in a line or two as people write it.";
  /** Whoever voted in a round of all writes in the next, and no vote is the same twice: each act is one that everybody hears. */
  const act = (turn: number): Promise<number> => {
    const round = Math.floor(turn / pages.length);
    const page = pages[turn % pages.length] as Page;
    if ((turn + round) % 2) return page.act({ type: "note.add", boardId: boards[(turn >> 1) % boards.length], columnId: "strengths", text: `${text} ${turn}` });
    return page.act({ type: "dots.place", voteId, targetId: targets[(turn % pages.length) % targets.length], count: 1 + (round % 3) });
  };
  const broadcast = (turn: number): Promise<number> => others[turn % others.length]?.timeout(30_000).emitWithAck("say", { seq: turn, text: `${text} ${turn}` }) as Promise<number>;
  let cpu = 0;
  try {
    for (let round = 0; round < rounds; round += 1) {
      const [before, from] = [await cpuSeconds(origin), round * seconds * perSecond];
      await acts.run(seconds, (turn) => act(from + turn));
      cpu += (await cpuSeconds(origin)) - before;
      await broadcasts.run(seconds, (turn) => broadcast(from + turn));
    }
    const ends = await inTens(pages, (page) => page.end());
    const converged = ends.filter(({ shared, isTrue }) => isTrue && shared === ends[0]?.shared).length;
    return { people: pages.length, acts: acts.times.length, product: spread(acts.times), bare: spread(broadcasts.times), cpu: Math.round((cpu * 10_000) / acts.times.length) / 10, converged };
  } finally {
    for (const socket of [...pages.map((page) => page.socket), ...others]) socket.disconnect();
    bare.stop();
  }
}

/** How long somebody takes to be back in a room: the page, then the room heard live. */
export async function joinRooms(origin: string, rooms: BenchRooms["joining"], { times }: { times: number }): Promise<RoomJoin[]> {
  const took = new Map<number, { cold: number[]; warm: number[] }>();
  for (let turn = 0; turn < times; turn += 1) {
    for (const { id, cookie, events } of rooms) {
      const { cold, warm } = took.get(events) ?? { cold: [], warm: [] };
      took.set(events, { cold, warm });
      const begun = performance.now();
      const answer = await fetch(`${origin}/workshops/${id}/room`, { headers: { cookie } });
      await answer.text();
      if (answer.status !== 200) throw new Error(`A room was answered ${answer.status}.`);
      const socket = await connect(origin, cookie);
      await socket.timeout(30_000).emitWithAck("room:join", { room: workshopRoom(id), cursor: null });
      (turn === 0 ? cold : warm).push(performance.now() - begun);
      socket.disconnect();
    }
  }
  return [...took].map(([events, { cold, warm }]) => ({ events, cold: spread(cold).p50, warm: spread(warm).p50 }));
}
