import { expect, test, vi } from "vitest";
import { db, transaction, countStatements } from "#app/db/client.server.ts";
import { createActor, createUser } from "#tests/support/factories.ts";
import { announceNotifications, onNotifications } from "./announce.server.ts";
import { notify, withdrawNotifications, type NotifyInput } from "./notify.server.ts";
import { countUnread, listNotifications, markRead, openNotification } from "./notifications.server.ts";

const now = new Date("2026-03-02T09:00:00.000Z");

function tell(input: Partial<NotifyInput> & { userIds: string[] }): Promise<string[]> {
  return transaction((tx) => notify(tx, { event: "post:1", kind: "reply", path: "/forum/posts/1", values: { title: "Housing" }, now, ...input }));
}

test("tells each person once of one event, whatever else it is to them", async () => {
  const [ana, bo] = [await createActor(), await createActor()];
  expect(await tell({ userIds: [ana.id, ana.id], kind: "mention" })).toEqual([ana.id]);
  expect(await tell({ userIds: [ana.id, bo.id], kind: "followed" })).toEqual([bo.id]);
  expect((await listNotifications(ana, { page: 1, locale: "en" })).rows).toMatchObject([{ kind: "mention", read: false, at: now }]);
  expect((await listNotifications(bo, { page: 1, locale: "en" })).rows).toMatchObject([{ kind: "followed" }]);
});

test("writes moments as everything else does, so that they compare", async () => {
  const ana = await createActor();
  await tell({ userIds: [ana.id] });
  expect(await db.notification.count({ where: { createdAt: { equals: now } } })).toBe(1);
  expect(await db.notification.count({ where: { createdAt: { lt: now } } })).toBe(0);
});

test("tells nobody of their own act", async () => {
  const ana = await createActor();
  expect(await tell({ userIds: [ana.id], actorId: ana.id })).toEqual([]);
  expect(await countUnread(ana)).toBe(0);
});

test("tells nobody of what did not happen", async () => {
  const ana = await createActor();
  const act = transaction(async (tx) => {
    await notify(tx, { userIds: [ana.id], event: "post:1", kind: "reply", path: "/forum/posts/1", values: { title: "Housing" }, now });
    throw new Error("changed my mind");
  });
  await expect(act).rejects.toThrow();
  expect(await countUnread(ana)).toBe(0);
});

test("asks the database nothing where it concerns nobody but who did it", async () => {
  const ana = await createActor();
  const { result, statements } = await countStatements(() => tell({ userIds: [ana.id], actorId: ana.id }));
  expect(result).toEqual([]);
  expect(statements.filter((sql) => sql.includes("Notification"))).toEqual([]);
});

test("tells thousands of followers in one statement", async () => {
  const people = Array.from({ length: 2_000 }, (_, index) => ({ id: `follower-${index}`, email: `follower-${index}@region.example`, passwordHash: "-", name: "Follower" }));
  await db.user.createMany({ data: people });
  const ids = people.map(({ id }) => id);
  const { result, statements } = await countStatements(() => tell({ userIds: ids, kind: "followed" }));
  expect(result).toHaveLength(2_000);
  expect(statements.filter((sql) => sql.includes("Notification"))).toHaveLength(1);
  expect(await tell({ userIds: ids, kind: "mention" })).toEqual([]);
});

test("names people by the name they have now, and nobody who is gone, flags or moderates", async () => {
  const ana = await createActor();
  const bo = await createUser({ name: "Bo" });
  await tell({ userIds: [ana.id], actorId: bo.id });
  await tell({ userIds: [ana.id], actorId: bo.id, event: "flag:1", kind: "flag" });
  await db.user.update({ where: { id: bo.id }, data: { name: "Bo Newname" } });
  const values = async () => (await listNotifications(ana, { page: 1, locale: "en" })).rows.map((row) => [row.kind, row.values.person]).toSorted();
  expect(await values()).toEqual([["flag", undefined], ["reply", "Bo Newname"]]);
  await db.user.delete({ where: { id: bo.id } });
  expect(await values()).toEqual([["flag", undefined], ["reply", undefined]]);
});

