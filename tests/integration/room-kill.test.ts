import { mkdtempSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Database } from "better-sqlite3";
import { expect, inject, it } from "vitest";
import { workshopRoom } from "#app/features/workshops/room/room.events.ts";
import type { RoomView } from "#app/features/workshops/room/state/parts.ts";
import type { Body, RoomEvent } from "#app/features/workshops/room/state/room-events.ts";
import { emptyRoom, type RoomState } from "#app/features/workshops/room/state/room-state.ts";
import { replay } from "#app/features/workshops/room/state/stream.ts";
import { viewOf } from "#app/features/workshops/room/state/view.ts";
import type { Directory } from "#app/features/workshops/room/state/view-shared.ts";
import { newId } from "#app/lib/ids.server.ts";
import type { JoinAnswer } from "#app/realtime/live.ts";
import { httpClient, type HttpClient } from "#tests/support/http-client.ts";
import { ask, createLiveSocket, open } from "#tests/support/live-client.ts";
import { openDatabase } from "#tests/support/past.ts";
import { startServer } from "#tests/support/server.ts";

// A room whose server is killed in mid-vote, by forms and by sockets: whatever was answered is there, once, and what the
// room shows is what its events make of it. REGIN_KILLS=20 tries longer.

const kills = Number(process.env.REGIN_KILLS ?? 1);

class Away extends Error {}

/** Somebody in the room, with a browser that sends forms or with one that has a socket. */
class Person {
  readonly http: HttpClient;
  readonly #origin: string;
  readonly #room: string;
  readonly #isLive: boolean;
  /** Said and noted, and the dots they had placed last. */
  readonly said: string[] = [];
  readonly dots = new Map<string, number>();

  constructor(origin: string, workshopId: string, isLive: boolean) {
    [this.#origin, this.#room, this.#isLive] = [origin, workshopId, isLive];
    this.http = httpClient(origin);
  }

  /** Asks with the same key until there is an answer, as a page does. @throws Error where it is refused */
  async act(input: Record<string, string>): Promise<void> {
    const key = newId();
    for (;;) {
      try {
        await (this.#isLive ? this.#ask(key, input) : this.#post(key, input));
        return;
      } catch (error) {
        if (!(error instanceof Away)) throw error;
        await pause(50);
      }
    }
  }

  async #post(key: string, input: Record<string, string>): Promise<void> {
    const response = await this.http.post(`/workshops/${this.#room}/room`, { key, ...input }).catch(() => { throw new Away(); });
    const page = await response.text().catch(() => "");
    if (response.status === 503) throw new Away(); // it begins again
    if (response.status !== 302) throw new Error(`${JSON.stringify(input)} was answered ${response.status}: ${page.slice(0, 200)}`);
  }

  async #ask(key: string, act: Record<string, string>): Promise<void> {
    const reply = await this.#live((socket) => ask(socket, "room:act", { workshopId: this.#room, key, act }));
    if (!reply.ok) throw new Error(`${JSON.stringify(act)} was refused: ${reply.detail}`);
  }

  async #live<Answer>(work: (socket: Awaited<ReturnType<typeof open>>) => Promise<Answer>): Promise<Answer> {
    const socket = createLiveSocket(this.#origin, { cookie: this.http.cookie() });
    try {
      return await work(await open(socket));
    } catch {
      throw new Away();
    } finally {
      socket.close();
    }
  }

  join = async (cursor: number | null): Promise<JoinAnswer> => {
    const reply = await this.#live((socket) => ask(socket, "room:join", { room: workshopRoom(this.#room), cursor }));
    return reply.ok ? (reply.data as JoinAnswer) : expect.fail(reply.detail);
  };

  /** All that they may see, as one who was away is given it. */
  async view(cursor: number): Promise<RoomView> {
    const answer = await this.join(cursor);
    return answer.more ? this.view(answer.events.at(-1)?.seq ?? cursor) : (answer.events.at(-1)?.content as { view: RoomView }).view;
  }
}

function readEvents(database: Database, workshopId: string): RoomEvent[] {
  const rows = database.prepare(`SELECT seq, at, seat, act, isUndoable, body FROM RoomEvent WHERE workshopId = ? ORDER BY seq`).all(workshopId) as { seq: number; at: string; seat: string | null; act: string; isUndoable: number; body: string }[];
  return rows.map(({ at, isUndoable, body, ...row }) => ({ ...row, at: new Date(at).getTime(), isUndoable: isUndoable === 1, body: JSON.parse(body) as Body }));
}

