import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { hashPassword } from "#app/auth/password.server.ts";
import { db } from "#app/db/client.server.ts";
import type { User } from "#app/db/generated/client.ts";
import { createActor, createAdmin, createAdminActor, createCertificate, createEnrolment, createProgress, createRegion, createUser } from "#tests/support/factories.ts";
import { nextNumber } from "#tests/support/counter.ts";
import { createPost, createTopic, postAt } from "#tests/support/forum-factory.ts";
import { newId } from "#app/lib/ids.server.ts";
import { createInvitation } from "./invitations.server.ts";
import { canEraseOwnAccount, eraseAccount, exportPersonalData } from "./own-data.server.ts";
import { personalData } from "./personal-data.server.ts";
import { removeExpired } from "./retention.server.ts";

const password = "harbour walks at dawn";

interface Model {
  name: string;
  lines: string[];
}

function readModels(): Model[] {
  const schema = readFileSync("prisma/schema.prisma", "utf8");
  return [...schema.matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)].map(([, name = "", body = ""]) => ({ name, lines: body.split("\n").map((line) => line.replace(/\/\/.*/, "").trim()).filter(Boolean) }));
}

/** Models that name a person, by a field or through a row that does: lists on the other side do not count. */
function modelsWithPeople(): Set<string> {
  const models = readModels();
  const personal = new Set(models.filter(({ lines }) => lines.some((line) => /^(\w*[uU]serId|\w*ById|actorId|authorId|moderatorId|ownerId|email|to)\s+String/.test(line))).map(({ name }) => name));
  for (let grown = true; grown; ) {
    const found = models.filter(({ name, lines }) => !personal.has(name) && lines.some((line) => personal.has(/^\w+\s+(\w+)\??\s+@relation/.exec(line)?.[1] ?? "")));
    for (const { name } of found) personal.add(name);
    grown = found.length > 0;
  }
  return personal;
}

test("finds the tables that the schema surely has people in", () => {
  expect([...modelsWithPeople()]).toEqual(expect.arrayContaining(["User", "AuditEntry", "Mail", "Invitation", "Certificate", "QuizAnswer"]));
  expect(modelsWithPeople()).not.toContain("Organisation");
});

test("covers every table with a person in it, and no other", () => {
  expect(Object.keys(personalData).toSorted()).toEqual([...modelsWithPeople()].toSorted());
});

