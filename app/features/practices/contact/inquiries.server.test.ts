import { expect, it } from "vitest";
import { db } from "#app/db/client.server.ts";
import { removeExpired } from "#app/features/accounts/retention.server.ts";
import { newId } from "#app/lib/ids.server.ts";
import { createActor, createUser } from "#tests/support/factories.ts";
import { createPractice } from "#tests/support/practice-factory.ts";
import { answerInquiry, askAboutPractice, decideOnInquiry, getContact, getInquiry, listInquiries, listReportedInquiries, reportInquiry } from "./inquiries.server.ts";

const words = (text = "How did you begin?") => ({ id: newId(), text, locale: "pt" as const });
const question = (text?: string) => ({ ...words(text), subject: "A question" });

async function toldPractice() {
  const author = await createActor();
  const slug = await createPractice();
  const { id: practiceId } = await db.practice.findUniqueOrThrow({ where: { slug }, select: { id: true } });
  await db.submission.create({ data: { id: newId(), authorId: author.id, practiceId, state: "published", locale: "en", title: "Told", fields: {}, createdAt: new Date(), changedAt: new Date() } });
  return { author, slug };
}

it("reaches the people behind a record, who answer, and nobody else reads it", async () => {
  const { author, slug } = await toldPractice();
  const asker = await createActor();
  const input = question();
  const id = await askAboutPractice(asker, slug, input);
  expect(await askAboutPractice(asker, slug, input)).toBe(id);
  expect(await db.notification.findMany({ where: { userId: author.id }, select: { kind: true, path: true } })).toEqual([{ kind: "message", path: `/practices/messages/${id}` }]);
  const answer = words("With one group.");
  await answerInquiry(author, id, answer);
  await answerInquiry(author, id, answer);
  expect((await getInquiry(asker, id)).messages.map(({ side, isOwn, text }) => [side, isOwn, text])).toEqual([["asker", true, "How did you begin?"], ["contact", false, "With one group."]]);
  expect(JSON.stringify(await getInquiry(asker, id))).not.toContain(author.email);
  for (const stranger of [await createActor(), await createActor(createUser({ grants: ["reviewer"] })), await createActor(createUser({ grants: ["admin"] }))]) await expect(getInquiry(stranger, id)).rejects.toMatchObject({ code: "not-found" });
  expect([(await listInquiries(asker)).length, (await listInquiries(author)).length]).toEqual([1, 1]);
});

it("says where nobody is there to be asked, and nobody asks themselves", async () => {
  const asker = await createActor();
  const slug = await createPractice();
  expect((await getContact(asker, slug, "en")).people).toBe("none");
  await expect(askAboutPractice(asker, slug, question())).rejects.toMatchObject({ code: "forbidden" });
  const told = await toldPractice();
  expect((await getContact(told.author, told.slug, "en")).people).toBe("oneself");
  await expect(askAboutPractice(told.author, told.slug, question())).rejects.toMatchObject({ code: "forbidden" });
});

it("stops when one side reports it, and is decided by somebody else", async () => {
  const { author, slug } = await toldPractice();
  const [asker, reviewer] = [await createActor(), await createActor(createUser({ grants: ["reviewer"] }))];
  const id = await askAboutPractice(asker, slug, question());
  await expect(decideOnInquiry(reviewer, id, "close")).rejects.toMatchObject({ code: "not-found" });
  await reportInquiry(author, id, { reason: "offensive", note: "Rude." });
  await expect(answerInquiry(asker, id, words())).rejects.toMatchObject({ code: "forbidden" });
  expect([(await getInquiry(reviewer, id)).flags, (await getInquiry(asker, id)).flags]).toMatchObject([[{ reason: "offensive", note: "Rude." }], []]);
  expect([await listReportedInquiries(reviewer), await listReportedInquiries(asker), await listReportedInquiries(author)]).toMatchObject([[{ id, flags: [{ note: "Rude." }] }], [], []]);
  await expect(decideOnInquiry(author, id, "reopen")).rejects.toMatchObject({ code: "forbidden" });
  await decideOnInquiry(reviewer, id, "reopen");
  await answerInquiry(asker, id, words());
  await reportInquiry(author, id, { reason: "other", note: "" });
  await decideOnInquiry(reviewer, id, "close");
  expect(await getInquiry(asker, id)).toMatchObject({ state: "closed", can: { write: false } });
});

it("goes a year after its last message, and with who asked", async () => {
  const { slug } = await toldPractice();
  const asker = await createActor();
  const old = await askAboutPractice(asker, slug, question(), new Date("2024-01-01"));
  const other = await createUser();
  await removeExpired(new Date("2025-06-01"));
  expect(await db.practiceInquiry.findUnique({ where: { id: old } })).toBeNull();
  const kept = await askAboutPractice(asker, slug, question());
  await db.user.delete({ where: { id: asker.id } });
  expect([await db.practiceInquiry.count({ where: { id: kept } }), await db.inquiryMessage.count({ where: { inquiryId: kept } }), await db.user.count({ where: { id: other.id } })]).toEqual([0, 0, 1]);
});

it("is not for canvassing: ten a day", async () => {
  const { slug } = await toldPractice();
  const asker = await createActor();
  for (let count = 0; count < 10; count++) await askAboutPractice(asker, slug, question());
  await expect(askAboutPractice(asker, slug, question())).rejects.toMatchObject({ code: "too-many" });
});
