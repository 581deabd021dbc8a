import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { config } from "#app/config.server.ts";
import { db, transaction } from "#app/db/client.server.ts";
import { deliverMail, queueMail, type MailOrder } from "./outbox.server.ts";
import { mailTemplates } from "./templates.ts";
import type { OutgoingMail } from "./transport.server.ts";

const order: MailOrder = { to: "ana@region.example", locale: "en", template: "reset", values: { name: "Ana", minutes: 60, link: "http://localhost:3000/reset/secret" } };

const minutesLater = (start: Date, minutes: number): Date => new Date(start.getTime() + minutes * 60_000);

test.each(mailTemplates)("has a subject and a text with one link for %s", (template) => {
  const texts = JSON.parse(readFileSync("app/i18n/locales/en/mail.json", "utf8")) as Record<string, { subject: string; text: string }>;
  expect(texts[template]?.subject).toMatch(/\S/);
  expect(texts[template]?.text.match(/\{\{link\}\}/g)).toHaveLength(1);
});

test("writes a file a person can read when no mail server is configured, once", async () => {
  await queueMail(db, order);
  expect(await deliverMail()).toEqual({ sent: 1, failed: 0 });
  expect(await deliverMail()).toEqual({ sent: 0, failed: 0 });
  const folder = path.join(config.dataDir, "mail");
  const files = readdirSync(folder);
  expect(files).toHaveLength(1);
  const text = readFileSync(path.join(folder, files[0] ?? ""), "utf8");
  expect(text).toContain("To: ana@region.example\nSubject: Choose a new password\n");
  expect(text).toContain("http://localhost:3000/reset/secret");
});

test("keeps no link of a mail that is gone", async () => {
  await queueMail(db, order);
  await deliverMail();
  expect((await db.mail.findMany())[0]).toMatchObject({ text: "", failure: null });
});

test("sends what a calendar takes up with its mail, and keeps it no longer than its text", async () => {
  await queueMail(db, { ...order, calendar: "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR" });
  const sent: OutgoingMail[] = [];
  await deliverMail(new Date(), {
    send(mail) {
      sent.push(mail);
      return Promise.resolve();
    },
  });
  expect(sent[0]?.calendar).toContain("METHOD:REQUEST");
  expect((await db.mail.findFirst())?.calendar).toBeNull();
});

test("sends a mail's own headers with it, and keeps them no longer than its text", async () => {
  await queueMail(db, { ...order, headers: { "List-Unsubscribe": "<http://localhost:3000/notifications/unsubscribe/secret>" } });
  const sent: OutgoingMail[] = [];
  await deliverMail(new Date(), {
    send(mail) {
      sent.push(mail);
      return Promise.resolve();
    },
  });
  expect(sent[0]?.headers).toEqual({ "List-Unsubscribe": "<http://localhost:3000/notifications/unsubscribe/secret>" });
  expect((await db.mail.findFirst())?.headers).toBeNull();
});

test("sends nothing of an act that did not happen", async () => {
  const act = transaction(async (tx) => {
    await queueMail(tx, order);
    throw new Error("changed my mind");
  });
  await expect(act).rejects.toThrow();
  expect(await deliverMail()).toEqual({ sent: 0, failed: 0 });
});

test("tries again later and later when the mail server refuses, and sends the others meanwhile", async () => {
  await queueMail(db, order);
  await queueMail(db, { ...order, to: "bo@region.example" });
  const sent: OutgoingMail[] = [];
  const refusing = {
    send(mail: OutgoingMail): Promise<void> {
      if (mail.to.startsWith("ana")) return Promise.reject(new Error("mailbox full"));
      sent.push(mail);
      return Promise.resolve();
    },
  };
  const start = new Date();
  expect(await deliverMail(start, refusing)).toEqual({ sent: 1, failed: 1 });
  expect(await deliverMail(minutesLater(start, 0.5), refusing)).toEqual({ sent: 0, failed: 0 });
  expect(await deliverMail(minutesLater(start, 1.5), refusing)).toEqual({ sent: 0, failed: 1 });
  expect(await deliverMail(minutesLater(start, 3), refusing)).toEqual({ sent: 0, failed: 0 });
  expect(await db.mail.findFirst({ where: { sentAt: null } })).toMatchObject({ attempts: 2, failure: "mailbox full" });
  expect(sent.map((mail) => mail.to)).toEqual(["bo@region.example"]);
});

test("gives up after the eighth failure", async () => {
  await queueMail(db, order);
  const refusing = { send: () => Promise.reject(new Error("no such host")) };
  for (let day = 0; day < 20; day += 1) await deliverMail(minutesLater(new Date(), day * 24 * 60), refusing);
  expect(await db.mail.findFirst()).toMatchObject({ attempts: 8, sentAt: null });
});

test("keeps a subject on one line whatever is put into it", async () => {
  await queueMail(db, { ...order, template: "emailChangeAsked", values: { name: "A\r\nBcc: all@region.example", email: "x@y.example", link: "l" } });
  expect((await db.mail.findFirst())?.subject).not.toMatch(/[\r\n]/);
});