/** Something in every table. */
async function createFullLife(overrides: Parameters<typeof createUser>[0] = {}): Promise<User> {
  const user = await createUser({ passwordHash: await hashPassword(password), name: "Ana Unmistakable", email: "unmistakable@region.example", grants: ["editor"], ...overrides });
  const userId = user.id;
  const soon = new Date(Date.now() + 1_000_000);
  const enrolment = await createEnrolment({ userId });
  await createProgress(enrolment.id, ["first-lesson"]);
  const attempt = await db.quizAttempt.create({ data: { id: "attempt", enrolmentId: enrolment.id, unitKey: "final-test", unitId: "unit", quizHash: "hash", number: 1, startedAt: soon, paper: {} } });
  await db.quizAnswer.create({ data: { attemptId: attempt.id, questionKey: "first", value: "yes", savedAt: soon } });
  await db.note.create({ data: { id: "note", userId, courseId: enrolment.courseId, unitKey: "first-lesson", text: "my own words" } });
  await db.caseAnswer.create({ data: { userId, courseId: enrolment.courseId, unitKey: "case", questionKey: "need", practice: "a-practice", text: "my own words", locale: "en", updatedAt: new Date() } });
  await db.learningDay.create({ data: { userId, courseId: enrolment.courseId, day: "2026-01-15", seconds: 60 } });
  await db.learningClock.create({ data: { userId, counted: soon } });
  await db.session.create({ data: { id: "session-hash", userId, expiresAt: soon, userAgent: "Test browser" } });
  await db.emailToken.create({ data: { id: "token-hash", userId, purpose: "reset", email: user.email, expiresAt: soon } });
  await db.mail.create({ data: { id: "mail", to: user.email, subject: "Choose a new password", text: "http://localhost:3000/reset/secret-link" } });
  await db.invitation.create({ data: { id: "of-them", email: user.email, expiresAt: soon } });
  await db.invitation.create({ data: { id: "by-them", createdById: userId, expiresAt: soon } });
  await db.auditEntry.create({ data: { id: "act", actorId: userId, action: "course.imported", subjectType: "course", subjectId: enrolment.courseId } });
  await db.auditEntry.create({ data: { id: "about", action: "role.granted", subjectType: "user", subjectId: userId } });
  await db.notification.create({ data: { id: "told", userId, event: "post:1", kind: "reply", path: "/forum/posts/1", values: { title: "Housing" }, createdAt: soon } });
  await db.notification.create({ data: { id: "told-of-them", userId: (await createUser()).id, event: "post:2", kind: "reply", path: "/forum/posts/2", values: { title: "Housing" }, actorId: userId, createdAt: soon } });
  await db.askedPerson.create({ data: { userId, regionId: (await createRegion()).id, role: "my own words for what I do", areas: ["housing"], languages: ["en"], agreedAt: soon } });
  await db.notificationSetting.create({ data: { userId, muted: [], unsubscribeKey: `unsubscribe-key-${userId}` } });
  await talkInForum(userId, soon);
  await collectPractices(userId, soon);
  await answerIndicators(userId, soon);
  await planAction(userId, soon);
  await createCertificate({ userId, courseId: enrolment.courseId, snapshot: { holder: "Ana Unmistakable" } });
  return user;
}

/** A topic that somebody answered, and everything that goes on around it. */
async function talkInForum(userId: string, at: Date): Promise<void> {
  const topic = await createTopic({ authorId: userId, themes: ["health"], posts: ["Said in the forum"], fields: { need: "Housing", contact: "unmistakable@region.example" } });
  const answer = await createPost(topic.id, { text: "An answer" });
  const own = await postAt(topic.id, 1);
  const gone = await createPost(topic.id, { authorId: userId, text: "my own words, taken back", deletedAt: at, deletedById: userId });
  await db.postRevision.create({ data: { id: `revision-${userId}`, postId: own.id, document: {}, text: "my own words before", editorId: userId, at } });
  await db.postMention.create({ data: { postId: own.id, userId } });
  await db.untoldPost.create({ data: { postId: own.id, at: new Date() } });
  await db.postTranslation.create({ data: { postId: answer.id, locale: "sv", document: {}, text: "Ett svar", source: "human", translatorId: userId, at } });
  await db.reaction.create({ data: { postId: answer.id, userId, kind: "thanks", at } });
  await db.topicReader.create({ data: { topicId: topic.id, userId, lastSeq: 2, at } });
  await db.draft.create({ data: { userId, place: `topic:${topic.id}`, document: {}, title: "my own words begun", updatedAt: at } });
  await db.follow.create({ data: { userId, targetType: "topic", targetId: String(topic.id), at } });
  await db.follow.create({ data: { userId: (await createUser()).id, targetType: "person", targetId: userId, at } });
  await db.flag.create({ data: { id: `flag-${answer.id}`, targetKind: "post", targetId: String(answer.id), reporterId: userId, reason: "spam", note: "my own words to moderators", createdAt: at } });
  await db.flag.create({ data: { id: `flag-${gone.id}`, targetKind: "post", targetId: String(gone.id), reporterId: (await createUser()).id, reason: "spam", createdAt: at, resolvedAt: at, resolvedById: userId, resolution: "upheld" } });
  await db.moderationAct.create({ data: { id: `act-of-${own.id}`, kind: "hide", topicId: topic.id, moderatorId: userId, createdAt: at } });
  await db.moderationAct.create({ data: { id: `act-on-${own.id}`, kind: "warn", topicId: topic.id, subjectId: userId, appeal: "my own words of appeal", appealedAt: at, createdAt: at } });
  await db.storedFile.create({ data: { id: `file-${own.id}`, hash: "hash", type: "image/webp", bytes: 1, width: 1, height: 1, userId, createdAt: at } });
  await db.postFile.create({ data: { fileId: `file-${own.id}`, postId: own.id, place: "post" } });
  await createWorkshopLife(userId, at);
}

