import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { tmpdir } from "node:os";
import { setTimeout as pause } from "node:timers/promises";
import { io, type Socket } from "socket.io-client";
import { memory, spread, type Spread } from "./measure.ts";
import type { BenchPeople } from "./pages.ts";

/** One message: when its first listener had it, and when the last. */
interface Reached {
  first: number;
  last: number;
}

export interface FanOut {
  clients: number;
  posts: number;
  /** Until all had joined, in milliseconds. */
  joined: number;
  /** Resident memory that the connections added at rest. */
  megabytes: number;
  /** From sending a post to its reception by the last of all listeners. */
  product: Spread;
  bare: Spread;
  /** A bare broadcast after one row was written and synced to the disk, as every post has to be. */
  synced: Spread;
  /** The same until the first listener: the form, the rights, the transaction on the disk. */
  productFirst: Spread;
  bareFirst: Spread;
  /** From the first listener to the last: the telling alone. */
  productTelling: Spread;
  bareTelling: Spread;
}

/** An open live connection. */
export async function connect(origin: string, cookie = ""): Promise<Socket> {
  const socket = io(origin, { path: "/live", transports: ["websocket"], forceNew: true, extraHeaders: { Origin: origin, ...(cookie && { Cookie: cookie }) } });
  await new Promise<void>((resolve, reject) => {
    socket.once("connect", resolve);
    socket.once("connect_error", reject);
  });
  return socket;
}

/** The bare server, in a process of its own; what it writes to the disk lies in a folder, or where temporary files do. */
export async function startBare(folder = tmpdir()): Promise<{ origin: string; stop: () => void }> {
  const child = spawn(process.execPath, ["tests/bench/bare-broadcast.ts", folder], { stdio: ["ignore", "pipe", "inherit"] });
  const port = await new Promise<string>((resolve) => child.stdout.once("data", (chunk: Buffer) => resolve(chunk.toString().trim())));
  return { origin: `http://127.0.0.1:${port}`, stop: () => void child.kill() };
}

async function listen(origin: string, count: number, room: string | null): Promise<Socket[]> {
  const sockets: Socket[] = [];
  for (let begun = 0; begun < count; begun += 50) {
    sockets.push(...(await Promise.all(Array.from({ length: Math.min(50, count - begun) }, async () => {
      const socket = await connect(origin);
      if (room === null) return socket;
      const reply = (await socket.timeout(30_000).emitWithAck("room:join", { room, cursor: null })) as { ok: boolean };
      if (!reply.ok) throw new Error(`A listener was not let into ${room}.`);
      return socket;
    }))));
  }
  return sockets;
}

/** How long one message takes to reach all of these. */
async function reachAll(sockets: Socket[], say: () => Promise<unknown>): Promise<Reached> {
  let missing = sockets.length;
  let first = 0;
  const begun = performance.now();
  const reached = new Promise<Reached>((resolve) => {
    for (const socket of sockets) {
      socket.once("live:event", () => {
        if (missing === sockets.length) first = performance.now() - begun;
        missing -= 1;
        if (missing === 0) resolve({ first, last: performance.now() - begun });
      });
    }
  });
  const [times] = await Promise.all([reached, say()]);
  return times;
}

const lasts = (all: Reached[]): number[] => all.map(({ last }) => last);
const firsts = (all: Reached[]): number[] => all.map(({ first }) => first);
const tellings = (all: Reached[]): number[] => all.map(({ first, last }) => last - first);

/** So many first turns are not counted: the compiler of the server warms up, as before pages are measured. */
const warmUp = 20;

/** One post after the other by plain form, told to `clients` in its topic; between them bare broadcasts to as many. The databases of both lie on the disk of `folder`. */
export async function fanOut(origin: string, people: BenchPeople, { clients, posts, folder }: { clients: number; posts: number; folder: string }): Promise<FanOut> {
  const { topic } = people.forum;
  const before = await memory(origin);
  const begun = performance.now();
  const listeners = await listen(origin, clients, `topic:${topic.split("/").at(-1)}`);
  const joined = Math.round(performance.now() - begun);
  await pause(2_000); // presence is told once a second
  const megabytes = (await memory(origin)) - before;
  const bare = await startBare(folder);
  const others = await listen(bare.origin, clients, null);
  const [product, plain, synced]: [Reached[], Reached[], Reached[]] = [[], [], []];
  try {
    for (let turn = 0; turn < posts; turn++) {
      const { cookie } = people.learners[turn % people.learners.length] ?? { cookie: "" };
      const body = new URLSearchParams({ intent: "reply", markdown: `Post ${turn} to all who listen.`, locale: "en", sendKey: randomUUID() });
      const say = async (): Promise<void> => {
        const response = await fetch(origin + topic, { method: "POST", redirect: "manual", headers: { cookie, origin }, body });
        await response.arrayBuffer();
        if (response.status !== 302) throw new Error(`A post was answered ${response.status}.`);
      };
      const told = await reachAll(listeners, say);
      const sayBarely = (path: string) => reachAll(others, () => fetch(bare.origin + path, { method: "POST" }).then((response) => response.arrayBuffer()));
      const toldPlainly = await sayBarely("/");
      const toldSynced = await sayBarely("/synced");
      if (turn < warmUp) continue;
      product.push(told);
      plain.push(toldPlainly);
      synced.push(toldSynced);
    }
  } finally {
    for (const socket of [...listeners, ...others]) socket.disconnect();
    bare.stop();
  }
  return { clients, posts: product.length, joined, megabytes, product: spread(lasts(product)), bare: spread(lasts(plain)), synced: spread(lasts(synced)), productFirst: spread(firsts(product)), bareFirst: spread(firsts(plain)), productTelling: spread(tellings(product)), bareTelling: spread(tellings(plain)) };
}
