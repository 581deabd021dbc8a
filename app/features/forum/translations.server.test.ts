import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Actor } from "#app/auth/actor.ts";
import { db } from "#app/db/client.server.ts";
import type { Topic } from "#app/db/generated/client.ts";
import type { Locale } from "#app/i18n/locales.ts";
import { deliverNotificationMail } from "#app/features/notifications/mail.server.ts";
import { listNotifications } from "#app/features/notifications/notifications.server.ts";
import { createActor, createAdminActor, createUser } from "#tests/support/factories.ts";
import { createPost, createTopic, documentOf, postAt } from "#tests/support/forum-factory.ts";
import { editPost } from "./editing.server.ts";
import { listFollows } from "./follows.server.ts";
import { canMachineTranslate, findWish, requestMachineTranslation, setTranslationService, translateByMachine } from "./machine-translation.server.ts";
import { lookUpNamed } from "./named.server.ts";
import type { PostView } from "./page-posts.server.ts";
import { getForumPerson } from "./people.server.ts";
import { doTopicAct } from "./post-acts.server.ts";
import { addPost } from "./posts.server.ts";
import { readerOf, showPost } from "./shown-posts.server.ts";
import { listTopics } from "./topic-list.server.ts";
import { findPost, getTopicPage } from "./topic-page.server.ts";
import { findHead, headOf, showHead } from "./translated-head.server.ts";
import { removeTranslation, translatePost } from "./translations.server.ts";

const now = new Date("2026-03-02T10:00:00.000Z");
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
let author: Actor;
let other: Actor;
let topic: Topic;
let postId: number;

beforeEach(async () => {
  [author, other] = [await createActor(), await createActor()];
  topic = await createTopic({ authorId: author.id, posts: ["First words"] });
  postId = (await postAt(topic.id, 1)).id;
});

const stored = () => db.postTranslation.findMany({ orderBy: { locale: "asc" } });
const view = async (who: Actor | null): Promise<PostView> => (await findPost(who, { postId, now: later(60) })).post;