async function answerIndicators(userId: string, at: Date): Promise<void> {
  const setId = newId();
  await db.indicatorSet.create({ data: { id: setId, slug: setId, edition: "1", content: {}, contentHash: "" } });
  await db.questionnaire.create({
    data: {
      id: newId(), setId, regionId: (await createRegion()).id, year: 2026, status: "final", createdAt: at, signedOffAt: at, signedOffById: userId,
      experts: { create: { userId, addedAt: at } },
      answers: { create: { code: "plan", score: 50, comment: "Said for the region", answeredAt: at, answeredById: userId } },
      queries: { create: { id: newId(), code: "plan", text: "Asked of the region", askedById: userId, askedAt: at } },
    },
  });
}

async function planAction(userId: string, at: Date): Promise<void> {
  await db.action.create({
    data: {
      id: newId(), title: "my own words for an action", locale: "en", areas: [], targets: [], status: "draft", createdById: userId, createdAt: at, changedAt: at,
      sections: { create: { key: "problem", content: { texts: { problem: "Said of a problem" }, rows: [] }, changedAt: at, changedById: userId } },
      members: { create: { userId, role: "lead", addedAt: at } },
      log: { create: { id: newId(), day: "2026-01-01", light: "green", reasons: "Said in a log", actuals: {}, writtenById: userId, writtenAt: at } },
      evaluations: { create: { id: newId(), framework: "oecd-dac", phase: "end", kind: "self", openedAt: at, answers: { create: { question: "relevance.needs", judgement: "Said of a need", changedAt: at, changedById: userId } } } },
      voices: { create: { id: newId(), tokenHash: newId(), openedAt: at, closesOn: "2026-01-31", closedAt: at, answers: { create: { id: newId(), difference: 3, recommend: 4 } } } },
    },
  });
}

async function collectPractices(userId: string, at: Date): Promise<void> {
  const practice = await db.practice.create({ data: { slug: `practice-${nextNumber()}`, originalLocale: "en", publishedAt: at, updatedAt: at } });
  await db.practiceAdoption.create({ data: { id: `adoption-${practice.id}`, practiceId: practice.id, place: "A region", state: "planned", changes: "Said of an adoption", locale: "en", userId, createdAt: at } });
  await db.dataImport.create({ data: { id: `data-${practice.id}`, target: "figures", fileName: "my own words.csv", format: "csv", size: 1, state: "checked", authorId: userId, createdAt: at, rows: { create: { number: 2, state: "wrong", title: "my own words", problems: [] } } } });
  await db.indicatorSetDraft.create({ data: { id: `set-${practice.id}`, content: {}, createdAt: at, changedAt: at, changedById: userId } });
  await db.practiceImport.create({ data: { id: `import-${practice.id}`, fileName: "my own words.csv", format: "csv", size: 1, state: "checked", authorId: userId, createdAt: at, rows: { create: { number: 2, state: "good", title: "my own words", problems: [] } } } });
  await db.practiceList.create({ data: { id: `list-${practice.id}`, userId, title: "my own words on a list", createdAt: at, items: { create: { practiceId: practice.id, note: "my own words", addedAt: at } } } });
  await db.practiceInquiry.create({ data: { id: `inquiry-${practice.id}`, practiceId: practice.id, askerId: userId, subject: "my own words of a question", createdAt: at, changedAt: at, messages: { create: { id: `message-${practice.id}`, authorId: userId, text: "my own words", locale: "en", sentAt: at } } } });
  await db.translationProposal.create({ data: { id: newId(), practiceId: practice.id, locale: "sv", translatorId: userId, state: "draft", words: { need: { words: "my own words" } }, createdAt: at, changedAt: at } });
  await db.savedSearch.create({ data: { id: `search-${practice.id}`, userId, name: "my own words of a search", address: "q=health", seenAt: at, createdAt: at } });
  await db.submission.create({ data: { id: newId(), authorId: userId, state: "draft", locale: "en", title: "my own words", fields: { need: "my own words" }, createdAt: at, changedAt: at, events: { create: { id: newId(), kind: "started", actorId: userId, at } } } });
}

