import { expect, it, vi } from "vitest";
import { countStatements, db, transaction } from "#app/db/client.server.ts";
import { getCursor, readTail, record, removeOldEvents, tailLength } from "./event-log.server.ts";
import { live, type LiveServer } from "./io.server.ts";
import { publish, publishPassing } from "./publish.server.ts";

const now = new Date("2026-11-27T09:00:00.000Z");
const daysAgo = (days: number) => new Date(now.getTime() - days * 24 * 60 * 60 * 1000);
const happen = (room: string, at = now) => transaction((tx) => record(tx, room, "test:happened", { id: "x" }, at));

it("chains the events of a room, whatever happens in others between", async () => {
  const first = await happen("test:a");
  await happen("test:b");
  const second = await happen("test:a");
  expect([first.after, second.after]).toEqual([0, first.seq]);
  expect(second.seq).toBeGreaterThan(first.seq);
  expect(await readTail("test:a", first.seq)).toEqual({ events: [second], more: false, reload: false, cursor: second.seq });
  expect(await getCursor("test:a")).toBe(second.seq);
});

it("writes in one statement, as everything else does, so that moments compare", async () => {
  const { result, statements } = await countStatements(() => happen("test:a"));
  expect(statements.filter((sql) => sql.includes("LiveEvent"))).toHaveLength(1);
  expect(await db.liveEvent.findFirst({ where: { room: "test:a", at: { equals: now } } })).toMatchObject({ id: result.seq, after: 0, payload: { id: "x" } });
});

it("keeps one chain when many write at once", async () => {
  await Promise.all(Array.from({ length: 20 }, () => happen("test:a")));
  const { events } = await readTail("test:a", 0);
  expect(events.map(({ after }) => after)).toEqual([0, ...events.slice(0, -1).map(({ seq }) => seq)]);
});

it("forgets an event together with the transaction that failed", async () => {
  await expect(
    transaction(async (tx) => {
      await record(tx, "test:a", "test:happened", {});
      throw new Error("rolled back");
    }),
  ).rejects.toThrow("rolled back");
  expect(await getCursor("test:a")).toBe(0);
});

it("refuses text in the log", async () => {
  await expect(transaction((tx) => record(tx, "test:a", "test:happened", { text: "Dear colleagues, Ana has left us" }))).rejects.toThrow("Only ids and kinds");
});

it("answers a long tail in parts", async () => {
  await transaction(async (tx) => {
    for (let count = 0; count <= tailLength; count += 1) await record(tx, "test:a", "test:happened", {});
  });
  const part = await readTail("test:a", 0);
  expect([part.events.length, part.more]).toEqual([tailLength, true]);
  expect(await readTail("test:a", part.cursor)).toMatchObject({ events: [{ seq: part.cursor + 1 }], more: false });
});

it("keeps the newest event of each room, and tells who was away for too long from who is up to date", async () => {
  const old = [await happen("test:a", daysAgo(9)), await happen("test:a", daysAgo(8))];
  const quiet = await happen("test:quiet", daysAgo(30));
  const recent = await happen("test:a", daysAgo(1));
  await removeOldEvents(now);
  expect((await db.liveEvent.findMany({ orderBy: { id: "asc" } })).map(({ id }) => id)).toEqual([quiet.seq, recent.seq]);
  expect(await readTail("test:a", old[0]?.seq ?? 0)).toMatchObject({ reload: true, cursor: recent.seq });
  expect(await readTail("test:a", old[1]?.seq ?? 0)).toMatchObject({ reload: false, events: [recent] });
  expect(await readTail("test:quiet", quiet.seq)).toMatchObject({ reload: false, events: [] });
});

it("does not trust a cursor from a log that it does not know", async () => {
  const event = await happen("test:a");
  expect(await readTail("test:a", event.seq + 100)).toMatchObject({ reload: true, cursor: event.seq });
});

it("publishes nothing from inside a transaction", async () => {
  const emit = vi.fn();
  live.io = { to: () => ({ emit }) } as unknown as LiveServer;
  const event = await happen("test:a");
  await expect(transaction(() => Promise.resolve(publish(event)))).rejects.toThrow("transaction");
  await expect(transaction(() => Promise.resolve(publishPassing("test:a", "test:typing", {})))).rejects.toThrow("transaction");
  expect(emit).not.toHaveBeenCalled();
  publish(event, { text: "content" });
  expect(emit).toHaveBeenCalledExactlyOnceWith("live:event", { ...event, content: { text: "content" } });
  live.io = null;
});
