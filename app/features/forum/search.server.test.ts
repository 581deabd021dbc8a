import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { countStatements, db } from "#app/db/client.server.ts";
import { createActor } from "#tests/support/factories.ts";
import { createPost, createSpace, createTopic } from "#tests/support/forum-factory.ts";
import { searchPosts, searchSchema, type ForumSearch } from "./search.server.ts";
import { similarTopics } from "./similar-topics.server.ts";
import { toMatch, toSegments } from "./search-query.ts";

const now = new Date("2026-01-20T10:00:00.000Z");
let spaceId: string;

beforeEach(async () => {
  spaceId = (await createSpace()).id;
});

const search = (q: string, filters: Partial<ForumSearch> = {}, actor: Parameters<typeof searchPosts>[0] = null) => searchPosts(actor, searchSchema.parse({ q, ...filters }), now);
const texts = async (q: string, filters: Partial<ForumSearch> = {}) => (await search(q, filters)).found.map(({ text }) => text.map((part) => part.text).join(""));

describe("what is typed", () => {
  it.each([
    ["integration", '"integration"*'],
    ["integration ", '"integration"'],
    ["young people", '"young" "people"*'],
    ['"young people" school', '"young people" "school"*'],
    ['"young people', '"young people"'],
    ["« jeunes gens »", '"jeunes gens"'],
    ["a AND (b OR NEAR", '"a" "AND" "(b" "OR" "NEAR"*'],
    ["c++ *", '"c++"'],
    ["plan a", '"plan" "a"'],
    ["-- ' * \" :", null],
    ["", null],
  ])("%s asks for %s", (typed, expected) => {
    expect(toMatch(typed)).toBe(expected);
  });

  it("is never a syntax error", async () => {
    await createTopic({ spaceId, posts: ["Some words"] });
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string({ unit: "binary" }), fc.array(fc.constantFrom('"', "*", "(", ")", "^", "-", ":", "NEAR", "AND", "title", "word", " ", "{", "+")).map((parts) => parts.join(" "))), async (typed) => {
        await search(typed);
        await similarTopics(null, typed);
      }),
      { numRuns: 300 },
    );
  });

  it("comes back as pieces, found or not", () => {
    expect(toSegments("a \u0002b\u0003 c \u0002d\u0003")).toEqual([{ text: "a ", hit: false }, { text: "b", hit: true }, { text: " c ", hit: false }, { text: "d", hit: true }]);
  });
});

