import { beforeEach, expect, test } from "vitest";
import { db, transaction } from "#app/db/client.server.ts";
import type { User } from "#app/db/generated/client.ts";
import { createActor, createUser } from "#tests/support/factories.ts";
import type { NotificationChoices } from "./kinds.ts";
import { deliverNotificationMail } from "./mail.server.ts";
import { markRead } from "./notifications.server.ts";
import { notify, type NotifyInput } from "./notify.server.ts";
import { getSubscription, saveNotificationChoices, unsubscribe } from "./settings.server.ts";

const minute = 60_000;
const at = (text: string): Date => new Date(text);
const monday = at("2026-03-02T09:00:00Z");
const later = (minutes: number, from = monday): Date => new Date(from.getTime() + minutes * minute);

let ana: User;
let bo: User;
beforeEach(async () => {
  ana = await createUser({ name: "Ana", email: "ana@region.example", timeZone: "Europe/Brussels" });
  bo = await createUser({ name: "Bo" });
});

let number = 0;
function tell(now: Date, input: Partial<NotifyInput> = {}): Promise<string[]> {
  number += 1;
  const event = `post:${number}`;
  return transaction((tx) => notify(tx, { userIds: [ana.id], actorId: bo.id, event, kind: "reply", path: `/forum/posts/${number}`, values: { title: "Housing" }, now, ...input }));
}

const choose = async (choices: Partial<NotificationChoices>): Promise<void> => saveNotificationChoices(await createActor(ana), { mail: "each", muted: [], quietFrom: null, quietTo: null, ...choices });
const mails = () => db.mail.findMany({ orderBy: { createdAt: "asc" } });

/** How many mails each of these moments queues. */
async function queuedAt(...moments: Date[]): Promise<number[]> {
  const queued: number[] = [];
  for (const moment of moments) queued.push((await deliverNotificationMail(moment)).queued);
  return queued;
}