describe("a translation by a person", () => {
  it("stands beside the original, and nobody else writes over it", async () => {
    await translatePost(other, { postId, locale: "sv", markdown: "Första orden" }, now);
    await expect(translatePost(await createActor(), { postId, locale: "sv", markdown: "Annat" })).rejects.toMatchObject({ code: "forbidden" });
    await expect(translatePost(other, { postId, locale: "en", markdown: "Same" })).rejects.toMatchObject({ code: "forbidden" });
    await translatePost(author, { postId, locale: "sv", markdown: "De första orden" }, now);
    expect(await stored()).toMatchObject([{ locale: "sv", text: "De första orden", translatorId: author.id, source: "human" }]);
    await expect(removeTranslation(other, { postId, locale: "sv" })).rejects.toMatchObject({ code: "forbidden" });
    await removeTranslation(author, { postId, locale: "sv" });
    expect(await stored()).toEqual([]);
  });

  it("of a first post says title and fields too, as long as the topic says what was translated", async () => {
    await db.topic.update({ where: { id: topic.id }, data: { title: "Night buses", fields: { need: "No bus", cost: "None", region: "a-region" } } });
    await translatePost(other, { postId, locale: "sv", markdown: "Första orden", title: "Nattbussar", need: "Ingen buss", done: "Inget", cost: "" }, now);
    const page = async () => {
      const found = await getTopicPage(null, { topicId: topic.id, locale: "sv" });
      if ("mergedInto" in found) throw new Error("merged");
      return (reads: Locale[]) => showHead(found.heads, headOf(found.title, found.fields), found.locale, reads);
    };
    const line = async (titlesIn: Locale[]) => (await listTopics(null, { view: "active", titlesIn })).topics.find(({ id }) => id === topic.id)?.translated;
    expect((await page())(["fr", "sv"])).toEqual({ locale: "sv", words: { title: "Nattbussar", need: "Ingen buss" } });
    expect((await page())(["sv", "en"])).toBeNull(); // who reads the original
    expect((await page())(["fr"])).toBeNull();
    expect([await line(["fr", "sv"]), await line(["en", "sv"]), await line(["fr"]), await line([])]).toEqual([{ locale: "sv", title: "Nattbussar" }, null, null, null]);
    expect(await findHead(postId, "sv")).toEqual({ locale: "en", original: { title: "Night buses", need: "No bus", cost: "None" }, current: { title: "Nattbussar", need: "Ingen buss" } });

    await db.topic.update({ where: { id: topic.id }, data: { title: "Night trams" } });
    expect((await page())(["sv"])).toEqual({ locale: "sv", words: { need: "Ingen buss" } });
    expect(await line(["sv"])).toBeNull();
    await db.topic.update({ where: { id: topic.id }, data: { title: "Night buses" } });
    await db.post.update({ where: { id: postId }, data: { hiddenAt: now } });
    expect([(await page())(["sv"]), await line(["sv"])]).toEqual([null, null]);
  });

  it("gives its title to those who are told of the topic and read that language, on pages and by mail", async () => {
    await translatePost(other, { postId, locale: "sv", markdown: "Första orden", title: "Nattbussar" }, now);
    const reader = await createUser({ locale: "sv" });
    await db.follow.create({ data: { userId: reader.id, targetType: "topic", targetId: String(topic.id), at: now } });
    await addPost(author, { topicId: topic.id, markdown: "More", sendKey: "one" }, now);
    expect((await listFollows(await createActor(reader), ["sv"])).map(({ name, titleLocale }) => [name, titleLocale])).toEqual([["Nattbussar", "sv"]]);
    const said = async (titlesIn: Locale[]) => (await getForumPerson(null, { personId: author.id, titlesIn })).posts.map(({ title }) => title);
    expect([await said(["sv"]), await said(["fr"])]).toEqual([["Nattbussar", "Nattbussar"], [topic.title, topic.title]]);
    const titles = async (locale: Locale) => (await listNotifications(await createActor(reader), { page: 1, locale })).rows.map(({ values }) => values.title);
    expect([await titles("sv"), await titles("fr")]).toEqual([["Nattbussar"], [topic.title]]);
    await deliverNotificationMail(later(20));
    expect(JSON.stringify(await db.mail.findMany({ where: { to: reader.email } }))).toContain("Nattbussar");
  });

  it("of an answer says nothing of the topic", async () => {
    const { id } = await createPost(topic.id, {});
    await translatePost(other, { postId: id, locale: "sv", markdown: "Ord", title: "Nattbussar" }, now);
    expect(await stored()).toMatchObject([{ postId: id, head: null }]);
    expect(await findHead(id, "sv")).toBeNull();
  });

  it("is outdated once the original is edited, and then anybody brings it up to date", async () => {
    await translatePost(other, { postId, locale: "sv", markdown: "Första orden" }, now);
    expect((await view(null)).translations).toMatchObject([{ isOutdated: false, can: { replace: false, remove: false } }]);
    expect((await view(other)).translations).toMatchObject([{ can: { replace: true, remove: true } }]);
    await editPost(author, { postId, markdown: "Other words", version: "" }, later(1));
    const third = await createActor();
    expect((await view(third)).translations).toMatchObject([{ isOutdated: true, can: { replace: true, remove: false } }]);
    await translatePost(third, { postId, locale: "sv", markdown: "Andra ord" }, later(2));
    expect((await view(third)).translations).toMatchObject([{ isOutdated: false, translator: { name: third.name } }]);
  });

  it("may be replaced when its translator has left", async () => {
    const left = await createUser();
    await translatePost(await createActor(left), { postId, locale: "sv", markdown: "Första orden" }, now);
    await db.user.delete({ where: { id: left.id } });
    await translatePost(other, { postId, locale: "sv", markdown: "De första orden" }, now);
    expect(await stored()).toMatchObject([{ translatorId: other.id }]);
  });
});

describe("the language of a post", () => {
  it("is corrected as an edit of no word: of the topic with its first post, without a history, and a translation into it goes", async () => {
    await translatePost(other, { postId, locale: "it", markdown: "Prime parole" }, now);
    await editPost(author, { postId, markdown: "First words", locale: "it", version: "" }, later(1));
    expect([await db.topic.findUniqueOrThrow({ where: { id: topic.id } }), await postAt(topic.id, 1)]).toMatchObject([{ locale: "it" }, { locale: "it", editedAt: null }]);
    expect([await stored(), await db.postRevision.count()]).toEqual([[], 0]);
  });
});