test("marks one, those of an event, or all as read, and only the person's own", async () => {
  const [ana, bo] = [await createActor(), await createActor()];
  for (const event of ["post:1", "post:2", "post:3", "post:4"]) await tell({ userIds: [ana.id, bo.id], event, values: { title: event } });
  const id = (await listNotifications(ana, { page: 1, locale: "en" })).rows.find(({ values }) => values.title === "post:1")?.id ?? "";
  await markRead(bo, { id }, now);
  expect(await countUnread(ana)).toBe(4);
  await markRead(ana, { id }, now);
  expect(await countUnread(ana)).toBe(3);
  await markRead(ana, { events: ["post:1", "post:2", "post:3"] }, now);
  expect(await countUnread(ana)).toBe(1);
  await markRead(ana, "all", now);
  expect([await countUnread(ana), await countUnread(bo)]).toEqual([0, 4]);
});

test("opens one: it is read and says where it leads, to its person alone", async () => {
  const [ana, bo] = [await createActor(), await createActor()];
  await tell({ userIds: [ana.id] });
  const id = (await listNotifications(ana, { page: 1, locale: "en" })).rows[0]?.id ?? "";
  expect(await openNotification(bo, id, now)).toBeNull();
  expect(await countUnread(ana)).toBe(1);
  expect(await openNotification(ana, id, now)).toBe("/forum/posts/1");
  expect(await countUnread(ana)).toBe(0);
});

test("lists the newest first, thirty a page, in three statements", async () => {
  const ana = await createActor();
  for (let number = 1; number <= 31; number += 1) await tell({ userIds: [ana.id], event: `post:${number}`, values: { title: `Topic ${number}` }, now: new Date(now.getTime() + number) });
  const { result: first, statements } = await countStatements(() => listNotifications(ana, { page: 1, locale: "en" }));
  expect(first).toMatchObject({ total: 31, pages: 2 });
  expect(first.rows.map(({ values }) => values.title).slice(0, 2)).toEqual(["Topic 31", "Topic 30"]);
  expect((await listNotifications(ana, { page: 2, locale: "en" })).rows.map(({ values }) => values.title)).toEqual(["Topic 1"]);
  expect(statements.length).toBeLessThanOrEqual(3);
});

test("counts in one statement that reads an index only", async () => {
  const ana = await createActor();
  for (let number = 1; number <= 101; number += 1) await tell({ userIds: [ana.id], event: `post:${number}` });
  const { result, statements } = await countStatements(() => countUnread(ana));
  expect(result).toBe(100);
  expect(statements).toHaveLength(1);
  const [plan] = await db.$queryRawUnsafe<{ detail: string }[]>(`EXPLAIN QUERY PLAN SELECT count(*) FROM (SELECT id FROM "Notification" WHERE "userId" = '${ana.id}' AND "readAt" IS NULL LIMIT 100)`).then((rows) => rows.filter(({ detail }) => detail.includes("Notification")));
  expect(plan?.detail).toContain("Notification_userId_readAt_idx");
});

test("takes back what nobody shall hear of any more", async () => {
  const ana = await createActor();
  await tell({ userIds: [ana.id] });
  await tell({ userIds: [ana.id], event: "post:2" });
  await transaction((tx) => withdrawNotifications(tx, ["post:1"]));
  expect(await countUnread(ana)).toBe(1);
});

test("says who has something new, to whoever listens", () => {
  const listener = vi.fn();
  const stop = onNotifications(listener);
  announceNotifications([]);
  announceNotifications(["ana", "bo"]);
  stop();
  announceNotifications(["ana"]);
  expect(listener.mock.calls).toEqual([[["ana", "bo"]]]);
});