function readSeats(database: Database, workshopId: string): { directory: Directory; seatOf: Map<string, string> } {
  const rows = database.prepare(`SELECT r.id, u.name, u.email, g.names FROM Registration r JOIN User u ON u.id = r.userId LEFT JOIN Region g ON g.id = u.regionId WHERE r.workshopId = ?`).all(workshopId) as { id: string; name: string; email: string; names: string | null }[];
  return {
    directory: Object.fromEntries(rows.map(({ id, name, names }) => [id, { name, region: names === null ? null : ((JSON.parse(names) as Record<string, string>).en ?? null) }])),
    seatOf: new Map(rows.map(({ id, email }) => [email, id])),
  };
}

it(`has every act that was answered once, and is what its events make of it, when it is killed in mid-vote`, { timeout: 60_000 + kills * 30_000 }, async () => {
  let server = await startServer({ dataDir: mkdtempSync(path.join(inject("scratchDir"), "room-kill-")) });
  const { dataDir, origin } = server;
  const database = openDatabase(dataDir);
  try {
    const { id } = database.prepare(`SELECT id FROM Workshop WHERE status = 'published' AND openedAt IS NULL AND audience = 'open'`).get() as { id: string };
    const emails = ["facilitator", "learner", "partner", "coordinator", "editor", "reviewer"].map((name) => `${name}@demo.example`);
    const everybody = emails.map((email, n) => ({ email, person: new Person(origin, id, n % 2 === 1) }));
    for (const { email, person } of everybody) {
      await person.http.signIn(email);
      await person.http.post(`/workshops/${id}/room`, { intent: "enter" });
    }
    const stateOf = (): RoomState => replay(emptyRoom(), readEvents(database, id));
    const lead = everybody[0]?.person ?? expect.fail("nobody leads");
    await lead.act({ type: "room.open" });
    await lead.act({ type: "board.add", title: "Ideas", kind: "free", showsAuthors: "false" });
    const boardId = Object.keys(stateOf().boards)[0] ?? "";
    for (const text of ["One", "Two", "Three"]) await lead.act({ type: "note.add", boardId, columnId: "column-1", text });
    await lead.act({ type: "board.reveal", boardId, isRevealed: "true" });
    await lead.act({ type: "dots.open", title: "First?", boardIds: boardId, on: "notes", dots: "9", most: "3" });
    const [voteId = ""] = Object.keys(stateOf().dotVotes);
    const targets = Object.keys(stateOf().notes);
    const { cursor } = await lead.join(null);

    let isOver = false;
    const work = Promise.all(everybody.map(async ({ person }, who) => {
      for (let n = 0; !isOver; n += 1) {
        const [text, target, count] = [`Said ${who}-${n}`, targets[n % 3] ?? "", (n + who) % 4];
        if (n % 2) await person.act({ type: "chat.say", to: "all", text }).then(() => person.said.push(text));
        else await person.act({ type: "dots.place", voteId, targetId: target, count: String(count) }).then(() => person.dots.set(target, count));
      }
    }));
    const countSaid = (): number => everybody.reduce((sum, { person }) => sum + person.said.length, 0);
    const haveSaid = async (count: number): Promise<void> => {
      while (countSaid() < count) await pause(10);
    };
    for (let kill = 0; kill < kills; kill += 1) {
      await Promise.race([work, haveSaid(countSaid() + 10)]);
      await server.kill9();
      server = await startServer({ dataDir, port: Number(new URL(origin).port) });
    }
    await Promise.race([work, haveSaid(countSaid() + 10)]);
    isOver = true;
    await work;

    const events = readEvents(database, id);
    const state = stateOf();
    const { directory, seatOf } = readSeats(database, id);
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
    expect((database.prepare(`SELECT lastSeq FROM Workshop WHERE id = ?`).get(id) as { lastSeq: number }).lastSeq).toBe(events.length);
    expect(Object.values(state.messages).map(({ text }) => text).toSorted()).toEqual(everybody.flatMap(({ person }) => person.said).toSorted());
    for (const { email, person } of everybody) {
      const seat = seatOf.get(email) ?? "";
      const placed = Object.fromEntries([...person.dots].filter(([, count]) => count > 0));
      expect(state.dots[`${voteId}/${seat}`] ?? {}).toEqual(placed);
      expect(await person.view(cursor)).toEqual(JSON.parse(JSON.stringify(viewOf(state, { seat, voted: [] }, directory))));
    }
  } finally {
    await server.kill9();
    database.close();
  }
});
