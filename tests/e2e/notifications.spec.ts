import { randomUUID } from "node:crypto";
import { AxeBuilder } from "@axe-core/playwright";
import { expect, sharedServer, test, type Page } from "#tests/support/browser-test.ts";
import { openDatabase } from "#tests/support/past.ts";
import { makePersonLike } from "#tests/support/people.ts";
import { demoPassword } from "#prisma/seed/demo-accounts.ts";

// What a person was told, on the site and in the mails about it, with and without scripts.

/** Tells somebody of something that happened, as a feature would. */
function tell(email: string, values: { title: string; actor?: string; kind?: string; path?: string }): string {
  const database = openDatabase(sharedServer().dataDir);
  const idOf = (address: string) => (database.prepare("SELECT id FROM User WHERE email = ?").get(address) as { id: string }).id;
  const id = randomUUID();
  database
    .prepare(`INSERT INTO Notification (id, userId, event, kind, path, "values", actorId, createdAt, mailedAt) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`)
    .run(id, idOf(email), `post:${id}`, values.kind ?? "reply", values.path ?? "/courses", JSON.stringify({ title: values.title }), values.actor ? idOf(values.actor) : null, "2026-03-02T09:00:00.000+00:00", "2026-03-02T09:10:00.000+00:00");
  database.close();
  return id;
}

async function signIn(page: Page, email: string): Promise<void> {
  await page.goto("/sign-in");
  await page.locator('input[name="email"]').fill(email);
  await page.locator('input[name="password"]').fill(demoPassword);
  await page.locator('main form button[type="submit"]').click();
  await expect(page).not.toHaveURL(/sign-in/);
}

/** The key of a person's way out of mails. */
function keyOf(email: string): string {
  const database = openDatabase(sharedServer().dataDir);
  const row = database.prepare("SELECT s.unsubscribeKey AS key FROM NotificationSetting s JOIN User u ON u.id = s.userId WHERE u.email = ?").get(email) as { key: string };
  database.close();
  return row.key;
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with scripts" : "without scripts", () => {
    test.use({ javaScriptEnabled, expectedErrors: /status of 422/ }); // what is to be corrected

    test("a person sees what is new, goes there, marks the rest as read, and chooses the mails", async ({ page }) => {
      const person = makePersonLike("learner@demo.example", { name: "Nora Told", locale: "en" });
      await signIn(page, person);
      await page.goto("/notifications");
      await expect(page.getByRole("heading", { name: "Nothing has happened yet" })).toBeVisible();

      tell(person, { title: "Housing in small towns", actor: "learner2@demo.example" });
      tell(person, { title: "Language courses", kind: "mention" });
      tell(person, { title: "Interpreters", kind: "moderation" });
      await page.goto("/notifications");
      await page.getByRole("link", { name: "Notifications: 3 unread" }).click();
      await expect(page.getByText("3 unread")).toBeVisible();
      await expect(page.getByRole("link", { name: "Somebody mentioned you in “Language courses”" })).toBeVisible();

      await page.getByRole("link", { name: "João Demo replied to you in “Housing in small towns”" }).click();
      await expect(page).toHaveURL("/courses");
      await page.getByRole("link", { name: "Notifications: 2 unread" }).click();
      await page.getByRole("button", { name: "Mark as read: A moderator’s decision concerns you: “Interpreters”" }).click();
      await expect(page.getByRole("link", { name: "Notifications: 1 unread" })).toBeVisible();
      await page.getByRole("button", { name: "Mark all as read" }).click();
      await expect(page.getByText("You have read everything.")).toBeVisible();
      await expect(page.getByRole("link", { name: "Notifications: none unread" })).toBeVisible();

      await page.goto("/profile");
      await page.locator("main nav").getByRole("link", { name: "Notifications" }).click();
      await expect(page.getByRole("radio", { name: "A mail for each event" })).toBeChecked();
      await page.getByRole("radio", { name: "A summary every week" }).check();
      await page.getByRole("checkbox", { name: "Something new in what I follow" }).uncheck();
      await page.getByLabel("From").selectOption("20");
      await page.getByRole("button", { name: "Save" }).click();
      await expect(page.getByText("Choose two different hours, or neither.").first()).toBeVisible();
      await expect(page.getByRole("checkbox", { name: "Something new in what I follow" })).not.toBeChecked();
      await expect(page.getByRole("radio", { name: "A summary every week" })).toBeChecked();
      await page.getByLabel("Until").selectOption("7");
      await page.getByRole("button", { name: "Save" }).click();
      await expect(page.getByText("Your choices are saved.")).toBeVisible();
      await page.reload();
      await expect(page.getByRole("radio", { name: "A summary every week" })).toBeChecked();
      await expect(page.getByRole("checkbox", { name: "Something new in what I follow" })).not.toBeChecked();
      await expect(page.getByRole("checkbox", { name: "Somebody mentions me" })).toBeChecked();
      await expect(page.getByLabel("Until")).toHaveValue("7");

      await page.context().clearCookies();
      await page.goto(`/notifications/unsubscribe/${keyOf(person)}`);
      await page.getByRole("button", { name: "Stop these mails" }).click();
      await expect(page.getByRole("heading", { name: "These mails have stopped" })).toBeVisible();
    });
  });
}

test("mail programs end the mails with one post from nowhere, and only with the key", async ({ page }) => {
  const person = "reviewer@demo.example";
  await signIn(page, person);
  await page.goto("/notifications/settings");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Your choices are saved.")).toBeVisible();
  const post = (key: string) => fetch(`${sharedServer().origin}/notifications/unsubscribe/${key}`, { method: "POST", redirect: "manual", headers: { "Content-Type": "application/x-www-form-urlencoded" }, body: "List-Unsubscribe=One-Click" });
  expect((await post("A".repeat(27))).status).toBe(404);
  expect((await post(keyOf(person))).status).toBe(200);
  await page.reload();
  await expect(page.getByRole("radio", { name: "No mails" })).toBeChecked();
});

test("the pages stand up to axe, wide and narrow", async ({ page }) => {
  const person = "coordinator@demo.example";
  tell(person, { title: "A very long title that goes on about everything a region can do so that it has to wrap on a telephone", actor: "learner2@demo.example" });
  await signIn(page, person);
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    for (const address of ["/notifications", "/notifications/settings"]) {
      await page.goto(address);
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
  }
});
