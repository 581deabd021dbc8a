import { randomUUID } from "node:crypto";
import { expect, sharedServer, test, type Page } from "#tests/support/browser-test.ts";
import { FormClient } from "#tests/support/form-client.ts";
import { openDatabase } from "#tests/support/past.ts";
import { makePersonLike } from "#tests/support/people.ts";
import { demoPassword } from "#prisma/seed/demo-accounts.ts";

// A topic on paper: from its page, with scripts and without.

/** A question with an accepted answer, and an answer in Swedish that somebody has translated into English. */
async function openQuestion(title: string): Promise<string> {
  const client = new FormClient(sharedServer().origin);
  await client.post("/sign-in", { email: makePersonLike("learner@demo.example", { name: "Maja Demo", locale: "en" }), password: demoPassword });
  const address = (await client.post("/forum/spaces/general/new", { kind: "question", seen: "yes", title, markdown: "Who has **tried** it?\n\n| Town | People |\n|---|---|\n| Vic | 40 |", locale: "en", sendKey: randomUUID() })).split(/[?#]/)[0] ?? "";
  const topicId = Number(address.split("/").at(-1));
  await client.post(address, { intent: "reply", markdown: "Vi har provat.", locale: "sv", sendKey: randomUUID() });
  const database = openDatabase(sharedServer().dataDir);
  try {
    const { id } = database.prepare('SELECT id FROM Post WHERE topicId = ? AND seq = 2').get(topicId) as { id: number };
    const document = JSON.stringify({ type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text: "We have tried." }] }] });
    database.prepare("INSERT INTO PostTranslation (postId, locale, document, text, source, at) VALUES (?, 'en', ?, 'We have tried.', 'human', ?)").run(id, document, new Date().toISOString());
    database.prepare("UPDATE Topic SET acceptedPostId = ? WHERE id = ?").run(id, topicId);
  } finally {
    database.close();
  }
  return address;
}

/** What stands in the page's way on paper: everything that one can only press. */
const pressable = (page: Page) => page.locator("button:visible, summary:visible, nav:visible, textarea:visible");

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with scripts" : "without scripts", () => {
    test.use({ javaScriptEnabled });

    test("a whole topic is printed from its page", async ({ page }) => {
      const title = `Printed ${randomUUID().slice(0, 8)}`;
      const address = await openQuestion(title);
      await page.goto(address);
      await page.getByRole("link", { name: "Print", exact: true }).click();
      await expect(page).toHaveURL(`${address}/print`);
      await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
      await expect(page.locator("header.site, footer.site")).toHaveCount(0);
      const posts = page.locator("article");
      await expect(posts).toHaveCount(2);
      await expect(posts.nth(0)).toContainText("Who has tried it?");
      await expect(posts.nth(1)).toContainText("Accepted answer");
      await expect(posts.nth(1).locator(".prose")).toHaveText("We have tried.");
      await expect(posts.nth(1)).toContainText("Original: Svenska");
      await expect(page.locator("main > * > header")).toContainText(`${sharedServer().origin}${address}`);
      await expect(page.locator("[data-print]:visible")).toHaveText(javaScriptEnabled ? "Print" : /with your browser/);
      await page.emulateMedia({ media: "print", colorScheme: "dark" });
      await expect(pressable(page)).toHaveCount(0);
      await expect(page.locator("[data-print]:visible")).toHaveCount(0);
      expect(await page.locator("body").evaluate((body) => [getComputedStyle(body).color, getComputedStyle(body).backgroundColor])).toEqual(["rgb(0, 0, 0)", "rgb(255, 255, 255)"]);
      await page.emulateMedia({ media: "screen" });
      await page.getByRole("link", { name: "Back to the topic" }).click();
      await expect(page).toHaveURL(address);
      await page.emulateMedia({ media: "print" });
      await expect(page.getByText("We have tried.")).toBeVisible();
      await expect(pressable(page)).toHaveCount(0);
    });
  });
}

test("who may not read a topic gets no paper of it", async ({ page }) => {
  const answer = await page.request.get("/forum/topics/999999/print");
  expect(answer.status()).toBe(404);
});
