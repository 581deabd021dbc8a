import { expect, test } from "#tests/support/browser-test.ts";

// Somebody is quicker than the scripts of the page. What breaks is written to the console, which fails the test.

test("a click at the very moment in which the page wakes up breaks nothing", async ({ page }) => {
  await page.addInitScript(() => {
    const listen = document.addEventListener.bind(document);
    let isClicked = false;
    document.addEventListener = (...[type, ...rest]: Parameters<typeof listen>) => {
      listen(type, ...rest);
      if (type === "click" && !isClicked) {
        isClicked = true;
        queueMicrotask(() => document.querySelector("h1")?.click());
      }
    };
  });
  await page.goto("/courses");
  await expect(page.locator("footer button"), "the page is hydrated").toBeVisible();
  await page.locator("header.site").getByRole("link", { name: "Forum" }).click();
  await expect(page).toHaveURL(/\/forum$/);
});