describe("what a reader sees", () => {
  const shown = async (reads: Parameters<typeof readerOf>[1]["languages"], locale: "en" | "pt" = "en") => showPost(await view(null), readerOf(null, { locale, languages: reads }), await lookUpNamed(null, [], "en"));

  it("is the original where they read its language, else a translation that they read, else the original, folded when they chose languages", async () => {
    await translatePost(other, { postId, locale: "pt", markdown: "Primeiras palavras" }, now);
    expect(await shown([])).toMatchObject({ shownIn: null, isFolded: false });
    expect(await shown([], "pt")).toMatchObject({ shownIn: "pt", isFolded: false });
    expect(await shown(["it", "pt"])).toMatchObject({ shownIn: "pt", isFolded: false });
    expect(await shown(["en", "pt"], "pt")).toMatchObject({ shownIn: null, isFolded: false });
    expect(await shown(["it"])).toMatchObject({ shownIn: null, isFolded: true });
  });

  it("is never folded when it is their own", async () => {
    expect(showPost(await view(author), readerOf(author, { locale: "it", languages: ["it"] }), await lookUpNamed(null, [], "en"))).toMatchObject({ isFolded: false });
  });
});

describe("a translation by a machine", () => {
  afterEach(() => setTranslationService(null));

  const arrows = { translate: (_: unknown, from: string, to: string) => Promise.resolve(documentOf(`${from} → ${to}`) as Record<string, unknown>) };

  it("is made only where one was set up, and never over a person's", async () => {
    expect(canMachineTranslate()).toBe(false);
    await expect(translateByMachine(other, { postId, locale: "sv" })).rejects.toMatchObject({ code: "unavailable" });
    setTranslationService(arrows);
    await translateByMachine(other, { postId, locale: "sv" }, now);
    expect(await stored()).toMatchObject([{ text: "en → sv", source: "machine", translatorId: null }]);
    await translatePost(other, { postId, locale: "sv", markdown: "Mänskligt" }, now);
    await translateByMachine(other, { postId, locale: "sv" }, now);
    expect(await stored()).toMatchObject([{ text: "Mänskligt", source: "human" }]);
  });

  it("is asked for and arrives later, once, told in the topic's room", async () => {
    const service = vi.fn(arrows.translate);
    let arrive: () => void = () => undefined;
    setTranslationService({ translate: (...args) => new Promise((resolve) => (arrive = () => resolve(service(...args)))) });
    const wish = { postId, locale: "sv" as const };
    const swede = await createActor(createUser({ locale: "sv" }));
    expect(showPost(await view(swede), readerOf(swede, { locale: "sv", languages: [] }), await lookUpNamed(null, [], "en")).machine).toBe("offered");
    expect(showPost(await view(null), readerOf(null, { locale: "sv", languages: [] }), await lookUpNamed(null, [], "en")).machine).toBeNull();
    await requestMachineTranslation(other, wish, now);
    await requestMachineTranslation(other, wish, now);
    expect([findWish(wish), await db.postTranslation.count()]).toEqual(["pending", 0]);
    expect(showPost(await view(swede), readerOf(swede, { locale: "sv", languages: [] }), await lookUpNamed(null, [], "en")).machine).toBe("pending");
    arrive();
    await expect.poll(() => findWish(wish)).toBeNull();
    expect(service).toHaveBeenCalledTimes(1);
    expect(showPost(await view(swede), readerOf(swede, { locale: "sv", languages: [] }), await lookUpNamed(null, [], "en"))).toMatchObject({ shownIn: "sv", machine: null, translations: [{ source: "machine", translator: null }] });
    expect(await db.liveEvent.findMany({ where: { room: `topic:${topic.id}` } })).toMatchObject([{ name: "post:changed" }]);
  });

  it("is asked for by a button of the topic's page", async () => {
    setTranslationService(arrows);
    const form = new FormData();
    for (const [name, value] of Object.entries({ intent: "translate", postId: String(postId), locale: "fr" })) form.set(name, value);
    expect(await doTopicAct(other, topic.id, form)).toBe(postId);
    await expect.poll(stored).toMatchObject([{ locale: "fr", source: "machine" }]);
    form.set("locale", "xx");
    await expect(doTopicAct(other, topic.id, form)).rejects.toMatchObject({ code: "invalid" });
  });

  it("that fails says so and can be asked for again", async () => {
    setTranslationService({ translate: () => Promise.reject(new Error("No such language")) });
    const wish = { postId, locale: "sv" as const };
    await requestMachineTranslation(other, wish, now);
    await expect.poll(() => findWish(wish)).toBe("failed");
    setTranslationService(arrows);
    await requestMachineTranslation(await createAdminActor(), wish, now);
    await expect.poll(() => db.postTranslation.count()).toBe(1);
  });
});
