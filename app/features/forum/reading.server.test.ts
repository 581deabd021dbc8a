import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "#app/auth/actor.ts";
import { countStatements, db } from "#app/db/client.server.ts";
import { createActor, createAdminActor, createCourse, createEnrolment, createRegion } from "#tests/support/factories.ts";
import { createPost, createSpace, createTopic, postAt } from "#tests/support/forum-factory.ts";
import { countUnreadTopics, markRead } from "./reading.server.ts";
import { ensureCourseSpaces, ensureReferenceSpaces } from "./reference-spaces.server.ts";
import { getSpace, listSpaces } from "./spaces.server.ts";
import { readableSpaces, whoMayRead } from "./space-access.server.ts";
import { listTopics, topicsPerPage, topicViews, type TopicListInput } from "./topic-list.server.ts";

const now = new Date("2026-01-20T10:00:00.000Z");
let actor: Actor;

beforeEach(async () => {
  actor = await createActor();
});

const list = (who: Actor | null, input: Partial<TopicListInput> = {}) => listTopics(who, { view: "active", now, ...input });
const ids = async (who: Actor | null, input: Partial<TopicListInput> = {}) => (await list(who, input)).topics.map(({ id }) => id);

describe("spaces", () => {
  it("are there without anybody asking: general, areas, regions, courses; once", async () => {
    await createRegion({ slug: "skane", names: { en: "Skåne", fr: "Scanie" } });
    const { course } = await createCourse({ title: "Essentials", slug: "essentials" });
    for (let round = 0; round < 2; round += 1) {
      await ensureReferenceSpaces();
      await ensureCourseSpaces();
    }
    const spaces = await db.space.findMany({ orderBy: [{ position: "asc" }, { id: "asc" }] });
    expect(spaces.map(({ slug }) => slug)).toEqual(["general", "governance", "evaluation", "antidiscrimination", "culture-religion", "education", "health", "housing", "labour-market", "language", "social-security", "region-skane", "course-essentials"]);
    expect(await getSpace(null, { slug: "region-skane", locale: "fr" })).toMatchObject({ name: "Scanie", locale: "fr", regionSlug: "skane", can: { write: false, moderate: false } });
    expect(await getSpace(await createAdminActor(), { slug: "course-essentials", locale: "sv" })).toMatchObject({ name: "Essentials", locale: "en", courseSlug: "essentials", can: { write: true, moderate: true } });
    await createCourse({ course, title: "Essentials, renewed" });
    await ensureCourseSpaces();
    expect(await getSpace(await createAdminActor(), { slug: "course-essentials", locale: "en" })).toMatchObject({ name: "Essentials, renewed" });
    await expect(getSpace(actor, { slug: "course-essentials", locale: "en" })).rejects.toMatchObject({ code: "not-found" });
  });

  it("let in whom they are for", async () => {
    const enrolment = await createEnrolment({ userId: actor.id });
    const everybody = await createSpace({ position: 1 });
    const members = await createSpace({ position: 2, readers: "members" });
    const course = await createSpace({ position: 3, kind: "course", readers: "course", writers: "course", courseId: enrolment.courseId });
    const slugs = async (who: Actor | null) => (await readableSpaces(who)).map(({ id }) => id);
    expect(await slugs(null)).toEqual([everybody.id]);
    expect(await slugs(await createActor())).toEqual([everybody.id, members.id]);
    expect(await slugs(actor)).toEqual([everybody.id, members.id, course.id]);
    const admin = await createAdminActor();
    expect(await slugs(admin)).toEqual([everybody.id, members.id, course.id]);
    const other = await createActor();
    expect(await whoMayRead(db, course.id, [actor.id, other.id, admin.id, "nobody"])).toEqual(new Set([actor.id, admin.id]));
    expect(await whoMayRead(db, members.id, [actor.id, other.id])).toEqual(new Set([actor.id, other.id]));
  });

  it("say at home what goes on in them, in few statements however many there are", async () => {
    const space = await createSpace({ position: 1 });
    const topic = await createTopic({ spaceId: space.id, posts: ["One", "Two"] });
    await createTopic({ spaceId: space.id, hiddenAt: now });
    await createTopic({ spaceId: (await createSpace({ readers: "members" })).id });
    await db.follow.create({ data: { userId: actor.id, targetType: "space", targetId: space.id, at: now } });
    const home = (who: Actor | null) => listSpaces(who, { locale: "en", now });
    expect(await home(null)).toMatchObject([{ id: space.id, topics: 1, followers: 1, unread: 0, follow: null, latest: { topicId: topic.id, title: topic.title } }]);
    expect(await home(actor)).toMatchObject([{ unread: 1 }, { id: space.id, unread: 1, follow: "follow" }]);
    const few = await countStatements(() => home(actor));
    for (let count = 0; count < 5; count += 1) await createTopic();
    const many = await countStatements(() => home(actor));
    expect(many.statements.length).toBe(few.statements.length);
    expect(many.statements.length).toBeLessThanOrEqual(3);
  });
});