async function createWorkshopLife(userId: string, at: Date): Promise<void> {
  const workshopId = `workshop-of-${(await db.workshop.count()) + 1}`;
  await db.workshop.create({ data: { id: workshopId, ownerId: userId, title: "Housing first", purpose: "Agree on one action", locale: "en", languages: ["en"], startsAt: at, timeZone: "UTC", audience: "open", preparation: [], rules: {}, status: "published", createdAt: at } });
  await db.agendaItem.create({ data: { id: `item-${workshopId}`, workshopId, position: 0, kind: "welcome", title: "Welcome", minutes: 10, material: [] } });
  await db.agendaTemplate.create({ data: { id: `template-${workshopId}`, ownerId: userId, name: "my own words for an agenda", items: [], createdAt: at } });
  await db.breakoutGroup.create({ data: { id: `group-${workshopId}`, workshopId, name: "North", position: 0 } });
  const seat = `seat-${workshopId}`;
  await db.registration.create({ data: { id: seat, workshopId, userId, role: "participant", status: "registered", groupId: `group-${workshopId}`, registeredAt: at } });
  await db.roomEvent.create({ data: { workshopId, seq: 1, at, seat, act: "act", body: { type: "chat.said", text: "Said in a workshop" } } });
  await db.roomSnapshot.create({ data: { workshopId, seq: 1, version: 1, state: "{}" } });
  await db.attendanceSpan.create({ data: { id: `span-${workshopId}`, registrationId: seat, from: at, to: at } });
  await db.ballotVoter.create({ data: { pollId: "poll", registrationId: seat } });
  await db.notesUpdate.create({ data: { workshopId, groupId: "", seq: 1, update: Buffer.from([0, 0]) } });
  await db.notesAuthor.create({ data: { workshopId, groupId: "", client: "1", registrationId: seat } });
  await db.workshopMinutes.create({ data: { workshopId, version: 1, seq: 1, summary: "Said in minutes", remarks: {}, editedAt: at, approvedAt: at, approvedById: userId } });
  await db.workshopEvaluation.create({ data: { id: `evaluation-${workshopId}`, workshopId, registrationId: seat, usefulness: 4, willUse: "yes", what: "my own words on a workshop" } });
}

async function dumpDatabase(): Promise<Record<string, unknown[]>> {
  const names = readModels().map(({ name }) => name);
  const tables: Record<string, unknown[]> = {};
  for (const name of names) tables[name] = await db.$queryRawUnsafe<unknown[]>(`SELECT * FROM "${name}"`);
  return tables;
}

const asText = (value: unknown): string => JSON.stringify(value, (_, part: unknown) => (typeof part === "bigint" ? Number(part) : part));

test("exports something from every table, without secrets", async () => {
  const actor = await createActor(createFullLife());
  const { tables } = await exportPersonalData(actor);
  for (const [name, { rows, why, until }] of Object.entries(tables)) expect([name, rows.length > 0, why !== "", until !== ""]).toEqual([name, true, true, true]);
  const text = asText(tables);
  expect(text).toContain("my own words");
  for (const secret of ["$argon2id$", "session-hash", "token-hash", "secret-link", "unsubscribe-key"]) expect(text).not.toContain(secret);
});

