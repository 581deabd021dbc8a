import { randomUUID } from "node:crypto";
import { getT } from "#app/i18n/i18n.server.ts";
import { expect, sharedServer, test } from "#tests/support/browser-test.ts";
import { FormClient } from "#tests/support/form-client.ts";
import { makePersonLike, openAs } from "#tests/support/people.ts";
import { demoPassword } from "#prisma/seed/demo-accounts.ts";

// The train enters a tunnel: the page stays, with everything on it, and goes on by itself on the other side.

test.use({ expectedErrors: /ERR_INTERNET_DISCONNECTED|ERR_FAILED|WebSocket connection/ });

const t = getT("en");

test("what is sent or opened without a network waits on the page for it, and is done once", async ({ browser, watch }) => {
  const title = `Who works on trains? (${randomUUID().slice(0, 8)})`;
  const author = new FormClient(sharedServer().origin);
  await author.post("/sign-in", { email: makePersonLike("learner@demo.example", { name: "Maja Demo", locale: "en" }), password: demoPassword });
  await author.post("/forum/spaces/general/new", { kind: "discussion", seen: "yes", title, markdown: "The first post.", locale: "en", sendKey: randomUUID() });
  const page = await openAs(browser, watch, makePersonLike("learner2@demo.example", { name: "Rui Demo", locale: "en" }), { locale: "en-GB" });
  await page.goto("/forum/spaces/general");
  await page.getByRole("link", { name: title }).click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  const posts = page.locator("article[id^=post-] .prose");
  const waiting = page.getByText(t("connection.waiting"));

  await test.step("an answer", async () => {
    await page.locator("#markdown").fill("Half of us do.");
    await page.context().setOffline(true);
    await page.locator('#write button[value="reply"]').click();
    await expect(waiting).toBeVisible();
    await expect(page.locator("#markdown")).toContainText("Half of us do.");
    await page.context().setOffline(false);
    await expect(posts).toHaveText(["The first post.", "Half of us do."], { timeout: 20_000 });
    await expect(waiting).toBeHidden();
    await page.reload();
    await expect(posts).toHaveText(["The first post.", "Half of us do."]);
  });

  // To a kind of page that was shown before: another's code would have to come first, and there the browser reloads.
  await test.step("a link", async () => {
    await page.context().setOffline(true);
    await page.locator("main").getByRole("link", { name: "General" }).first().click();
    await expect(waiting).toBeVisible();
    await expect(posts).toHaveCount(2);
    await page.context().setOffline(false);
    await expect(page).toHaveURL(/\/forum\/spaces\/general$/, { timeout: 20_000 });
    await expect(page.getByRole("link", { name: title })).toBeVisible();
  });
  await page.context().close();
});
