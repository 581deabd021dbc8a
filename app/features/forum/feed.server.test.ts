import { beforeEach, describe, expect, it } from "vitest";
import { db } from "#app/db/client.server.ts";
import { xmlText } from "#app/lib/xml.ts";
import type { Topic } from "#app/db/generated/client.ts";
import { createUser } from "#tests/support/factories.ts";
import { createPost, createSpace, createTopic, documentOf, postAt } from "#tests/support/forum-factory.ts";
import { feedVersion, getFeed, writeFeed } from "./feed.server.ts";

const now = new Date("2026-03-02T10:00:00.000Z");
let topic: Topic;
let slug: string;

beforeEach(async () => {
  const space = await createSpace();
  slug = space.slug;
  topic = await createTopic({ spaceId: space.id, title: "Tea & <talk>", locale: "sv", posts: ["First words"] });
});

const feed = (space?: string) => getFeed({ slug: space, locale: "en" });
const ids = async (space?: string) => (await feed(space)).entries.map(({ postId }) => postId);

describe("a feed", () => {
  it("has what everybody may read, newest first, of all spaces or of one", async () => {
    const first = (await postAt(topic.id, 1)).id;
    const second = (await createPost(topic.id)).id;
    const elsewhere = (await postAt((await createTopic()).id, 1)).id;
    const members = await createSpace({ readers: "members" });
    await createTopic({ spaceId: members.id });
    await createPost(topic.id, { hiddenAt: now });
    await createPost(topic.id, { heldAt: now });
    await createPost(topic.id, { deletedAt: now });
    await createTopic({ spaceId: topic.spaceId, hiddenAt: now });
    expect(await ids()).toEqual([elsewhere, second, first]);
    expect(await ids(slug)).toEqual([second, first]);
    await expect(feed(members.slug)).rejects.toMatchObject({ code: "not-found" });
    await expect(feed("no-such-space")).rejects.toMatchObject({ code: "not-found" });
  });

  it("says each post in its own language, by whom, and where it stays", async () => {
    const author = await createUser({ name: "Åsa \"A\" Berg" });
    const { id } = await createPost(topic.id, { authorId: author.id, locale: "pt", document: documentOf("Chá & <bolo>"), createdAt: now });
    const text = writeFeed(await feed(slug));
    expect(text).toContain(`/forum/posts/${id}</id>`);
    expect(text).toContain('<entry xml:lang="pt">');
    expect(text).toContain('<title xml:lang="sv">Tea &amp; &lt;talk&gt;</title>');
    expect(text).toContain("<name>Åsa &quot;A&quot; Berg</name>");
    expect(text).toContain("&lt;p&gt;Chá &amp;amp; &amp;lt;bolo&amp;gt;&lt;/p&gt;");
    expect(text).toContain(`<updated>${now.toISOString()}</updated>`);
  });

  it("has titles in its own language where somebody has translated them, for as long as they say what the topic says", async () => {
    const { id } = await postAt(topic.id, 1);
    const head = { words: { title: "Tea and talk" }, of: { title: topic.title } };
    await db.postTranslation.create({ data: { postId: id, locale: "en", document: documentOf("First words"), text: "First words", source: "human", head, at: now } });
    const titles = async (locale: "en" | "fr") => (await getFeed({ locale })).entries.map(({ title, titleLocale }) => [title, titleLocale]);
    expect([await titles("en"), await titles("fr")]).toEqual([[["Tea and talk", "en"]], [[topic.title, "sv"]]]);
    await db.topic.update({ where: { id: topic.id }, data: { title: "Coffee" } });
    expect(await titles("en")).toEqual([["Coffee", "sv"]]);
  });

  it("is another version after each change, also when a post goes", async () => {
    const { id } = await createPost(topic.id);
    const version = async () => feedVersion(await feed());
    const versions = [await version()];
    await db.post.update({ where: { id }, data: { editedAt: now, document: documentOf("Other words") } });
    versions.push(await version());
    await db.post.update({ where: { id }, data: { hiddenAt: now } });
    versions.push(await version(), feedVersion(await getFeed({ locale: "sv" })));
    expect(new Set(versions).size).toBe(4);
    expect(await version()).toBe(versions[2]);
  });

  it("is there for a space in which nobody has written", async () => {
    const empty = await createSpace();
    expect(writeFeed(await feed(empty.slug))).toContain("<updated>1970-01-01T00:00:00.000Z</updated>");
  });

  it("says of invented posts that they are", async () => {
    await createTopic({ spaceId: topic.spaceId, illustrative: true });
    expect(writeFeed(await feed(slug)).match(/invented for demonstration/g)).toHaveLength(1);
  });

  it("has no sign that XML does not know", () => {
    expect(xmlText("a\u0000b\u001bc\ufffed\ud800e \u{1f331} & <i> \"q\"\n")).toBe("abcde \u{1f331} &amp; &lt;i&gt; &quot;q&quot;\n");
  });
});