test("exports nothing of others", async () => {
  await createFullLife();
  const { tables } = await exportPersonalData(await createActor());
  expect(Object.entries(tables).flatMap(([name, { rows }]) => (rows.length > 0 ? [name] : []))).toEqual(["User"]);
});

test("erases the person from every table; the certificate stays checkable", async () => {
  const user = await createFullLife();
  await eraseAccount(await createActor(user), { currentPassword: password });
  const { Certificate: certificates, ...others } = await dumpDatabase();
  expect(asText(others)).not.toMatch(new RegExp(`${user.id}|unmistakable|my own words`, "i"));
  expect(certificates).toHaveLength(1);
  expect(asText(certificates)).toContain("Ana Unmistakable");
  expect(asText(certificates)).not.toContain(user.id);
  expect(asText(others.Post)).toContain("Said in the forum"); // the conversation stays readable
  expect(others.AuditEntry).toHaveLength(2); // the act without its author, and that an account was erased
});

test("erases nobody else", async () => {
  const other = await createFullLife();
  const leaving = await createUser({ passwordHash: await hashPassword(password) });
  await eraseAccount(await createActor(leaving), { currentPassword: password });
  const { tables } = await exportPersonalData(await createActor(other));
  for (const { rows } of Object.values(tables)) expect(rows.length).toBeGreaterThan(0);
});

test("asks for the password, and keeps the last administrator", async () => {
  const user = await createAdmin({ passwordHash: await hashPassword(password) });
  const actor = await createActor(user);
  await expect(eraseAccount(actor, { currentPassword: "a wrong guess" })).rejects.toMatchObject({ detail: "accounts:errors.currentPassword" });
  await expect(eraseAccount(actor, { currentPassword: password })).rejects.toMatchObject({ detail: "accounts:errors.lastAdmin" });
  expect(await canEraseOwnAccount(actor)).toBe(false);
  await createAdmin();
  expect(await canEraseOwnAccount(actor)).toBe(true);
  await eraseAccount(actor, { currentPassword: password });
  expect(await db.user.findUnique({ where: { id: user.id } })).toBeNull();
});

test("removes what has been kept long enough, and nothing else", async () => {
  const admin = await createAdminActor();
  await createFullLife();
  await createUser({ emailConfirmedAt: null, email: "never@region.example" });
  await createUser({ emailConfirmedAt: null, email: "just@region.example", createdAt: new Date() });
  await createInvitation(admin, { email: null, role: null, organisationId: null, days: 7 });
  const before = await dumpDatabase();
  await removeExpired();
  const after = await dumpDatabase();
  expect(after).toEqual({ ...before, User: before.User?.filter((user) => !asText(user).includes("never@")) });
  await removeExpired(new Date(Date.now() + 400 * 86_400_000));
  expect([await db.session.count(), await db.emailToken.count(), await db.mail.count(), await db.invitation.count()]).toEqual([0, 0, 0, 0]);
  expect(await db.note.count()).toBe(1);
});

test("removes what people were told 90 days after they read it, or after a year", async () => {
  const { id: userId } = await createUser();
  const now = new Date("2026-06-01T12:00:00.000Z");
  const ago = (days: number): Date => new Date(now.getTime() - days * 86_400_000);
  const told = (id: string, createdAt: Date, readAt: Date | null) => db.notification.create({ data: { id, userId, event: id, kind: "reply", path: "/courses", values: { title: "Housing" }, createdAt, readAt } });
  await told("read long ago", ago(120), ago(90));
  await told("just read", ago(120), ago(89));
  await told("unread", ago(364), null);
  await told("unread for a year", ago(365), null);
  await removeExpired(now);
  expect((await db.notification.findMany({ orderBy: { id: "asc" } })).map(({ id }) => id)).toEqual(["just read", "unread"]);
});