describe("reading", () => {
  it("goes on only, never beyond what there is, and is counted to the post", async () => {
    const topic = await createTopic({ posts: ["One", "Two", "Three"] });
    const unread = async () => (await list(actor)).topics[0];
    expect(await unread()).toMatchObject({ unread: 3, firstUnreadPostId: (await postAt(topic.id, 1)).id });
    expect(await markRead(actor, { topicId: topic.id, seq: 2 }, now)).toBe(2);
    expect(await markRead(actor, { topicId: topic.id, seq: 1 }, now)).toBe(2);
    expect(await unread()).toMatchObject({ unread: 1, firstUnreadPostId: (await postAt(topic.id, 3)).id });
    expect(await countUnreadTopics(actor, { now })).toBe(1);
    expect(await markRead(actor, { topicId: topic.id, seq: 99 }, now)).toBe(3);
    expect(await unread()).toMatchObject({ unread: 0, firstUnreadPostId: null });
    expect(await countUnreadTopics(actor, { now })).toBe(0);
    await createPost(topic.id, { authorId: actor.id });
    await createPost(topic.id, { heldAt: now });
    await createPost(topic.id, { deletedAt: now });
    expect(await unread()).toMatchObject({ unread: 0 });
    expect((await list(null)).topics).toMatchObject([{ unread: null, firstUnreadPostId: null }]);
  });

  it("takes the furthest of two devices", async () => {
    const topic = await createTopic({ posts: Array.from({ length: 9 }, (_, index) => `${index}`) });
    await Promise.all([3, 9, 1, 7].map((seq) => markRead(actor, { topicId: topic.id, seq }, now)));
    expect(await db.topicReader.findMany()).toMatchObject([{ lastSeq: 9 }]);
  });

  it("does not tell of topics one may not read", async () => {
    const space = await createSpace({ kind: "course", readers: "course" });
    const topic = await createTopic({ spaceId: space.id });
    await expect(markRead(actor, { topicId: topic.id, seq: 1 })).rejects.toMatchObject({ code: "not-found" });
    expect(await countUnreadTopics(actor, { now })).toBe(0);
  });
});

describe("lists of topics", () => {
  it("hold what each view is for", async () => {
    const space = await createSpace();
    const make = (hour: number, input: Parameters<typeof createTopic>[0] = {}) => createTopic({ spaceId: space.id, createdAt: new Date(now.getTime() - hour * 3_600_000), ...input });
    const old = await make(24 * 90);
    const question = await make(4, { kind: "question", locale: "sv", themes: ["health"] });
    const answered = await make(3, { kind: "question", posts: ["Why?", "So."] });
    await db.topic.update({ where: { id: answered.id }, data: { acceptedPostId: (await postAt(answered.id, 2)).id } });
    const own = await make(2, { authorId: actor.id });
    const pinned = await make(24 * 30, { pinnedAt: now });
    await make(1, { hiddenAt: now });
    await make(1, { deletedAt: now });
    await make(1, { mergedIntoId: own.id });
    const elsewhere = await createTopic({ createdAt: new Date(now.getTime() - 60_000) });
    await createTopic({ spaceId: (await createSpace({ kind: "course", readers: "course" })).id });

    expect(await ids(actor)).toEqual([elsewhere.id, own.id, answered.id, question.id, pinned.id, old.id]);
    expect(await ids(null)).toEqual(await ids(actor));
    expect(await ids(actor, { view: "space", spaceId: space.id })).toEqual([pinned.id, own.id, answered.id, question.id, old.id]);
    expect(await ids(actor, { view: "unanswered" })).toEqual([question.id]);
    expect(await ids(actor, { view: "new" })).toEqual([elsewhere.id, answered.id, question.id, pinned.id]);
    expect(await ids(null, { view: "new" })).toEqual([]);
    expect(await ids(actor, { view: "own" })).toEqual([own.id]);
    expect(await ids(actor, { view: "followed" })).toEqual([]);
    expect(await ids(actor, { kind: "question" })).toEqual([answered.id, question.id]);
    expect(await ids(actor, { tag: "health" })).toEqual([question.id]);
    expect(await ids(actor, { language: "sv" })).toEqual([question.id]);
    await db.follow.createMany({ data: [{ userId: actor.id, targetType: "topic", targetId: String(question.id), muted: true, at: now }, { userId: actor.id, targetType: "topic", targetId: String(answered.id), at: now }, { userId: actor.id, targetType: "space", targetId: elsewhere.spaceId, muted: true, at: now }] });
    expect(await ids(actor, { view: "new" })).toEqual([answered.id, pinned.id]);
    expect(await ids(actor, { view: "followed" })).toEqual([answered.id]);
  });

  it("come page by page, in the same number of statements however long they are", async () => {
    const space = await createSpace();
    const few = await countStatements(() => list(actor));
    for (let count = 0; count < topicsPerPage + 3; count += 1) await createTopic({ spaceId: space.id, authorId: actor.id, createdAt: new Date(now.getTime() - count * 60_000) });
    const first = await list(actor);
    const second = await list(actor, { page: 2 });
    expect([first.topics.length, first.hasNext, second.topics.length, second.hasNext]).toEqual([topicsPerPage, true, 3, false]);
    expect(new Set([...first.topics, ...second.topics].map(({ id }) => id)).size).toBe(topicsPerPage + 3);
    for (const view of topicViews) {
      const many = await countStatements(() => list(actor, { view, spaceId: space.id }));
      expect(many.statements.length).toBeLessThanOrEqual(view === "space" ? 3 : few.statements.length);
    }
  });
});
