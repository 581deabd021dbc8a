import { randomUUID } from "node:crypto";
import { demoPassword } from "#prisma/seed/demo-accounts.ts";
import { expect, sharedServer, test, type Page } from "#tests/support/browser-test.ts";
import { FormClient } from "#tests/support/form-client.ts";
import { openDatabase } from "#tests/support/past.ts";
import { makePersonLike, openAs } from "#tests/support/people.ts";

// What hands do that no form expects: press twice, write in two tabs, be shut out in the middle of a word.

test.use({ expectedErrors: /status of 40[13]|WebSocket connection/ });

const editor = (page: Page) => page.locator("#markdown[role=textbox]");
const posts = (page: Page) => page.locator("article[id^=post-] .prose");
const saved = (page: Page) => expect(page.getByText(/^Draft saved \d/)).toBeVisible();
const person = (name: string) => makePersonLike("learner2@demo.example", { name, locale: "en" });

async function openTopic(title: string): Promise<string> {
  const author = new FormClient(sharedServer().origin);
  await author.post("/sign-in", { email: person("Author of the topic"), password: demoPassword });
  const address = await author.post("/forum/spaces/general/new", { kind: "discussion", seen: "yes", title, markdown: "The first post.", locale: "en", sendKey: randomUUID() });
  return address.split(/[?#]/)[0] ?? "";
}

async function write(page: Page, text: string): Promise<void> {
  await page.locator("#markdown").focus();
  await expect(editor(page)).toBeFocused();
  await page.keyboard.type(text);
}

test("a double click sends one answer, and so does one with a slow line", async ({ browser, watch }) => {
  const topic = await openTopic("Pressed twice");
  const page = await openAs(browser, watch, person("Dora Double"), { locale: "en-GB" });
  await page.goto(topic);
  await write(page, "Once is enough.");
  await page.getByRole("button", { name: "Send answer" }).dblclick();
  await expect(posts(page)).toHaveText(["The first post.", "Once is enough."]);
  await expect(page.locator("#markdown")).toHaveValue("");
  await page.route((url) => url.pathname.startsWith("/forum/topics/"), async (route) => {
    if (route.request().method() === "POST") await new Promise((resolve) => setTimeout(resolve, 700));
    await route.continue();
  });
  await write(page, "And slowly.");
  const send = page.getByRole("button", { name: "Send answer" });
  await send.click();
  await send.click();
  await expect(posts(page)).toHaveText(["The first post.", "Once is enough.", "And slowly."]);
  await page.reload();
  await expect(posts(page)).toHaveCount(3);
});

test("in two tabs of one person each answer is sent once, and neither takes the other's words away", async ({ browser, watch }) => {
  const topic = await openTopic("Two tabs");
  const one = await openAs(browser, watch, person("Tilda Tabs"), { locale: "en-GB" });
  const two = await one.context().newPage();
  await one.goto(topic);
  await two.goto(topic);
  await write(one, "From the first tab.");
  await saved(one);
  await write(two, "From the second tab.");
  await two.getByRole("button", { name: "Send answer" }).click();
  await expect(posts(two).last()).toHaveText("From the second tab.");
  await expect(editor(one)).toHaveText("From the first tab.");
  await one.getByRole("button", { name: "Send answer" }).click();
  await expect(posts(one).last()).toHaveText("From the first tab.");
  await one.reload();
  await expect(posts(one)).toHaveText(["The first post.", "From the second tab.", "From the first tab."]);
});

test("whoever is suspended while typing reads so, and loses no word of it", async ({ browser, watch }) => {
  const topic = await openTopic("Shut out");
  const email = person("Sven Shut");
  const page = await openAs(browser, watch, email, { locale: "en-GB" });
  await page.goto(topic);
  await write(page, "Half of what I mean to say");
  await saved(page);
  const database = openDatabase(sharedServer().dataDir);
  database.prepare("UPDATE User SET suspendedAt = ? WHERE email = ?").run(new Date().toISOString(), email);
  database.close();
  await page.keyboard.type(", and the rest.");
  await page.getByRole("button", { name: "Send answer" }).click();
  await expect(page.getByRole("alert")).toContainText("Your text is still here");
  await expect(editor(page)).toHaveText("Half of what I mean to say, and the rest.");
  await page.context().newPage().then(async (other) => {
    await other.goto("/sign-in");
    await other.locator('input[name="email"]').fill(email);
    await other.locator('input[name="password"]').fill(demoPassword);
    await other.locator('main form button[type="submit"]').click();
    await expect(other.getByText("This account is suspended. Ask your administrator.").first()).toBeVisible();
  });
});
