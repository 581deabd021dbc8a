import { randomUUID } from "node:crypto";
import { getT } from "#app/i18n/i18n.server.ts";
import { expect, sharedServer, test, type Page } from "#tests/support/browser-test.ts";
import { FormClient } from "#tests/support/form-client.ts";
import { openDatabase } from "#tests/support/past.ts";
import { makePersonLike, openAs } from "#tests/support/people.ts";
import { demoPassword } from "#prisma/seed/demo-accounts.ts";

// Reading a topic that goes on: nothing moves under one's eyes, and nothing speaks to whom it was told not to.

const t = getT("en", "forum");

/** A topic of `size` posts by one person; answers its number and theirs. */
async function openLongTopic(author: FormClient, size: number): Promise<{ address: string; postIds: number[] }> {
  const address = (await author.post("/forum/spaces/general/new", { kind: "discussion", seen: "yes", title: `A long evening ${randomUUID().slice(0, 6)}`, markdown: "The first post.", locale: "en", sendKey: randomUUID() })).split(/[?#]/)[0] ?? "";
  const topicId = Number(address.split("/").at(-1));
  const database = openDatabase(sharedServer().dataDir);
  try {
    database.transaction(() => {
      const add = database.prepare("INSERT INTO Post (topicId, seq, authorId, document, text, locale, createdAt) SELECT topicId, ?, authorId, ?, ?, locale, createdAt FROM Post WHERE topicId = ? AND seq = 1");
      for (let seq = 2; seq <= size; seq++) {
        const text = `Post number ${seq}. ${"What was said on that evening, at some length. ".repeat(4)}`;
        add.run(seq, JSON.stringify({ type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text }] }] }), text, topicId);
      }
      database.prepare("UPDATE Topic SET lastSeq = ?, postCount = ? WHERE id = ?").run(size, size, topicId);
    }).immediate();
    return { address, postIds: database.prepare("SELECT id FROM Post WHERE topicId = ? ORDER BY seq").pluck().all(topicId) as number[] };
  } finally {
    database.close();
  }
}

async function signedIn(email: string): Promise<FormClient> {
  const client = new FormClient(sharedServer().origin);
  await client.post("/sign-in", { email, password: demoPassword });
  return client;
}

const say = (client: FormClient, address: string, markdown: string) => client.post(address, { intent: "reply", markdown, locale: "en", sendKey: randomUUID() });

/** The page is live: it has heard who reads along. */
const isLive = (page: Page) => expect(page.getByRole("button", { name: t("live.mute") })).toBeVisible();

test("what one reads on a phone stays where it is while others post, edit and react", async ({ browser, watch }) => {
  test.setTimeout(90_000);
  const author = await signedIn(makePersonLike("learner@demo.example", { name: "Ada Long", locale: "en" }));
  const other = await signedIn(makePersonLike("learner2@demo.example", { name: "Ben Short", locale: "en" }));
  const { address, postIds } = await openLongTopic(author, 60);
  const reader = await openAs(browser, watch, "facilitator@demo.example", { locale: "en-GB", viewport: { width: 390, height: 780 }, isMobile: true, hasTouch: true });
  await reader.goto(`${address}?page=2`);
  await isLive(reader);
  const read = reader.locator(`#post-${postIds[29]}`);
  const before = await read.evaluate((post) => {
    scrollTo(0, scrollY + post.getBoundingClientRect().top - 200);
    return post.getBoundingClientRect().top;
  });
  // Where it stands once the browser has painted: it keeps what one reads in its place when it does.
  const place = () => read.evaluate((post) => new Promise<number>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(post.getBoundingClientRect().top)))));
  const isStill = async (after: string) => expect(Math.abs((await place()) - before), after).toBeLessThanOrEqual(1);

  await say(other, address, "Somebody comes late.");
  await expect(reader.getByRole("button", { name: t("live.newPosts", { count: 1 }) })).toBeVisible();
  await isStill("a new post");
  for (const [seq, words] of [[22, "Now much longer. ".repeat(80)], [25, "Short."]] as const) {
    const postId = postIds[seq - 1] ?? 0;
    await author.post(`/forum/posts/${postId}/edit`, { markdown: words, locale: "en", version: "" });
    await expect(reader.locator(`#post-${postId} .prose`)).toContainText(words.slice(0, 6));
    await isStill(`an edit of post ${seq}`);
  }
  await other.post(address, { intent: "react", postId: String(postIds[23]), reaction: "useful:true" });
  await expect(reader.locator(`#post-${postIds[23]}`).getByRole("button", { name: /: 1/ })).toBeAttached();
  await isStill("a reaction");
  await author.post(address, { intent: "delete", postId: String(postIds[26]) });
  await expect(reader.locator(`#post-${postIds[26]}`)).toContainText(t("posts.deleted"));
  await isStill("a deletion");
});