test("mails an event once, a little later, with one link and a way out", async () => {
  await tell(monday);
  expect(await queuedAt(later(9), later(10), later(11), later(60))).toEqual([0, 1, 0, 0]);
  const [mail] = await mails();
  const { id } = await db.notification.findFirstOrThrow();
  const { unsubscribeKey } = await db.notificationSetting.findFirstOrThrow();
  expect(mail).toMatchObject({ to: "ana@region.example", subject: "Bo replied to you in “Housing”" });
  expect(mail?.text.match(/https?:\/\/\S+/g)).toEqual([`http://localhost:3000/notifications/${id}`]);
  expect(mail?.headers).toEqual({ "List-Unsubscribe": `<http://localhost:3000/notifications/unsubscribe/${unsubscribeKey}>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" });
});

test("mails nothing that was read meanwhile, now or ever", async () => {
  await tell(monday);
  await markRead(await createActor(ana), "all", later(5));
  expect(await queuedAt(later(10), later(24 * 60))).toEqual([0, 0]);
});

test("puts several into one mail, in the person's language", async () => {
  await db.user.update({ where: { id: ana.id }, data: { locale: "sv" } });
  await tell(monday);
  await tell(later(2), { kind: "mention", values: { title: "Work" } });
  expect(await queuedAt(later(10), later(30))).toEqual([1, 0]);
  const [mail] = await mails();
  expect(mail?.subject).toBe("2 nya aviseringar");
  expect(mail?.text).toContain("– Bo svarade dig i ”Housing”\n– Bo nämnde dig i ”Work”\n");
  expect(mail?.text).toContain("http://localhost:3000/notifications\n");
});

test("counts what would make a mail long", async () => {
  for (let event = 0; event < 17; event += 1) await tell(monday);
  await deliverNotificationMail(later(10));
  const [mail] = await mails();
  expect(mail?.text.match(/^– /gm)).toHaveLength(15);
  expect(mail?.text).toContain("\nand 2 more\n");
});

test("makes no link of a title, and no second line", async () => {
  await tell(monday, { values: { title: "Win at https://evil.example/now\nor www.evil.example $t(kinds.flag) {{link}}" } });
  await deliverNotificationMail(later(10));
  const [mail] = await mails();
  expect(mail?.subject).not.toMatch(/evil|[\r\n]/);
  expect(mail?.text.match(/https?:\/\/|www\./g)).toHaveLength(1);
});

test("mails no kind that the person left out", async () => {
  await choose({ muted: ["reply"] });
  await tell(monday);
  await tell(monday, { kind: "mention" });
  expect(await queuedAt(later(10))).toEqual([1]);
  expect((await mails())[0]?.subject).toContain("mentioned you");
  await choose({});
  expect(await queuedAt(later(20))).toEqual([0]); // what was left out then does not come now
});

test("mails nobody who wants none, is suspended, or never confirmed the address", async () => {
  await choose({ mail: "never" });
  const suspended = await createUser({ suspendedAt: monday });
  const unconfirmed = await createUser({ emailConfirmedAt: null });
  await tell(monday, { userIds: [ana.id, suspended.id, unconfirmed.id] });
  expect(await queuedAt(later(10), later(8 * 24 * 60))).toEqual([0, 0]);
  expect(await db.notification.count({ where: { mailedAt: null } })).toBe(0);
});

test("sends a summary once a day, at seven in the person's morning", async () => {
  await choose({ mail: "daily" });
  await tell(monday);
  await tell(later(60));
  expect(await queuedAt(later(120), at("2026-03-03T05:59:00Z"))).toEqual([0, 0]);
  await tell(at("2026-03-03T05:59:30Z"));
  expect(await queuedAt(at("2026-03-03T06:00:00Z"), at("2026-03-03T06:01:00Z"))).toEqual([1, 0]);
  await tell(at("2026-03-03T06:02:00Z"));
  expect(await queuedAt(at("2026-03-03T06:30:00Z"), at("2026-03-04T05:59:00Z"), at("2026-03-04T06:00:00Z"), at("2026-03-05T06:00:00Z"))).toEqual([0, 0, 1, 0]);
});

test("sends one summary on each morning on which the clocks change", async () => {
  await choose({ mail: "daily" });
  for (const [eve, before, seven, after] of [
    ["2026-03-28T12:00:00Z", "2026-03-29T04:59:00Z", "2026-03-29T05:00:00Z", "2026-03-29T06:00:00Z"],
    ["2026-10-24T12:00:00Z", "2026-10-25T05:59:00Z", "2026-10-25T06:00:00Z", "2026-10-25T07:00:00Z"],
  ] as const) {
    await tell(at(eve));
    expect(await queuedAt(at(before), at(seven), at(after))).toEqual([0, 1, 0]);
  }
});

test("sends no second summary for what was told in time but written late", async () => {
  await choose({ mail: "daily" });
  await tell(monday);
  expect(await queuedAt(at("2026-03-03T06:00:10Z"))).toEqual([1]);
  await tell(at("2026-03-03T05:59:59Z"));
  expect(await queuedAt(at("2026-03-03T06:10:00Z"), at("2026-03-04T06:00:00Z"))).toEqual([0, 1]);
});

test("sends a summary once a week, on Monday, wherever the person's Monday is", async () => {
  await choose({ mail: "weekly" });
  await db.user.update({ where: { id: ana.id }, data: { timeZone: "Atlantic/Azores" } });
  await tell(monday);
  expect(await queuedAt(later(24 * 60), at("2026-03-09T07:59:00Z"), at("2026-03-09T08:00:00Z"), at("2026-03-10T08:00:00Z"), at("2026-03-16T08:00:00Z"))).toEqual([0, 0, 1, 0, 0]);
});

test("catches up with a summary when the server slept at seven", async () => {
  await choose({ mail: "daily" });
  await tell(monday);
  expect(await queuedAt(at("2026-03-03T10:00:00Z"), at("2026-03-03T10:01:00Z"))).toEqual([1, 0]);
});

test("waits until quiet hours are over, also over midnight, and then sends one mail", async () => {
  await choose({ quietFrom: 20, quietTo: 7 });
  await tell(at("2026-03-02T19:30:00Z")); // half past eight in the evening there
  await tell(at("2026-03-02T23:30:00Z"));
  expect(await queuedAt(at("2026-03-02T19:45:00Z"), at("2026-03-03T00:00:00Z"), at("2026-03-03T05:59:00Z"), at("2026-03-03T06:00:00Z"), at("2026-03-03T06:10:00Z"))).toEqual([0, 0, 0, 1, 0]);
});

test("sends a summary after quiet hours that cover seven", async () => {
  await choose({ mail: "daily", quietFrom: 6, quietTo: 9 });
  await tell(monday);
  expect(await queuedAt(at("2026-03-03T06:00:00Z"), at("2026-03-03T07:59:00Z"), at("2026-03-03T08:00:00Z"), at("2026-03-03T09:00:00Z"))).toEqual([0, 0, 1, 0]);
});

test("gives one mail to the rounds of two processes at once", async () => {
  await tell(monday);
  const queued = await Promise.all([deliverNotificationMail(later(10)), deliverNotificationMail(later(10))]);
  expect(queued.map((round) => round.queued).toSorted()).toEqual([0, 1]);
  expect(await mails()).toHaveLength(1);
});

test("a key from a mail ends the mails, without signing in, as often as it is used", async () => {
  await tell(monday);
  await deliverNotificationMail(later(10));
  const { unsubscribeKey: key } = await db.notificationSetting.findFirstOrThrow();
  expect(await getSubscription(key)).toEqual({ subscribed: true });
  await unsubscribe(key);
  await unsubscribe(key);
  expect(await getSubscription(key)).toEqual({ subscribed: false });
  await tell(later(20));
  expect(await queuedAt(later(60))).toEqual([0]);
  await expect(unsubscribe("no-such-key")).rejects.toMatchObject({ code: "not-found" });
  await expect(getSubscription("no-such-key")).rejects.toMatchObject({ code: "not-found" });
});