describe("searching", () => {
  it("finds words and beginnings without minding case and accents, and marks them", async () => {
    await createTopic({ spaceId, title: "Integração", posts: ["Crianças na escola", "Something else"] });
    expect(await texts("CRIANCAS esc")).toEqual(["Crianças na escola"]);
    expect(await texts('"na escola"')).toEqual(["Crianças na escola"]);
    expect(await texts('"escola na"')).toEqual([]);
    expect((await search("escola")).found[0]).toMatchObject({ title: [{ text: "Integração", hit: false }], text: [{ text: "Crianças na ", hit: false }, { text: "escola", hit: true }] });
    expect((await search("integracao")).found[0]?.title).toEqual([{ text: "Integração", hit: true }]);
  });

  it("finds nothing that the person may not read", async () => {
    const actor = await createActor();
    const members = await createSpace({ readers: "members" });
    const course = await createSpace({ kind: "course", readers: "course" });
    for (const id of [spaceId, members.id, course.id]) await createTopic({ spaceId: id, posts: ["secretword"] });
    await createTopic({ spaceId, hiddenAt: now, posts: ["secretword"] });
    const topic = await createTopic({ spaceId, posts: ["harmless"] });
    for (const state of [{ heldAt: now }, { hiddenAt: now }, { deletedAt: now }]) await createPost(topic.id, { text: "secretword", ...state });
    expect(await search("secretword")).toMatchObject({ total: 1, facets: { space: { [spaceId]: 1 } } });
    expect(await search("secretword", {}, actor)).toMatchObject({ total: 2, facets: { space: { [spaceId]: 1, [members.id]: 1 } } });
  });

  it("counts what each choice would leave, the other filters kept", async () => {
    const other = await createSpace();
    const make = (input: Parameters<typeof createTopic>[0]) => createTopic({ spaceId, posts: ["common"], createdAt: new Date(now.getTime() - 3_600_000), ...input });
    await make({ kind: "question", themes: ["health", "housing"], locale: "sv" });
    await make({ kind: "question", spaceId: other.id, createdAt: new Date(now.getTime() - 20 * 86_400_000) });
    await make({ themes: ["health"] });
    const found = await search("common", { kind: "question" });
    expect(found.total).toBe(2);
    expect(found.facets).toEqual({ space: { [spaceId]: 1, [other.id]: 1 }, kind: { question: 2, discussion: 1 }, language: { sv: 1, en: 1 }, tag: { health: 1, housing: 1 }, time: { week: 1, month: 2, year: 2 } });
    expect((await search("common", { tag: "health", language: "en" })).total).toBe(1);
    expect((await search("common", { time: "week", space: other.id })).total).toBe(0);
  });

  it("puts titles and new posts first", async () => {
    const at = (daysAgo: number) => new Date(now.getTime() - daysAgo * 86_400_000);
    const old = await createTopic({ spaceId, posts: ["mentoring here"], createdAt: at(700) });
    const recent = await createTopic({ spaceId, posts: ["mentoring here"], createdAt: at(1) });
    const titled = await createTopic({ spaceId, title: "Mentoring", posts: ["of many"], createdAt: at(300) });
    expect((await search("mentoring")).found.map(({ topicId }) => topicId)).toEqual([titled.id, recent.id, old.id]);
  });

  it("follows what is changed", async () => {
    const topic = await createTopic({ spaceId, title: "Before", posts: ["before"] });
    await db.topic.update({ where: { id: topic.id }, data: { title: "After" } });
    await db.post.updateMany({ where: { topicId: topic.id }, data: { text: "afterwards" } });
    expect(await texts("before")).toEqual([]);
    expect(await texts("after")).toEqual(["afterwards"]);
  });

  it("takes as many statements for thousands of posts as for one, and pages through them", async () => {
    await createTopic({ spaceId, posts: ["word"] });
    const few = await countStatements(() => search("word"));
    await createTopic({ spaceId, posts: Array.from({ length: 3_000 }, (_, index) => `word number ${index}`) });
    const { result, statements } = await countStatements(() => search("word", { page: 3 }));
    expect(statements.length).toBeLessThanOrEqual(few.statements.length);
    expect(statements.length).toBeLessThanOrEqual(4);
    expect(result).toMatchObject({ total: 2_000, isCut: true, page: 3, pages: 100 });
    expect(result.found).toHaveLength(20);
    expect((await search("word", { page: 99 })).found).toHaveLength(20);
  });
});

describe("topics like the one that is being typed", () => {
  it("are found by any word of the title, for who may read them", async () => {
    const topic = await createTopic({ spaceId, title: "Language courses for parents", posts: ["x"] });
    await createTopic({ spaceId: (await createSpace({ kind: "course", readers: "course" })).id, title: "Language courses elsewhere" });
    await createTopic({ spaceId, title: "Something else" });
    expect(await similarTopics(null, "Which langua courses")).toEqual([{ topicId: topic.id, title: "Language courses for parents", answered: false, postCount: 1 }]);
    expect(await similarTopics(null, "of")).toEqual([]);
    expect(await similarTopics(null, "What is there for everybody in the region?")).toEqual([]);
    await db.topic.update({ where: { id: topic.id }, data: { title: "Swimming for parents" } });
    expect(await similarTopics(null, "language courses")).toEqual([]);
    expect(await similarTopics(null, "swimm")).toMatchObject([{ topicId: topic.id }]);
    await db.topic.delete({ where: { id: topic.id } });
    expect(await similarTopics(null, "swimming")).toEqual([]);
  });

  it("weighs words that few titles have, so that a title of common words takes no longer than a rare one", async () => {
    const { id } = await createTopic({ spaceId, title: "Housing vouchers" });
    await db.topic.createMany({ data: Array.from({ length: 3_000 }, () => ({ spaceId, kind: "discussion", title: "Housing for integration", locale: "en", postCount: 1, lastSeq: 1, createdAt: now, lastPostAt: now })) });
    expect(await similarTopics(null, "Integration and housing voucher")).toMatchObject([{ topicId: id }]);
    expect((await similarTopics(null, "housing vouchers for integration")).map(({ topicId }) => topicId)).toEqual([id]);
    expect(await similarTopics(null, "housing integration")).toHaveLength(5);
    const { statements } = await countStatements(() => similarTopics(null, "housing integration"));
    expect(statements.length).toBeLessThanOrEqual(3);
  });
});