test("what one reads in a list of topics stays where it is when another topic comes above it", async ({ browser, watch }) => {
  const [author, other] = [await signedIn(makePersonLike("learner@demo.example", { name: "Ada Row", locale: "en" })), await signedIn(makePersonLike("learner2@demo.example", { name: "Ben Row", locale: "en" }))];
  const readerEmail = makePersonLike("facilitator@demo.example", { name: "Cleo Row", locale: "en" });
  const open = async (space: string) => {
    const title = `A row ${randomUUID().slice(0, 8)}`;
    return { title, address: await author.post(`/forum/spaces/${space}/new`, { kind: "discussion", seen: "yes", title, markdown: "The first post.", locale: "en", sendKey: randomUUID() }) };
  };
  const [read, elsewhere] = [await open("general"), await open("language")];
  await open("general");
  const reader = await openAs(browser, watch, readerEmail, { locale: "en-GB", viewport: { width: 390, height: 420 }, isMobile: true, hasTouch: true });
  await reader.goto("/forum/spaces/general");
  const row = (title: string) => reader.locator("main li", { hasText: title });
  const before = await row(read.title).evaluate(async (line) => {
    await document.fonts.ready;
    scrollTo(0, scrollY + line.getBoundingClientRect().top - 150);
    return line.getBoundingClientRect().top;
  });
  expect(before).toBeLessThan(200);

  const title = `A row above ${randomUUID().slice(0, 8)}`;
  await other.post("/forum/spaces/general/new", { kind: "discussion", seen: "yes", title, markdown: "The first post.", locale: "en", sendKey: randomUUID() });
  const phone = await signedIn(readerEmail); // what is read on another device makes the list load anew
  await phone.post(`${elsewhere.address.split(/[?#]/)[0]}/read`, { seq: "1" });
  await expect(row(title)).toBeAttached();
  const after = await row(read.title).evaluate((line) => new Promise<number>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(line.getBoundingClientRect().top)))));
  expect(Math.abs(after - before)).toBeLessThanOrEqual(1);
  await reader.context().close();
});

test("a device that was told not to announce new posts does not, on any topic, until it is told otherwise", async ({ browser, watch }) => {
  test.setTimeout(90_000);
  const author = await signedIn(makePersonLike("learner@demo.example", { name: "Ada Quiet", locale: "en" }));
  const [first, second] = [await openLongTopic(author, 1), await openLongTopic(author, 1)];
  const reader = await openAs(browser, watch, "facilitator@demo.example", { locale: "en-GB" });
  const mute = reader.getByRole("button", { name: t("live.mute") });
  const voice = reader.getByRole("status").filter({ hasText: t("live.newPosts", { count: 1 }) });
  const bar = reader.getByRole("button", { name: t("live.newPosts", { count: 1 }) });

  await reader.goto(first.address);
  await isLive(reader);
  await mute.click();
  await expect(mute).toHaveAttribute("aria-pressed", "true");
  await reader.goto(second.address);
  await isLive(reader);
  await expect(mute).toHaveAttribute("aria-pressed", "true");
  await say(author, second.address, "Who hears this?");
  await expect(bar).toBeVisible();
  // The voice would speak after a breath: what comes after two of them was not said.
  await expect(reader.evaluate(() => new Promise((resolve) => setTimeout(resolve, 3_000)))).resolves.toBeUndefined();
  await expect(voice).toHaveCount(0);

  await mute.click();
  await expect(mute).toHaveAttribute("aria-pressed", "false");
  await reader.goto(first.address);
  await isLive(reader);
  await say(author, first.address, "And this?");
  await expect(voice).toHaveCount(1);
});
