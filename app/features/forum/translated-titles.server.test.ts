import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "#app/auth/actor.ts";
import { db } from "#app/db/client.server.ts";
import type { Topic } from "#app/db/generated/client.ts";
import { createActor } from "#tests/support/factories.ts";
import { createTopic, documentOf, postAt } from "#tests/support/forum-factory.ts";
import { listDraftLines } from "./draft-list.server.ts";
import { listOwnPosts } from "./own-posts.server.ts";
import { similarTopics } from "./similar-topics.server.ts";
import { removeTranslation, translatePost } from "./translations.server.ts";

// A title that somebody has translated is found, and shown to who reads that language, wherever titles stand.

let author: Actor;
let topic: Topic;
let postId: number;

beforeEach(async () => {
  author = await createActor();
  topic = await createTopic({ authorId: author.id, title: "Nattbussar i glesbygd", locale: "sv", posts: ["Vem har löst det?"] });
  postId = (await postAt(topic.id, 1)).id;
});

const translate = (locale: "en" | "pt", title: string) => translatePost(author, { postId, locale, markdown: "x", title });

describe("topics like the one that is being typed", () => {
  const found = async (typed: string, titlesIn: ("en" | "pt" | "sv")[] = []) => (await similarTopics(null, typed, { titlesIn })).map(({ title, titleLocale }) => [titleLocale, title]);

  it("are found by a translated title, and shown by the title that says what is typed, in a language of the reader's first", async () => {
    expect(await found("night buses")).toEqual([]);
    await translate("en", "Night buses in the country");
    await translate("pt", "Autocarros nocturnos, night buses");
    expect(await found("Who has night buses?")).toEqual([["en", "Night buses in the country"]]);
    expect(await found("Who has night buses?", ["pt"])).toEqual([["pt", "Autocarros nocturnos, night buses"]]);
    expect(await found("autocarros nocturnos", ["en"])).toEqual([["pt", "Autocarros nocturnos, night buses"]]);
    expect(await found("nattbussar", ["en"])).toEqual([["sv", "Nattbussar i glesbygd"]]);
  });

  it("are no longer found by what is no longer their title", async () => {
    await translate("en", "Night buses");
    await translate("en", "Late buses");
    expect([await found("night"), await found("late buses")]).toEqual([[], [["en", "Late buses"]]]);
    await db.post.update({ where: { id: postId }, data: { hiddenAt: new Date() } });
    expect(await found("late buses")).toEqual([]);
    await db.post.update({ where: { id: postId }, data: { hiddenAt: null } });
    expect(await found("late buses")).toHaveLength(1);
    await db.topic.update({ where: { id: topic.id }, data: { title: "Spårvagnar" } });
    expect([await found("late buses"), await found("nattbussar"), await found("spårvagnar")]).toEqual([[], [], [["sv", "Spårvagnar"]]]);
    await db.topic.update({ where: { id: topic.id }, data: { title: "Nattbussar i glesbygd" } });
    expect(await found("late buses")).toHaveLength(1);
    await removeTranslation(author, { postId, locale: "en" });
    expect([await found("late buses"), await found("nattbussar")]).toEqual([[], [["sv", "Nattbussar i glesbygd"]]]);
    await db.topic.delete({ where: { id: topic.id } });
    expect(await found("nattbussar")).toEqual([]);
  });

  it("follow their first post into another topic", async () => {
    await translate("en", "Night buses");
    const other = await createTopic({ title: "Nattbussar i glesbygd", locale: "sv", posts: [] });
    await db.post.update({ where: { id: postId }, data: { topicId: other.id } });
    await db.topic.update({ where: { id: other.id }, data: { postCount: 1 } });
    expect((await similarTopics(null, "night buses")).map(({ topicId }) => topicId)).toEqual([other.id]);
  });
});

it("what one has said and begun stands under titles in a language of its reader's", async () => {
  await translate("en", "Night buses");
  await db.draft.createMany({ data: [`topic:${topic.id}`, `post:${postId}`].map((place) => ({ userId: author.id, place, title: "", document: documentOf("Begun"), fields: {}, updatedAt: new Date() })) });
  const own = async (titlesIn: "en"[]) => (await listOwnPosts(author, { titlesIn })).posts.map(({ title, titleLocale }) => [titleLocale, title]);
  expect([await own(["en"]), await own([])]).toEqual([[["en", "Night buses"]], [["sv", "Nattbussar i glesbygd"]]]);
  const begun = async (titlesIn: "en"[]) => (await listDraftLines(author, { locale: "en", titlesIn })).map(({ where }) => where);
  expect([await begun(["en"]), await begun([])]).toEqual([["Night buses", "Night buses"], ["Nattbussar i glesbygd", "Nattbussar i glesbygd"]]);
});
