import { randomUUID } from "node:crypto";
import { getT } from "#app/i18n/i18n.server.ts";
import type { Locale } from "#app/i18n/locales.ts";
import { expect, sharedServer, test, type Browser, type BrowserContext, type Page } from "#tests/support/browser-test.ts";
import { FormClient } from "#tests/support/form-client.ts";
import { makePersonLike, openAs } from "#tests/support/people.ts";
import { demoPassword } from "#prisma/seed/demo-accounts.ts";

// Two people at one topic: what one says appears at the other, offline and back.

test.use({ expectedErrors: /ERR_INTERNET_DISCONNECTED|ERR_FAILED|WebSocket connection/ });

const t = getT("en", "forum");
// Who may post so often in a minute is nobody's but the test's.
const own = (email: string, name: string, locale: Locale): string => makePersonLike(email, { name, locale });

async function openTopic(author: FormClient, title: string): Promise<string> {
  await author.post("/sign-in", { email: "learner@demo.example", password: demoPassword });
  const address = await author.post("/forum/spaces/general/new", { kind: "question", seen: "yes", title, markdown: "The first post.", locale: "en", sendKey: randomUUID() });
  return address.split(/[?#]/)[0] ?? "";
}

async function visit(browser: Browser, watch: (context: BrowserContext) => void, email: string, topic: string): Promise<Page> {
  const page = await openAs(browser, watch, email, { locale: "en-GB" });
  await page.goto(topic);
  return page;
}

const posts = (page: Page) => page.locator("article[id^=post-] .prose");
const bar = (page: Page, count: number) => page.getByRole("button", { name: t("live.newPosts", { count }) });

async function answer(page: Page, text: string): Promise<void> {
  await page.locator("#markdown").fill(text);
  await page.locator('#write button[value="reply"]').click();
  await expect(posts(page).last()).toHaveText(text);
}

test("a post of one waits at the other behind a bar, and nothing is missed or doubled, offline and back", async ({ browser, watch }) => {
  test.setTimeout(90_000);
  const topic = await openTopic(new FormClient(sharedServer().origin), "How do small towns begin?");
  const reader = await visit(browser, watch, "facilitator@demo.example", topic);
  const writer = await visit(browser, watch, own("learner2@demo.example", "Rui Demo", "pt"), topic);
  await expect(reader.getByText(t("live.readers", { count: 2 }))).toBeVisible();

  await test.step("typing shows, and the post waits until it is asked for", async () => {
    await writer.locator("#markdown").pressSequentially("With");
    await expect(reader.getByText(t("live.typing", { count: 1 }))).toBeVisible();
    await answer(writer, "With one person who listens.");
    await expect(posts(writer)).toHaveText(["The first post.", "With one person who listens."]);
    await expect(bar(reader, 1)).toBeVisible();
    await expect(posts(reader)).toHaveCount(1);
    await expect(reader.getByRole("status").filter({ hasText: t("live.newPosts", { count: 1 }) })).toHaveCount(1);
    await bar(reader, 1).click();
    await expect(posts(reader)).toHaveText(["The first post.", "With one person who listens."]);
    await expect(reader.locator("article:focus")).toContainText("With one person who listens.");
    await expect(bar(reader, 1)).toBeHidden();
    await expect(writer.getByRole("button", { name: getT("pt", "forum")("live.newPosts", { count: 1 }) })).toBeHidden();
  });

  await test.step("what one writes oneself stays typed when something else is new", async () => {
    await reader.locator("#markdown").fill("Half a sentence");
    await answer(writer, "And a room that is free.");
    await expect(bar(reader, 1)).toBeVisible();
    await expect(reader.locator("#markdown")).toHaveText("Half a sentence");
    await bar(reader, 1).click();
    await expect(posts(reader)).toHaveCount(3);
    await expect(reader.locator("#markdown")).toHaveText("Half a sentence");
  });

  await test.step("a reaction changes in place, once nobody types here", async () => {
    const thanks = (page: Page) => page.locator("article").first().locator('button[name="reaction"][value^="thanks"]');
    await reader.locator("#markdown").focus();
    await thanks(writer).click();
    await expect(thanks(writer)).toHaveAttribute("aria-pressed", "true");
    await expect(thanks(reader)).not.toHaveText(/1/);
    await reader.locator("#markdown").blur();
    await expect(thanks(reader)).toHaveText(/1/);
    await expect(reader.locator("#markdown")).toHaveText("Half a sentence");
  });

  await test.step("offline and back", async () => {
    await reader.context().setOffline(true);
    await answer(writer, "The fourth.");
    await answer(writer, "The fifth.");
    await reader.context().setOffline(false);
    await expect(bar(reader, 2)).toBeVisible({ timeout: 30_000 });
    await bar(reader, 2).click();
    await expect(posts(reader)).toHaveText(["The first post.", "With one person who listens.", "And a room that is free.", "The fourth.", "The fifth."]);
    await expect(reader.locator("article:focus")).toContainText("The fourth.");
  });
  await reader.context().close();
  await writer.context().close();
});

test("what waits behind the bar is read on no device until it is shown", async ({ browser, watch }) => {
  const title = `Who has a list of empty flats? (${randomUUID().slice(0, 8)})`;
  const topic = await openTopic(new FormClient(sharedServer().origin), title);
  const reader = await visit(browser, watch, "reviewer@demo.example", topic);
  const writer = await visit(browser, watch, own("learner2@demo.example", "Rui Demo", "pt"), topic);
  const elsewhere = await visit(browser, watch, "reviewer@demo.example", "/forum/spaces/general");
  const row = elsewhere.locator("main li", { hasText: title });
  await expect(row).toBeVisible();
  await expect(row).not.toContainText(t("topics.unread", { count: 1 }));

  await answer(writer, "The land registry has one.");
  await expect(bar(reader, 1)).toBeVisible();
  // A change loads the page anew, with the post that waits.
  const reloaded = reader.waitForResponse((response) => new URL(response.url()).pathname === `${topic}.data`);
  await writer.locator("article").first().locator('button[name="reaction"][value^="agree"]').click();
  await reloaded;
  await expect(posts(reader)).toHaveCount(1);
  await elsewhere.reload();
  await expect(row).toContainText(t("topics.unread", { count: 1 }));

  await bar(reader, 1).click();
  await expect(posts(reader)).toHaveCount(2);
  await expect(row).not.toContainText(t("topics.unread", { count: 1 }));

  // What is read while a device hears nothing is true there as soon as it hears again.
  await answer(writer, "And the utilities know which ones use no water.");
  await elsewhere.reload();
  await expect(row).toContainText(t("topics.unread", { count: 1 }));
  await elsewhere.context().setOffline(true);
  await bar(reader, 1).click();
  await expect(posts(reader)).toHaveCount(3);
  await elsewhere.context().setOffline(false);
  await expect(row).not.toContainText(t("topics.unread", { count: 1 }), { timeout: 30_000 });
  for (const page of [reader, writer, elsewhere]) await page.context().close();
});

test("what is shown counts as read also where nothing live gets through", async ({ browser, watch }) => {
  const title = `Who keeps the minutes of the round table? (${randomUUID().slice(0, 8)})`;
  await openTopic(new FormClient(sharedServer().origin), title);
  const reader = await visit(browser, watch, "reviewer@demo.example", "/forum");
  await reader.context().route((url) => url.pathname.startsWith("/live"), (route) => route.abort());
  await reader.goto("/forum/spaces/general");
  const row = reader.locator("main li", { hasText: title });
  await expect(row).toContainText(t("topics.unread", { count: 1 }));
  await row.getByRole("link", { name: title }).click();
  await expect(posts(reader)).toHaveCount(1);
  await reader.goBack();
  await expect(row).toBeVisible();
  await expect(row).not.toContainText(t("topics.unread", { count: 1 }));
  await reader.context().close();
});

test("the bell of a page that stays open counts what is answered meanwhile, and nothing else on it is loaded", async ({ browser, watch }) => {
  const { origin } = sharedServer();
  const topic = await openTopic(new FormClient(origin), "Who pays for interpreters?");
  const author = await visit(browser, watch, "learner@demo.example", "/courses");
  const bell = author.locator('a[href="/notifications"]');
  const count = async () => Number(/\d+/.exec((await bell.getAttribute("aria-label")) ?? "")?.[0] ?? 0);
  const before = await count();
  const connected = author.waitForEvent("websocket");
  await author.reload();
  await connected;
  const loaded: string[] = [];
  author.on("request", (request) => void loaded.push(new URL(request.url()).pathname));
  const other = new FormClient(origin);
  await other.post("/sign-in", { email: own("learner2@demo.example", "Rui Demo", "pt"), password: demoPassword });
  // The page may still be on its way into its room: then the next answer tells.
  await expect(async () => {
    await other.post(topic, { intent: "reply", markdown: "The region does.", locale: "en", sendKey: randomUUID() });
    await expect.poll(count, { timeout: 2_000 }).toBeGreaterThan(before);
  }).toPass({ timeout: 10_000 });
  expect(loaded.filter((path) => path.endsWith(".data"))).toEqual([]);
  await author.context().close();
});
