import { expect, test } from "#tests/support/browser-test.ts";
import { signIn } from "#tests/support/people.ts";

test("a page that is reached by a link speaks in words, also where it takes them from several files", async ({ page }) => {
  await signIn(page, "learner@demo.example");
  await page.goto("/practices/skane-milsa");
  await page.locator('main a[href$="/adopt"]').first().click();
  await expect(page.locator("main form label").first()).toBeVisible();
  await expect(page.locator("main")).not.toContainText(/\b(?:start|edit|help)\.[a-z]+/);
});
