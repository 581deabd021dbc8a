import { beforeEach, describe, expect, it } from "vitest";
import { db } from "#app/db/client.server.ts";
import { createActor } from "#tests/support/factories.ts";
import { createSpace, createTopic, documentOf, postAt } from "#tests/support/forum-factory.ts";
import { searchPosts, searchSchema } from "./search.server.ts";
import { listTopics, othersCounted } from "./topic-list.server.ts";

const now = new Date("2026-03-02T10:00:00.000Z");
let spaceId: string;

beforeEach(async () => {
  spaceId = (await createSpace()).id;
});

const write = (locale: "en" | "it" | "sv" | "pt", title: string, changes: object = {}) => createTopic({ spaceId, locale, title, posts: [`About marmalade, in ${locale}`], createdAt: now, ...changes });

async function translate(topicId: number, locale: string): Promise<void> {
  const { id: postId } = await postAt(topicId, 1);
  await db.postTranslation.create({ data: { postId, locale, document: documentOf("x"), text: "x", source: "human", at: now } });
}

describe("lists for a reader who has chosen languages", () => {
  it("show topics in them or translated into them, and say how many others there are", async () => {
    await write("it", "Italiano");
    await write("sv", "Svenska");
    await translate((await write("sv", "Översatt")).id, "pt");
    const list = await listTopics(null, { view: "active", reads: ["it", "pt"], now });
    expect(list.topics.map(({ title }) => title).toSorted()).toEqual(["Italiano", "Översatt"]);
    expect(list).toMatchObject({ inOtherLanguages: 1, hasNext: false });
    expect(list.topics[0]).toMatchObject({ createdAt: now, lastPostAt: now, pinned: false, illustrative: false });
    expect(await listTopics(null, { view: "active", now })).toMatchObject({ inOtherLanguages: 0 });
  });

  it("say so also when nothing is left, and stop counting at some point", async () => {
    await write("sv", "Svenska");
    expect(await listTopics(null, { view: "active", reads: ["it"], now })).toMatchObject({ topics: [], inOtherLanguages: 1 });
    await db.topic.createMany({ data: Array.from({ length: othersCounted + 20 }, () => ({ spaceId, kind: "discussion", title: "x", locale: "sv", createdAt: now, lastPostAt: now, postCount: 1, lastSeq: 1 })) });
    expect(await listTopics(null, { view: "active", reads: ["it"], now })).toMatchObject({ inOtherLanguages: othersCounted + 1 });
  });

  it("keep what they follow, what they opened and what is pinned, in any language", async () => {
    const actor = await createActor();
    const own = await write("sv", "Eget", { authorId: actor.id });
    await write("sv", "Fäst", { pinnedAt: now });
    await db.follow.create({ data: { userId: actor.id, targetType: "topic", targetId: String(own.id), at: now } });
    for (const view of ["own", "followed"] as const) expect((await listTopics(actor, { view, reads: ["it"], now })).topics, view).toMatchObject([{ title: "Eget" }]);
    expect((await listTopics(actor, { view: "space", spaceId, reads: ["it"], now })).topics).toMatchObject([{ title: "Fäst" }]);
  });
});

describe("searching for a reader who has chosen languages", () => {
  it("finds what is in them or translated into them, says how much else there is, and lets a chosen language outdo them", async () => {
    await write("it", "Uno");
    await write("sv", "Ett");
    await translate((await write("sv", "Två")).id, "pt");
    const search = (filters: object = {}) => searchPosts(null, searchSchema.parse({ q: "marmalade", ...filters }), now, { reads: ["it", "pt"] });
    expect(await search()).toMatchObject({ total: 2, inOtherLanguages: 1, facets: { language: { it: 1, sv: 2 } } });
    expect(await search({ language: "sv" })).toMatchObject({ total: 2, inOtherLanguages: 0 });
  });
});
